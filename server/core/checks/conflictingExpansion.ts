import type { Definition } from '../acronyms/model.ts';
import { fingerprint } from '../acronyms/sameness.ts';
import { say } from '../say.ts';
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
        message: say('{0} stands for “{1}” here, and for “{2}” elsewhere in this article', key, other.expansion, first.expansion),
        related: [first, ...more].map(({ short, expansion }) => ({ ...short, message: say('{0}: “{1}”', key, expansion) })),
      }];
    });
  },
};

/** Two wordings of one name share most of their words: "Entity for Gender Equality and (the) Empowerment of Women". */
const SHARED = 0.5;

function differ(a: Definition, b: Definition): boolean {
  const [one, other] = [fingerprint(a.expansion), fingerprint(b.expansion)];
  if (a.short.start === b.short.start || one.includes(other) || other.includes(one)) return false;
  const [words, others] = [wordsOf(a.expansion), wordsOf(b.expansion)];
  const common = [...words].filter((word) => others.has(word)).length;
  return common < SHARED * Math.min(words.size, others.size);
}

/** The beginnings of an expansion's words, small words left out. */
function wordsOf(expansion: string): ReadonlySet<string> {
  return new Set(expansion.toLowerCase().split(/[^\p{L}\d]+/u).filter((word) => word.length > 3).map((word) => word.slice(0, 5)));
}
