import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { unclosed, type Pairing } from './pairs.ts';
import { suspects } from './suspects.ts';

/** Brackets opened and not closed within a paragraph. Closers without an opener are left alone: they number lists. */
export const unbalancedBracket: LocalCheck = {
  code: 'unbalanced-bracket',
  check: (reading) => unclosed(
    'unbalanced-bracket', reading, suspects(reading.article, () => reading.structure).bracket, pair,
    () => false,
    (sign) => say('“{0}” is opened here and not closed in this paragraph', sign),
  ),
};

/** What numbers a list: "a)", "iv)", "12)". */
const ITEM = /(?:^|\s)(?:\p{L}|[ivxIVX]{1,4}|\d{1,3})$/u;

function pair(text: string, marks: readonly number[]): Pairing {
  const open: number[] = [];
  let closes = false;
  for (const at of marks) {
    const sign = text[at];
    if (sign === '(' || sign === '[') {
      if (!isFace(text, at)) open.push(at);
    } else if (open.length > 0) {
      // an interval may open with one kind and close with the other: [0, 1)
      const own = open.findLastIndex((opener) => text[opener] === (sign === ')' ? '(' : '['));
      if (own >= 0) open.splice(own, 1);
      else if (/\d/.test(text[at - 1] ?? '')) open.pop();
      else closes = true;
    } else if (!isFace(text, at) && !ITEM.test(text.slice(Math.max(0, at - 6), at))) {
      closes = true;
    }
  }
  return { open, closes };
}

/** ":-(" is a face, no bracket. */
function isFace(text: string, at: number): boolean {
  return /[:;=8xX]['’]?-?$/.test(text.slice(Math.max(0, at - 3), at)) && /^(?:\s|[.,!?]|$)/.test(text.slice(at + 1, at + 2)) && !/\w[xX8]$/.test(text.slice(Math.max(0, at - 2), at));
}
