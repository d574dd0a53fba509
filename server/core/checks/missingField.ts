import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';
import { headOf } from './records.ts';

/** A field is usual where this share of the other records has it, and so many there must be. */
const NEARLY_ALL = 0.95;
const LEAST = 8;
/** Many articles have none of these, and nothing is wrong. */
const OPTIONAL = /^(?:byline|author|authors|credit|dateline|correction|correction-date|graphic|graphics|highlight|subtitle|people|person|company|organization|organisation|ticker|page|pages|edition|series|type|issue|volume|abstract|note|notes|topics|places|orgs|exchanges|companies|unknown|in-reply-to|references|section|subject|industry|geographic|city|state|country|load-date|tags?|keywords?|caption|series|memo|copyright|place|art|cc|reply-to|sender|.*-id)$/;

interface Said {
  /** The record's dialect and the keys that it has; null for what is no record. */
  readonly keys: readonly string[] | null;
  readonly dialect: string;
  readonly head: Range;
}

/** A record without a field that nearly all records of the file have. */
export const missingField: ComparingCheck<Said> = {
  code: 'missing-field',
  say({ article, structure }) {
    const { fields, date, source } = structure;
    const keys = new Set(fields.filter(({ value }) => value.text !== '').map(({ key }) => key).filter((key) => !OPTIONAL.test(key)));
    for (const part of ['title', 'text', 'body', 'date', 'source']) keys.delete(part);
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
        return [{ code: 'missing-field', ...head, message: `this record has no ${missing.join(' and no ')}; nearly all others of the file have one`, related: [] }];
      },
    };
  },
};
