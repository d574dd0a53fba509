import { isSame } from '../acronyms/sameness.ts';
import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { definedInBody } from './definitions.ts';

/** The same expansion given twice in one article. A legend repeats what the text says, and means to. */
export const acronymRedefined: LocalCheck = {
  code: 'acronym-redefined',
  check(reading) {
    return [...definedInBody(reading)].flatMap(([key, all]) => {
      const [first, ...others] = all.filter(({ how }) => how !== 'legend');
      const again = others.filter(({ expansion }) => isSame(expansion, first.expansion));
      if (again.length === 0) return [];
      const { start } = again[0].short;
      return [{
        code: 'acronym-redefined' as const, start, end: again[0].short.end,
        message: say('{0} was expanded as “{1}” before', key, first.expansion),
        related: [{ ...first.short, message: say('{0} is expanded here first', key) }, ...again.slice(1).map(({ short }) => ({ ...short, message: say('and again here') }))],
      }];
    });
  },
};
