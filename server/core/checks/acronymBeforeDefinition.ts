import { isHousehold } from '../acronyms/household.ts';
import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { definedInBody, usesInBody } from './definitions.ts';

/** An acronym used in the body before the place in the body that defines it. The title does not count, nor a part of a longer name ("UNCTAD/WTO"), and a legend stands where it likes. */
export const acronymBeforeDefinition: LocalCheck = {
  code: 'acronym-before-definition',
  check(reading) {
    const { text } = reading.structure;
    const uses = usesInBody(reading);
    return [...definedInBody(reading)].flatMap(([key, [first]]) => {
      if (first.how === 'legend' || isHousehold(key)) return [];
      const place = Math.min(first.short.start, first.long.start);
      const early = (uses.get(key) ?? []).filter(({ start, end }) => end <= place && text[start - 1] !== '/' && text[end] !== '/');
      if (early.length === 0) return [];
      const [use, ...others] = early;
      return [{
        code: 'acronym-before-definition' as const, start: use.start, end: use.end,
        message: say('{0} is used here before it is expanded as “{1}”', use.text, first.expansion),
        related: [{ ...first.short, message: say('{0} is expanded here', key) }, ...others.map(({ start, end }) => ({ start, end, message: say('used here too') }))],
      }];
    });
  },
};
