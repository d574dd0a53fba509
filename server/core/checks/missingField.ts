import { joined, say, type Value } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';
import { headOf } from './records.ts';

/** A field is usual where this share of the other records has it, and so many others there must be. */
const NEARLY_ALL = 0.95;
const LEAST = 4;
/** What every record of an export has, in words; of other fields (bylines, subjects, pages …) many records have none, and nothing is wrong. */
const ESSENTIAL: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['date', say('date')],
  ['source', say('source')],
  ['length', say('length')],
  ['language', say('language')],
  ['load-date', say('load date')],
  ['publication-type', say('publication type')],
  ['source-code', say('source code')],
  ['id', say('number')],
  ['url', say('address')],
  ['from', say('sender')],
  // as they stand in the file
  ['docno', 'DOCNO'],
  ['newid', 'NEWID'],
  ['warc-target-uri', 'WARC-Target-URI'],
  ['warc-date', 'WARC-Date'],
]);

interface Said {
  /** The record's dialect and the keys that it has; null for what is no record. */
  readonly keys: readonly string[] | null;
  readonly dialect: string;
  readonly head: Range;
}

/** A record without a field that nearly all records of the file have. */
export const missingField: ComparingCheck<Said> = {
  code: 'missing-field',
  say({ article, structure, dialect }) {
    const { fields, date, source, terminator } = structure;
    // what stands in the end marker goes with it: that it is lost is told as such
    const keys = new Set(fields.filter(({ value }) => value.text !== '' && !(terminator && value.start >= terminator.start)).map(({ key }) => key).filter((key) => ESSENTIAL.has(key) || dialect.usual.fields?.includes(key)));
    if (date) keys.add('date');
    if (source) keys.add('source');
    return { keys: article.kind === 'article' ? [...keys] : null, dialect: article.dialect, head: headOf(structure) };
  },
  index() {
    const dialects = new Map<string, { records: number; keys: Map<string, number>; usual: readonly string[] | null }>();
    const count = ({ keys, dialect }: Said, by: 1 | -1): void => {
      if (!keys) return;
      const counts = dialects.get(dialect) ?? { records: 0, keys: new Map<string, number>(), usual: null };
      dialects.set(dialect, counts);
      counts.records += by;
      counts.usual = null;
      for (const key of keys) counts.keys.set(key, (counts.keys.get(key) ?? 0) + by);
    };
    return {
      add: (said) => count(said, 1),
      remove: (said) => count(said, -1),
      judge({ keys, dialect, head }) {
        const counts = keys && dialects.get(dialect);
        const others = counts ? counts.records - 1 : 0;
        if (!counts || others < LEAST) return [];
        // for a record that lacks a field, those that have it are all others
        counts.usual ??= [...counts.keys].filter(([, having]) => having >= NEARLY_ALL * others).map(([key]) => key).sort();
        const missing = counts.usual.filter((key) => !keys.includes(key));
        if (missing.length === 0) return [];
        return [{ code: 'missing-field', ...head, message: say('this record has no {0}; nearly all others of the file have one', joined(missing.map((key) => ESSENTIAL.get(key) ?? key), (all, one) => say('{0} and no {1}', all, one))), related: [] }];
      },
    };
  },
};
