import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { misread, type Misread } from './codePages.ts';
import { grouped } from './places.ts';
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
        ? say('“{0}” stands where a character was lost before the text was wrongly decoded', visible(wrong))
        : say('“{0}” is a wrongly decoded {1}', visible(wrong), meant === '\u00a0' ? say('no-break space') : say('“{0}”', visible(meant)));
      return { start, end, message, ...(meant !== null && { edit: { start, end, text: meant } }) };
    });
    return grouped('mojibake', spots, { fix: (count) => say(count === 1 ? 'Replace 1 wrongly decoded character' : 'Replace {0} wrongly decoded characters', count) });
  },
};

/** Makes spaces and control characters visible in a message. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u00a0\u00ad\u200b-\u200f\u2060\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
