import { isHousehold } from '../acronyms/household.ts';
import type { ShortForm } from '../acronyms/model.ts';
import type { ComparingCheck } from './check.ts';
import { usesInBody } from './definitions.ts';
import { many } from './places.ts';

const LEAST = 2;
/** Two capitals; with digits it is a flight, a road, an aircraft as often as not. */
const ACRONYM = /^(?=(?:.*\p{Lu}){2})[\p{L}&/.-]{2,12}$/u;
/** What exchanges, agencies and databases write before or around their codes. */
const CODE_BEFORE = /(?:\b(?:NYSE|NASDAQ|Nasdaq|LSE|AMEX|OTC|TSX|ASX|HKEX|ETR|FRA|EPA|SIX|BIT|ISIN|WKN|RIC|Bloomberg)\s*(?:MKT)?:\s*|[$@#<]|https?:\S*|www\.\S*)$/;
/** An exchange before its codes, the middle of an address. */
const CODE_AFTER = /^(?::\s?[A-Z\d.]{1,6}\b(?![a-z])|[\w-]*@\w)/;
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
      if (uses.length < LEAST || (key.length < 4 && uses.every(({ end }) => NAMED_AFTER.test(text.slice(end, end + 8))))) continue;
      found.push(uses);
    }
    return found;
  },
  index: () => ({
    add() {},
    remove() {},
    judge: (said, article, file) => said.filter(([{ key }]) => !file.isExpanded(key, article)).map(([first, ...others]) => ({
      code: 'undefined-acronym' as const, start: first.start, end: first.end,
      message: `${first.key} is used ${many(others.length + 1, 'time')} in this article and expanded nowhere`,
      related: others.map(({ start, end, text }) => ({ start, end, message: `${text} again` })),
    })),
  }),
};

/** A use in running text: no code, no word of a line in capitals. */
function isWord(text: string, { start, end }: ShortForm): boolean {
  const after = text.slice(end, end + 12);
  if (CODE_BEFORE.test(text.slice(Math.max(0, start - 40), start)) || CODE_AFTER.test(after)) return false;
  const around = text.slice(Math.max(text.lastIndexOf('\n', start) + 1, start - 60), end + 60).split('\n', 1)[0];
  const letters = around.match(/\p{L}/gu)?.length ?? 0;
  const capitals = around.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals < CAPITALS * letters;
}

