import { isHousehold } from '../acronyms/household.ts';
import type { ShortForm } from '../acronyms/model.ts';
import { say } from '../say.ts';
import type { ComparingCheck } from './check.ts';
import { usesInBody } from './definitions.ts';

const LEAST = 2;
/** Two capitals; with digits it is a flight, a road, an aircraft as often as not. */
const ACRONYM = /^(?=(?:.*\p{Lu}){2})[\p{L}&/.-]{2,12}$/u;
/** What exchanges, agencies and databases write before or around their codes. */
const CODE_BEFORE = /(?:\b(?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|OTC|TSX|ASX|HKEX|ETR|FRA|EPA|SIX|BIT|ISIN|WKN|RIC|Bloomberg)\s*(?:MKT)?:\s*|[$@#<]|https?:\S*|www\.\S*)$/;
/** An exchange before its codes, the middle of an address. */
const CODE_AFTER = /^(?::\s?[A-Z\d.]{1,6}\b(?![a-z])|[\w-]*@\w)/;
/** Beside another word in capitals it is part of a name or of a heading: "USA TODAY". */
const CAPITALS_BEFORE = /\b\p{Lu}{2,}['’]?\p{Lu}*\s$/u;
const CAPITALS_AFTER = /^\s\p{Lu}{2,}(?!\p{Ll})/u;
/** A label, or a speaker in a play. */
const LINE_START = /(?:^|\n)[\s*>•-]*$/;
const LABEL_AFTER = /^(?:\s*:|\.\s*[\p{Lu}(_-])/u;
const NAMED_AFTER = /^[.,]?\s+\p{Lu}\p{Ll}/u;
const CAPITALS = 0.6;

/** An acronym used at least twice in the body and expanded nowhere. Household words, codes, initials and text in capitals are left alone. */
export const undefinedAcronym: ComparingCheck<readonly (readonly ShortForm[])[]> = {
  code: 'undefined-acronym',
  say(reading) {
    const { text } = reading.structure;
    const defined = new Set(reading.acronyms.definitions.map(({ key }) => key));
    const found: (readonly ShortForm[])[] = [];
    for (const [key, all] of usesInBody(reading)) {
      if (all.length < LEAST || defined.has(key) || !ACRONYM.test(key) || isHousehold(key)) continue;
      const uses = all.filter((use) => isWord(text, use));
      if (uses.length < LEAST || isPlace(text, key, uses) || isOrdinaryWord(text, key) || (key.length < 4 && uses.every(({ end }) => NAMED_AFTER.test(text.slice(end, end + 8))))) continue;
      found.push(uses);
    }
    return found;
  },
  index: () => ({
    add() {},
    remove() {},
    judge: (said, article, file) => said.filter(([{ key }]) => !file.isExpanded(key, article)).map(([first, ...others]) => ({
      code: 'undefined-acronym' as const, start: first.start, end: first.end,
      message: say('{0} is used {1} times in this article and expanded nowhere', first.key, others.length + 1),
      related: others.map(({ start, end, text }) => ({ start, end, message: say('{0} again', text) })),
    })),
  }),
};

/** A use in running text: no code, no word of a line in capitals. */
function isWord(text: string, { start, end }: ShortForm): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 12);
  if (CODE_BEFORE.test(before) || CODE_AFTER.test(after) || CAPITALS_BEFORE.test(before) || CAPITALS_AFTER.test(after)) return false;
  if (LINE_START.test(before) && LABEL_AFTER.test(after)) return false;
  const around = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 60), end + 60).split('\n', 1)[0];
  const letters = around.match(/\p{L}/gu)?.length ?? 0;
  const capitals = around.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals < CAPITALS * letters;
}


/** "Hull, N.J.": a state or province after its town. */
function isPlace(text: string, key: string, uses: readonly ShortForm[]): boolean {
  return key.length === 2 && uses.every(({ start }) => /\p{L}[.,]*,\s$/u.test(text.slice(Math.max(0, start - 4), start)));
}

/** A word that the article also writes in small letters is one in capitals for emphasis, or a name. */
function isOrdinaryWord(text: string, key: string): boolean {
  if (!/^\p{Lu}{3,}$/u.test(key)) return false;
  const rest = key.slice(1).toLowerCase();
  return new RegExp(String.raw`(?<![\p{L}\d])[${key[0]}${key[0].toLowerCase()}]${rest}(?![\p{L}\d])`, 'u').test(text);
}
