import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver';
import { Written } from '../host/written.ts';

const PER_SLICE = 500;

/** What articles are in JSON: they are mostly the same objects in the next outline. */
const known = new WeakMap<DocumentSymbol, string>();

/** An outline as the JSON that a client gets. */
export function* writtenOutline(symbols: readonly DocumentSymbol[]): Generator<unknown, Written> {
  return new Written(yield* list(symbols));
}

function* list(symbols: readonly DocumentSymbol[]): Generator<unknown, string> {
  const parts: string[] = [];
  for (const symbol of symbols) {
    // a section is made anew for each outline, of articles that are not
    parts.push(symbol.kind === SymbolKind.Namespace ? yield* section(symbol) : one(symbol));
    if (parts.length % PER_SLICE === 0) yield parts.length;
  }
  return `[${parts.join(',')}]`;
}

function* section({ children = [], ...section }: DocumentSymbol): Generator<unknown, string> {
  return `${JSON.stringify(section).slice(0, -1)},"children":${yield* list(children)}}`;
}

function one(symbol: DocumentSymbol): string {
  let json = known.get(symbol);
  if (json === undefined) known.set(symbol, (json = JSON.stringify(symbol)));
  return json;
}
