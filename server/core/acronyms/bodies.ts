import type { Range } from '../text/range.ts';
import { alignFrom, fitsClosely, stretchOf } from './alignment.ts';
import { classOf, fold, isWordUnit, SPACE } from './characters.ts';
import { wordStart } from './extent.ts';
import { shapeOf } from './shape.ts';
import { isHead, isPassedOver } from './words.ts';

/*
 * Names of bodies that stand before or in a bracket with a short form whose letters do not tell all of them: because they are another language's, or those of the name's head.
 */

/** What a person is in a body, before the body's name, and who that is: "Executive Director of the …", "Mr. Luis López of the …". */
const PERSON = /^(?:(?:Mrs?|Ms|Dr|Sra?|Prof)\.? (?:\p{Lu}[\p{L}.-]* ){1,4}|(?:\p{Lu}[\p{L}-]* ){0,3}(?:Director|Director-General|Chair|Chairman|Chairwoman|Chairperson|President|Vice-President|Secretary|Secretary-General|Representative|Member|Head|Leader|Administrator|Coordinator|Commander|Rapporteur|Governor|Ambassador|Commissioner|Delegate) )(?:of|for|to) (?:the )?(?=\p{Lu})/u;

/** The capitalised name before a bracket that holds a short form in another language's letters: "Central Bank of West African States (BCEAO)". Its first word, its last, or one before a preposition must be the head of a body's name. */
export function foreignName(text: string, from: number, to: number, form: string): Range | undefined {
  if (!/^\p{Lu}{2}/u.test(form) || form.length < 3 || shapeOf(form) !== 'short-form' || /[\s\d/]/.test(form)) return undefined;
  let start = to;
  let at = to;
  let words = 0;
  while (at > from) {
    let end = at;
    while (end > from && classOf(text.charCodeAt(end - 1)) === SPACE) end--;
    const begin = wordStart(text, end, from);
    if (begin === end) break;
    const word = text.slice(begin, end);
    if (/^\p{Lu}\p{Ll}/u.test(word) && !word.includes(',')) {
      start = begin;
      words++;
    } else if (!/^(of|for|the|and|de|la|du|des|del|y|et|in|on)$/.test(word)) {
      break;
    }
    at = begin;
  }
  const name = text.slice(start, to).replace(/^The\s/, '').replace(PERSON, '');
  if (words < 2 || !isBody(name, form)) return undefined;
  // "Japan National Committee for the United Nations Development Fund for Women (UNIFEM)": of two bodies the one that begins as the short form does
  const inner = name.startsWith(form[0]) ? null : new RegExp(` (?:of|for|to|in) (?:the )?(?=${form.slice(0, 1)})`, 'u').exec(name);
  const rest = inner === null ? '' : name.slice(inner.index + inner[0].length);
  return { start: to - (rest.includes(' ') && isBody(rest, form) ? rest : name).length, end: to };
}

function isBody(name: string, form: string): boolean {
  const words = name.toLowerCase().split(/\s+/);
  const isHeaded = words.some((word, index) => isHead(word) && (index === words.length - 1 || index === 0 || isPassedOver(words[index + 1])));
  return words.length <= 14 && isHeaded && sharesInitials(words, form);
}

/** Names of bodies keep some of their words in translation: a third of the letters must be initials, in any order. */
function sharesInitials(words: readonly string[], form: string): boolean {
  const initials = words.filter((word) => !isPassedOver(word)).map((word) => fold(word.charCodeAt(0)));
  let letters = 0;
  let shared = 0;
  for (let at = 0; at < form.length; at++) {
    if (!isWordUnit(form.charCodeAt(at))) continue;
    letters++;
    const found = initials.indexOf(fold(form.charCodeAt(at)));
    if (found < 0) continue;
    shared++;
    initials.splice(found, 1);
  }
  return shared * 3 >= letters;
}

const NAME_GOES_ON = /^(?:on|for|of|to|against) (?:(?:\p{Lu}[\p{L}’'-]*|and|on|for|of|to|in|the|against),? )*\p{Lu}[\p{L}’'-]*$/u;

/** Does a name go on so: "… for Palestine Refugees in the Near East"? */
export const goesOn = (rest: string): boolean => NAME_GOES_ON.test(rest);

/** One letter in three may stand inside a word of the head. */
const HEAD_COST = 0.25;

/** `Intergovernmental Committee on Intellectual Property and Genetic Resources, Traditional Knowledge and Folklore (IGC)`: the letters tell the head alone of a name that goes on, in capitalised words, to the bracket. */
export function headedName(text: string, from: number, to: number, form: string): Range | undefined {
  if (!/^\p{Lu}{3,}$/u.test(form)) return undefined;
  for (let start = to; start > from;) {
    start = wordStart(text, start - 1, from);
    const head = text[start] === form[0] ? alignFrom(stretchOf(text, start, to), form) : undefined;
    if (head !== undefined && head.cost <= HEAD_COST * head.letters && goesOn(text.slice(head.end, to).trimStart())) return { start, end: fitsClosely(head) ? head.end : to };
  }
  return undefined;
}
