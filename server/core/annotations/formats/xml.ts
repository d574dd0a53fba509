/** Characters that XML 1.0 cannot hold. */
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML holds it; `lost` is called for each character that it cannot hold, which becomes U+FFFD. */
export function xmlText(text: string, lost: () => void): string {
  const clean = text.replace(FORBIDDEN, () => {
    lost();
    return '\ufffd';
  });
  return clean.replace(/[&<>"\r\x7f-\x9f]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/&#(38|60|62|34);/g, (_, code: string) => NAMED[code]);
}

const NAMED: Readonly<Record<string, string>> = { 38: '&amp;', 60: '&lt;', 62: '&gt;', 34: '&quot;' };
