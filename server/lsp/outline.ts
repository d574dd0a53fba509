import { SymbolKind, type DocumentSymbol, type Range, type SymbolInformation } from 'vscode-languageserver';
import { firstWords, headText } from '../core/analysis/headline.ts';
import type { Dump } from '../core/dump/dump.ts';
import type { Article, Placed } from '../core/dump/model.ts';
import { inDump, toRange } from './toProtocol.ts';

/** An outline, and whether the articles' children had to be left out of it. */
export interface Outline {
  readonly symbols: DocumentSymbol[];
  /** More entries than `MOST_ENTRIES`: only the articles are listed. */
  readonly shortened: boolean;
}

/** An article's entry, its lines counted from the article's first; kept as long as the article. */
interface Entry {
  readonly name: string;
  readonly detail: string;
  readonly section: string | null;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly title: Range;
  /** Its turns or subheadings; undefined until somebody needs them. */
  children?: readonly Child[];
}

interface Child {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly label: Range;
}

/** With more entries than this the children of the articles are left out; editors grow slow with them. */
export const MOST_ENTRIES = 5000;
const PER_SLICE = 100;

const entries = new WeakMap<Article, Entry>();

/** The outline: sections where the dump groups by them, articles, and their turns or subheadings. */
export function* outline(dump: Dump): Generator<unknown, Outline> {
  const all: { entry: Entry; symbol: DocumentSymbol }[] = [];
  let left = MOST_ENTRIES - dump.count;
  for (const placed of dump.articles()) {
    const entry = entryOf(dump, placed);
    const { name, detail, kind, range, title } = entry;
    const line = placed.startLine;
    const symbol: DocumentSymbol = { name, detail, kind, range: below(range, line), selectionRange: below(title, line) };
    const children = left > 0 ? childrenOf(dump, placed, entry) : [];
    left -= children.length;
    if (children.length > 0) {
      symbol.children = children.map((child) => ({ name: child.name, kind: child.kind, range: below(child.range, line), selectionRange: below(child.label, line) }));
    }
    all.push({ entry, symbol });
    if (all.length % PER_SLICE === 0) yield all.length;
  }
  const shortened = left < 0;
  if (shortened) for (const { symbol } of all) delete symbol.children;
  return { symbols: grouped(all), shortened };
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

function entryOf(dump: Dump, placed: Placed): Entry {
  let entry = entries.get(placed.article);
  if (!entry) entries.set(placed.article, (entry = read(dump, placed)));
  return entry;
}

function read(dump: Dump, placed: Placed): Entry {
  const { kind, head, length } = placed.article;
  const said = headText(dump, placed, 'date') ?? headText(dump, placed, 'byline') ?? headText(dump, placed, 'source');
  const local = (start: number, end: number): Range => above(toRange(dump.text, inDump({ start, end }, placed)), placed.startLine);
  const title = head.find((zone) => zone.kind === 'title');
  return {
    name: articleName(dump, placed),
    detail: [kind === 'teaser' ? 'teaser' : null, said].filter((part) => part !== null).join(' · '),
    section: headText(dump, placed, 'section'),
    kind: kind === 'teaser' ? SymbolKind.Key : SymbolKind.File,
    range: local(0, length),
    title: title ? local(title.start, title.end) : local(0, Math.min(1, length)),
  };
}

function childrenOf(dump: Dump, placed: Placed, entry: Entry): readonly Child[] {
  if (entry.children) return entry.children;
  const { turns, zones, text } = dump.structure(placed);
  const parts = turns.length > 0
    ? turns.map(({ start, end, speaker }) => ({ name: speaker.text, start, end, label: speaker }))
    : zones.filter(({ kind }) => kind === 'subheading').map((zone, i, all) => ({
      name: text.slice(zone.start, zone.end).replace(/\s+/g, ' '), start: zone.start, end: all[i + 1]?.start ?? text.length, label: zone,
    }));
  entry.children = parts.map(({ name, start, end, label }) => ({
    name: name.trim() || '…',
    kind: turns.length > 0 ? SymbolKind.Event : SymbolKind.String,
    range: above(toRange(dump.text, inDump({ start, end }, placed)), placed.startLine),
    label: above(toRange(dump.text, inDump(label, placed)), placed.startLine),
  }));
  return entry.children;
}

/**
 * Puts articles under their sections where sections stand for more than one article each, on the whole; else the
 * section is a part of the article's detail.
 */
function grouped(all: readonly { entry: Entry; symbol: DocumentSymbol }[]): DocumentSymbol[] {
  const sectioned = all.filter(({ entry: { section } }) => section !== null).length;
  const runs = all.filter(({ entry: { section } }, i) => section !== null && section !== all[i - 1]?.entry.section).length;
  if (runs * 2 > sectioned) {
    for (const { entry: { section, detail }, symbol } of all) if (section !== null) symbol.detail = detail ? `${section} · ${detail}` : section;
    return all.map(({ symbol }) => symbol);
  }
  const symbols: DocumentSymbol[] = [];
  all.forEach(({ entry: { section }, symbol }, i) => {
    const last = symbols.at(-1);
    if (section === null) {
      symbols.push(symbol);
    } else if (last && section === all[i - 1]?.entry.section) {
      last.children!.push(symbol);
      last.range = { start: last.range.start, end: symbol.range.end };
    } else {
      const { start, end } = symbol.range;
      symbols.push({ name: section, kind: SymbolKind.Namespace, range: { start, end }, selectionRange: { start, end: start }, children: [symbol] });
    }
  });
  return symbols;
}

/** A range with its lines counted from a line on; an article begins at a line's beginning. */
function above({ start, end }: Range, line: number): Range {
  return { start: { line: start.line - line, character: start.character }, end: { line: end.line - line, character: end.character } };
}

function below({ start, end }: Range, line: number): Range {
  return { start: { line: start.line + line, character: start.character }, end: { line: end.line + line, character: end.character } };
}

function information(uri: string, { name, kind, range }: DocumentSymbol, containerName?: string): SymbolInformation {
  return { name, kind, location: { uri, range }, ...(containerName ? { containerName } : {}) };
}
