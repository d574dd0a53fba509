import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { entityAt } from './entities.ts';
import { grouped, type Spot } from './places.ts';
import { suspects } from './suspects.ts';

const TAG = /<(?:\/(?:p|br|div|span|b|i|em|strong|u|a|li|ul|ol|h[1-6]|blockquote|img|table|tr|td|th|tbody|figure|figcaption|font|center|sup|sub|small|script|style|section|article|iframe|q|cite|code|pre)\s*|(?:p|br|hr|div|span|b|i|em|strong|u|li|ul|ol|h[1-6]|blockquote|table|tr|td|th|tbody|figure|figcaption|center|sup|sub|small|section|article|q|cite|code|pre)(?:\s+[a-z-]+\s*=\s*["'][^"'<>\n]{0,300}["']){0,12}\s*\/?|br\s[^<>\n]{0,80}|(?:a|img|font|iframe|script|style|video|audio|source|embed|object|input|form)\s+[a-z-]+\s*=[^<>\n]{1,600}|!--[^<>\n]{0,300}--|!\[CDATA\[[^<>\n]{0,300})>/iy;

/** Entities and tags left in plain text. Not in addresses of the web, and not where the dialect is mark-up. */
export const htmlResidue: LocalCheck = {
  code: 'html-residue',
  check({ article, structure, dialect }) {
    if (dialect.usual.markup) return [];
    const { text } = structure;
    const spots: Spot[] = [];
    for (const at of suspects(article, () => structure).markup) {
      if (text[at] === '&') {
        const entity = entityAt(text, at);
        if (!entity || isInAddress(text, at)) continue;
        const { end, meant } = decoded(text, entity);
        const sign = meant === '\u00a0' ? say('a no-break space') : say('“{0}”', meant);
        spots.push({ start: at, end, message: say('the HTML entity {0} stands for {1}', text.slice(at, end), sign), edit: { start: at, end, text: meant === '\u00a0' ? ' ' : meant } });
      } else {
        TAG.lastIndex = at;
        const tag = TAG.exec(text);
        if (tag) spots.push({ start: at, end: at + tag[0].length, message: say('the HTML tag {0} was left in the text', tag[0].length > 40 ? `${tag[0].slice(0, 39)}…` : tag[0]) });
      }
    }
    return grouped('html-residue', spots, { fix: (count) => say(count === 1 ? 'Replace the HTML entity' : 'Replace {0} HTML entities', count) });
  },
};

/** An entity of an entity: "&amp;nbsp;". */
function decoded(text: string, { end, meant }: { end: number; meant: string }): { end: number; meant: string } {
  if (meant !== '&') return { end, meant };
  const inner = entityAt(`&${text.slice(end, end + 12)}`, 0);
  return inner ? { end: end + inner.end - 1, meant: inner.meant } : { end, meant };
}

/** Whether the run of characters around a place is an address of the web. */
function isInAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && at - start < 2000 && text.charCodeAt(start - 1) > 32) start--;
  return /:\/\/|www\.|\?[^\s?]*=[^\s]*$|^[^\s]*\.(?:com|org|net|html?|php|aspx?)[/?]/i.test(text.slice(start, at));
}
