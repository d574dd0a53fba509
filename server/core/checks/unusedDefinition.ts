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
      const used = shortForms.some((form) => form.key === key && !all.some((each) => form.start < each.short.end && form.end > each.short.start));
      return used ? [] : [{ code: 'unused-definition' as const, start: short.start, end: short.end, message: `${key} is introduced for “${expansion}” and not used again in this article`, related: [] }];
    });
  },
};
