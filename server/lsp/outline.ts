import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import { firstWords, headRange, headText } from '../core/analysis/headline.ts';
import type { Dump } from '../core/dump/dump.ts';
import type { Placed } from '../core/dump/model.ts';
import { inDump, toRange } from './toProtocol.ts';

/** An outline, and whether the articles' children had to be left out of it. */
export interface Outline {
  readonly symbols: DocumentSymbol[];
  /** More entries than `MOST_ENTRIES`: only the articles are listed. */
  readonly shortened: boolean;
}

/** With more entries than this the children of the articles are left out; editors grow slow with them. */
export const MOST_ENTRIES = 5000;
const PER_SLICE = 200;

/** The outline: sections where the dump groups by them, articles, and their turns or subheadings. */
export function* outline(dump: Dump): Generator<unknown, Outline> {
  const entries: { symbol: DocumentSymbol; section: string | null }[] = [];
  let left = MOST_ENTRIES - dump.count;
  for (const placed of dump.articles()) {
    const symbol = articleSymbol(dump, placed);
    if (left > 0 && placed.article.kind === 'article') {
      const children = childSymbols(dump, placed);
      left -= children.length;
      if (children.length > 0) symbol.children = children;
    }
    entries.push({ symbol, section: headText(dump, placed, 'section') });
    if (entries.length % PER_SLICE === 0) yield entries.length;
  }
  const shortened = left < 0;
  if (shortened) for (const { symbol } of entries) delete symbol.children;
  return { symbols: grouped(entries), shortened };
}

/** The outline for clients that know no hierarchy: articles only. */
export function flat(uri: string, { symbols }: Outline): SymbolInformation[] {
  return symbols.flatMap((symbol) => symbol.kind === SymbolKind.Namespace
    ? (symbol.children ?? []).map((child) => information(uri, child, symbol.name))
    : [information(uri, symbol)]);
}

/** What an article is called in lists: its title, or its first words, marked. */
export function articleName(dump: Dump, placed: Placed): string {
  const title = headText(dump, placed, 'title');
  if (title) return title;
  const words = firstWords(dump, placed);
  return words ? `(untitled) ${words}` : '(untitled)';
}

function articleSymbol(dump: Dump, placed: Placed): DocumentSymbol {
  const { kind } = placed.article;
  const title = headRange(placed, 'title') ?? { start: placed.start, end: Math.min(placed.end, placed.start + 1) };
  const said = headText(dump, placed, 'date') ?? headText(dump, placed, 'byline') ?? headText(dump, placed, 'source');
  const detail = [kind === 'teaser' ? 'teaser' : null, said].filter((part) => part !== null).join(' · ');
  return {
    name: articleName(dump, placed),
    ...(detail ? { detail } : {}),
    kind: kind === 'teaser' ? SymbolKind.Key : SymbolKind.File,
    range: toRange(dump.text, placed),
    selectionRange: toRange(dump.text, title),
  };
}

function childSymbols(dump: Dump, placed: Placed): DocumentSymbol[] {
  const { turns, zones, text } = dump.structure(placed);
  const parts = turns.length > 0
    ? turns.map(({ start, end, speaker }) => ({ name: speaker.text, range: { start, end }, selection: speaker }))
    : zones.filter(({ kind }) => kind === 'subheading').map((zone, i, all) => ({
      name: text.slice(zone.start, zone.end).replace(/\s+/g, ' '),
      range: { start: zone.start, end: all[i + 1]?.start ?? text.length },
      selection: zone,
    }));
  return parts.map(({ name, range, selection }) => ({
    name: name.trim() || '…',
    kind: turns.length > 0 ? SymbolKind.Event : SymbolKind.String,
    range: toRange(dump.text, inDump(range, placed)),
    selectionRange: toRange(dump.text, inDump(selection, placed)),
  }));
}

/**
 * Puts articles under their sections where sections stand for more than one article each, on the whole; else the
 * section is a part of the article's detail.
 */
function grouped(entries: readonly { symbol: DocumentSymbol; section: string | null }[]): DocumentSymbol[] {
  const sectioned = entries.filter(({ section }) => section !== null).length;
  const runs = entries.filter(({ section }, i) => section !== null && section !== entries[i - 1]?.section).length;
  if (runs * 2 > sectioned) {
    return entries.map(({ symbol, section }) => section === null ? symbol : { ...symbol, detail: [section, symbol.detail].filter(Boolean).join(' · ') });
  }
  const symbols: DocumentSymbol[] = [];
  entries.forEach(({ symbol, section }, i) => {
    const last = symbols.at(-1);
    if (section === null) {
      symbols.push(symbol);
    } else if (last && section === entries[i - 1]?.section) {
      last.children!.push(symbol);
      last.range = { start: last.range.start, end: symbol.range.end };
    } else {
      const { start, end } = symbol.range;
      symbols.push({ name: section, kind: SymbolKind.Namespace, range: { start, end }, selectionRange: { start, end: start }, children: [symbol] });
    }
  });
  return symbols;
}

function information(uri: string, { name, kind, range }: DocumentSymbol, containerName?: string): SymbolInformation {
  return { name, kind, location: { uri, range }, ...(containerName ? { containerName } : {}) };
}
