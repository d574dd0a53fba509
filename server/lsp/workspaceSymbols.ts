import { SymbolKind, type SymbolInformation } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import { articleName, articleSymbol } from './outline.ts';
import { t } from './language.ts';
import { inDump, toRange } from './toProtocol.ts';

/** So many symbols are sent for one query; then one that says how many more there are. */
const MOST_SYMBOLS = 1000;
const PER_SLICE = 200;

/** An open dump. */
export interface Open {
  readonly uri: string;
  readonly analysis: Analysis;
}

/** Articles by title, and organisations by any of their names, of the open dumps, as far as these have been read; then the articles of those that are `closed`. Where some do not fit, the last names their number, and leads to the first of them. */
export function* workspaceSymbols(open: Iterable<Open>, query: string, closed: Iterable<SymbolInformation> = []): Generator<unknown, SymbolInformation[]> {
  const symbols: SymbolInformation[] = [];
  const wanted = folded(query);
  let left = 0;
  let beyond: SymbolInformation | undefined;
  const add = (symbol: () => SymbolInformation): void => {
    if (symbols.length < MOST_SYMBOLS) symbols.push(symbol());
    else {
      beyond ??= symbol();
      left++;
    }
  };
  for (const { uri, analysis } of open) {
    const { dump } = analysis;
    for (const { name, names, places } of yield* analysis.allOrganisations()) {
      const [first] = places;
      if (!first || ![name, ...names].some((each) => isWithin(wanted, folded(each)))) continue;
      add(() => ({
        name,
        kind: SymbolKind.Class,
        containerName: articleName(dump, analysis.place(first.article)),
        location: { uri, range: toRange(dump.text, inDump(first.mentions[0], analysis.place(first.article))) },
      }));
    }
    yield symbols.length;
    for (const placed of dump.articles()) {
      if (placed.index % PER_SLICE === 0) yield symbols.length;
      const name = articleName(dump, placed);
      if (isWithin(wanted, folded(name))) add(() => articleSymbol(uri, dump, placed));
    }
  }
  let passed = 0;
  for (const symbol of closed) {
    if (++passed % PER_SLICE === 0) yield symbols.length;
    if (isWithin(wanted, folded(symbol.name))) add(() => symbol);
  }
  // the query is in its name: editors show only names that have its letters
  if (beyond) symbols.push({ name: t('“{0}”: {1} more, not listed; type on to find them', query, left), kind: SymbolKind.Null, location: beyond.location });
  return symbols;
}

/** Do the letters of a query come in a name, in their order? Editors rank what remains. */
function isWithin(query: string, name: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
