import type { LocalCheck } from './check.ts';
import { misread, type Misread } from './codePages.ts';
import { grouped, many } from './places.ts';
import { suspects } from './suspects.ts';

/** UTF-8 that was read as a Western code page: "â€™" for "’", "Ã©" for "é". The characters are turned back into bytes and decoded strictly. */
export const mojibake: LocalCheck = {
  code: 'mojibake',
  check({ article, structure }) {
    const { text } = structure;
    const found: Misread[] = [];
    let end = 0;
    for (const at of suspects(article, () => structure).misread) {
      if (at < end) continue;
      const one = misread(text, at);
      if (!one) continue;
      found.push(one);
      end = one.end;
    }
    const spots = found.map(({ start, end, meant }) => {
      const wrong = text.slice(start, end);
      const message = meant === null
        ? `“${visible(wrong)}” stands where a character was lost before the text was wrongly decoded`
        : `“${visible(wrong)}” is a wrongly decoded ${meant === '\u00a0' ? 'no-break space' : `“${visible(meant)}”`}`;
      return { start, end, message, ...(meant !== null && { edit: { start, end, text: meant } }) };
    });
    return grouped('mojibake', spots, { fix: (count) => `Replace ${many(count, 'wrongly decoded character')}` });
  },
};

/** Makes spaces and control characters visible in a message. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
