import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { definedInBody } from './definitions.ts';

/** A short form that is introduced in brackets and never used again in the article. */
export const unusedDefinition: LocalCheck = {
  code: 'unused-definition',
  check(reading) {
    const { shortForms } = reading.acronyms;
    return [...definedInBody(reading)].flatMap(([key, all]) => {
      const { how, short, expansion } = all[0];
      if (how !== 'bracket') return [];
      // both are in the order of the text
      let next = 0;
      const used = shortForms.some((form) => {
        if (form.key !== key) return false;
        while (next < all.length && all[next].short.end <= form.start) next++;
        return next === all.length || all[next].short.start >= form.end;
      });
      return used ? [] : [{ code: 'unused-definition' as const, start: short.start, end: short.end, message: say('{0} is introduced for “{1}” and not used again in this article', key, expansion), related: [] }];
    });
  },
};
