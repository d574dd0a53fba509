import type { LocationLink } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import { subjectAt, type Subject } from '../core/analysis/subject.ts';
import type { Article } from '../core/dump/model.ts';
import type { Range } from '../core/text/range.ts';
import { inDump, toRange } from './toProtocol.ts';

/** From an acronym to its expansion, from a short name of an organisation to its full name; null where there is nothing to go to. */
export function* definition(analysis: Analysis, uri: string, offset: number): Generator<unknown, LocationLink[] | null> {
  const subject = yield* subjectAt(analysis, offset);
  if (!subject) return null;
  const target = (subject.key === null ? null : yield* expansionOf(analysis, subject.key, subject.placed.article)) ?? (yield* fullNameOf(analysis, subject));
  if (!target) return null;
  const { text } = analysis.dump;
  const range = toRange(text, inDump(target.range, analysis.place(target.article)));
  return [{ targetUri: uri, targetRange: range, targetSelectionRange: range, originSelectionRange: toRange(text, inDump(subject, subject.placed)) }];
}

interface Target {
  readonly article: Article;
  readonly range: Range;
}

function* expansionOf(analysis: Analysis, key: string, article: Article): Generator<unknown, Target | null> {
  const inFile = (): Target | null => {
    const sense = analysis.senses(key, article)[0];
    return sense?.article && sense.long ? { article: sense.article, range: sense.long } : null;
  };
  const own = inFile();
  if (own?.article === article) return own;
  yield* analysis.acronyms.complete();
  return inFile();
}

function* fullNameOf(analysis: Analysis, { organisation: own }: Subject): Generator<unknown, Target | null> {
  if (!own) return null;
  yield* analysis.organisations.complete();
  const { name, places } = analysis.organisation(own);
  for (const { article, mentions } of places) {
    const full = mentions.find(({ text }) => text.replace(/\s+/g, ' ').includes(name));
    if (full) return { article, range: full };
  }
  return places[0] ? { article: places[0].article, range: places[0].mentions[0] } : null;
}
