import type { Ahead } from './ahead.ts';

/** A page's words that stand within heads: "Published", "on", "Avatar photo". */
const WITHIN = /^(?:avatar|published|posted|updated|(?:on|in)$|author|\d+|no comments?|share|save|print|e-?mail|listen|comments?$|give this|temps de lecture|text size|aa$|small$|medium$|large$|image (?:source|caption)|foto|publicado|publié|veröffentlicht|pubblicato|geplaatst|courtesy|photo|screen ?shot|img_?\d|dscn?_?\d)/i;

/** A caption: it names who took the picture. */
const CREDITED = /credit(?:\.{3}|…)/i;
const CAPTION = /[.…]\s*\p{Lu}{2,}(?:[\s/|(]+\p{Lu}{2,}\)?){1,4}$/u;

/** Entries of a menu are no longer than this, UTF-16 units; a standfirst is not. */
export const ENTRY = 22;

/** Whether a line is an entry of a menu by its look. */
export function isEntry({ kind, line }: Ahead): boolean {
  return line.text.trim().length <= ENTRY && (kind === 'short' || kind === 'section' || kind === 'chrome');
}

/** Whether a line is furniture that stands within heads. */
export function isWithin({ kind, line }: Ahead): boolean {
  return (kind === 'chrome' && (WITHIN.test(line.text.trim()) || CREDITED.test(line.text))) || (kind === 'short' && CAPTION.test(line.text.trim()));
}
