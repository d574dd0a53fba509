import type { Definition } from '../acronyms/model.ts';
import { fingerprint } from '../acronyms/sameness.ts';
import type { LocalCheck } from './check.ts';
import { definedInBody } from './definitions.ts';

/** One short form, two expansions in one article. A longer and a shorter form of one name are no conflict, nor are a legend's words. */
export const conflictingExpansion: LocalCheck = {
  code: 'conflicting-expansion',
  check(reading) {
    return [...definedInBody(reading)].flatMap(([key, all]) => {
      const [first, ...others] = all.filter(({ how }) => how !== 'legend');
      const other = others.find((each) => differ(first, each));
      if (!other) return [];
      const more = others.filter((each) => each !== other && differ(first, each));
      return [{
        code: 'conflicting-expansion' as const, start: other.short.start, end: other.short.end,
        message: `${key} stands for “${other.expansion}” here, and for “${first.expansion}” elsewhere in this article`,
        related: [first, ...more].map(({ short, expansion }) => ({ ...short, message: `${key}: “${expansion}”` })),
      }];
    });
  },
};

function differ(a: Definition, b: Definition): boolean {
  const [one, other] = [fingerprint(a.expansion), fingerprint(b.expansion)];
  return a.short.start !== b.short.start && !one.includes(other) && !other.includes(one);
}
