import { classOf, isWordUnit, JOINER, SPACE } from './characters.ts';
import type { Name } from './model.ts';
import type { Marks } from './scan.ts';
import { isPassedOverAt, joined } from './words.ts';

const MAX_NAME = 120;

/** The names of a zone: capitalised words with nothing but articles and prepositions between them, two capitalised words at least. */
export function namesOf(text: string, marks: Marks, names: Map<string, Name>): void {
  const { capitalised } = marks;
  let first = 0;
  while (first < capitalised.length) {
    const start = capitalised[first];
    let end = wordEnd(text, start, capitalised[first + 1]);
    let next = first + 2;
    let words = 1;
    while (next < capitalised.length && end === capitalised[next - 1] && joins(text, end, capitalised[next])) {
      end = wordEnd(text, capitalised[next], capitalised[next + 1]);
      next += 2;
      words++;
    }
    if (words > 1 && end - start <= MAX_NAME) {
      add(text, text.startsWith('The ', start) ? start + 4 : start, end, names);
      // "Chairman of the Conference on …": what follows the first preposition may be the name
      const tail = / of (?:the )?(?=\p{Lu})/u.exec(text.slice(start, end));
      if (tail !== null) add(text, start + tail.index + tail[0].length, end, names);
    }
    first = next;
  }
}

function add(text: string, start: number, end: number, names: Map<string, Name>): void {
  const name = joined(text.slice(start, end));
  if (name.includes(' ') && !names.has(name)) names.set(name, { start, end, text: name });
}

/** A token's end without the punctuation that ends it. */
function wordEnd(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && classOf(text.charCodeAt(to - 1)) === JOINER) to--;
  return to;
}

/** One white space, or articles and prepositions between white space. */
function joins(text: string, from: number, to: number): boolean {
  if (to - from > 14) return false;
  let at = from;
  while (at < to) {
    if (classOf(text.charCodeAt(at)) !== SPACE) {
      const start = at;
      while (at < to && isWordUnit(text.charCodeAt(at))) at++;
      if (at === start || !isPassedOverAt(text, start, at)) return false;
    } else {
      at++;
    }
  }
  return true;
}

/** `Southeast` gives two letters. */
const COMPASS = /^(North|South)(east|west)/;

/** The initials of a name in capitals, with its articles and prepositions and without: one or two strings. */
export function initialsOf(name: string): readonly string[] {
  let all = '';
  let strong = '';
  for (const word of name.split(/[\s-]+/)) {
    const initial = (COMPASS.test(word) ? word.charAt(0) + word.charAt(5) : word.charAt(0)).toUpperCase();
    all += initial;
    if (!isPassedOverAt(word, 0, word.length)) strong += initial;
  }
  return all === strong ? [all] : [all, strong];
}
