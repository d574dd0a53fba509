import { SymbolKind, type DocumentSymbol, type Position, type Range, type SymbolInformation } from 'vscode-languageserver';
import { firstWords, headOf } from '../core/analysis/headline.ts';
import type { Dump } from '../core/dump/dump.ts';
import type { Article, Placed } from '../core/dump/model.ts';
import { t } from './language.ts';
import { inDump, toRange } from './toProtocol.ts';

/** An outline, and whether the articles' children had to be left out of it. */
export interface Outline {
  readonly symbols: DocumentSymbol[];
  /** More entries than `MOST_ENTRIES`: only the articles are listed. */
  readonly shortened: boolean;
}

/** An article's entry as its head gives it, with the lines of one version of the dump; kept as long as the article. */
interface Entry {
  /** The article's first line; where an edit moved it, so are the others. */
  readonly line: number;
  readonly name: string;
  readonly section: string | null;
  readonly detail: string;
  /** The detail with the section before it. */
  readonly sectioned: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  readonly title: Range;
  /** What only the article's text tells; undefined until somebody needs it. */
  inside?: Inside;
  /** What it became in the last outline, which it mostly is in the next one, too. */
  last?: { readonly symbol: DocumentSymbol; readonly bySection: boolean; readonly withInside: boolean } | undefined;
}

/** The turns or the subheadings of an article, and the detail where its head has none. */
interface Inside {
  readonly detail: string;
  readonly children: readonly Child[];
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
const CR = 13;
const LF = 10;

const entries = new WeakMap<Article, Entry>();

/** The outline: sections where the dump groups by them, articles, and their turns or subheadings. */
export function* outline(dump: Dump): Generator<unknown, Outline> {
  const all: Entry[] = [];
  let left = MOST_ENTRIES - dump.count;
  for (const placed of dump.articles()) {
    const entry = entryOf(dump, placed);
    if (left > 0) left -= (entry.inside ??= readInside(dump, placed)).children.length;
    all.push(entry);
    if (all.length % PER_SLICE === 0) yield all.length;
  }
  const bySection = groupsBySection(all);
  const symbols: DocumentSymbol[] = [];
  for (let i = 0; i < all.length; i++) {
    const symbol = symbolOf(all[i], bySection, left >= 0);
    const { section } = all[i];
    if (!bySection || section === null) {
      symbols.push(symbol);
    } else if (section === all[i - 1]?.section) {
      const group = symbols.at(-1)!;
      group.children!.push(symbol);
      group.range = { start: group.range.start, end: symbol.range.end };
    } else {
      const { start, end } = symbol.range;
      symbols.push({ name: section, kind: SymbolKind.Namespace, range: { start, end }, selectionRange: { start, end: start }, children: [symbol] });
    }
    if (i % (10 * PER_SLICE) === 0) yield i;
  }
  return { symbols, shortened: left < 0 };
}

/** The outline for clients that know no hierarchy: articles only. */
export function flat(uri: string, symbols: readonly DocumentSymbol[]): SymbolInformation[] {
  return symbols.flatMap((symbol) => symbol.kind === SymbolKind.Namespace
    ? (symbol.children ?? []).map((child) => information(uri, child, symbol.name))
    : [information(uri, symbol)]);
}

/** What an article is called in lists: its title, or its first words, marked. */
export function articleName(dump: Dump, placed: Placed): string {
  return headOf(dump, placed).title ?? untitled(dump, placed);
}

/** An article among those of several files; its container is its source and date, or else its section. */
export function articleSymbol(uri: string, dump: Dump, placed: Placed): SymbolInformation {
  const { source, date, section } = headOf(dump, placed);
  return information(uri, { name: articleName(dump, placed), kind: SymbolKind.File, range: toRange(dump.text, placed) }, joined(source, date) || section || undefined);
}

function entryOf(dump: Dump, placed: Placed): Entry {
  const known = entries.get(placed.article);
  if (known?.line === placed.startLine) return known;
  const entry = known ? moved(known, placed.startLine) : read(dump, placed);
  entries.set(placed.article, entry);
  return entry;
}

/** The same entry, where the article begins at another line. */
function moved(entry: Entry, line: number): Entry {
  const by = line - entry.line;
  const { inside } = entry;
  return {
    ...entry,
    line,
    last: undefined,
    range: below(entry.range, by),
    title: below(entry.title, by),
    ...(inside && { inside: { ...inside, children: inside.children.map((child) => ({ ...child, range: below(child.range, by), label: below(child.label, by) })) } }),
  };
}

function untitled(dump: Dump, placed: Placed): string {
  return `${t('(untitled)')} ${firstWords(dump, placed)}`.trim();
}

function read(dump: Dump, placed: Placed): Entry {
  const { start, startLine: line, article: { kind, head, length, breaks } } = placed;
  const { section, title, date, byline, source, text: top } = headOf(dump, placed);
  const detail = detailOf(placed, date ?? byline ?? source);
  const zone = head.find((each) => each.kind === 'title') ?? { start: 0, end: Math.min(1, length) };
  const last = breaks > 0 ? dump.text.lineStart(line + breaks) : start;
  return {
    line,
    name: title ?? untitled(dump, placed),
    section,
    detail,
    sectioned: joined(section, detail),
    kind: kind === 'teaser' ? SymbolKind.Key : SymbolKind.File,
    // an article begins at a line's beginning
    range: { start: { line, character: 0 }, end: { line: line + breaks, character: placed.end - last } },
    title: { start: positionIn(top, zone.start, line), end: positionIn(top, zone.end, line) },
  };
}

function readInside(dump: Dump, placed: Placed): Inside {
  const { turns, zones, text, date, byline, source } = dump.structure(placed);
  const parts = turns.length > 0
    ? turns.map(({ start, end, speaker }) => ({ name: speaker.text, start, end, label: speaker }))
    : zones.filter(({ kind }) => kind === 'subheading').map((zone, i, all) => ({
      name: text.slice(zone.start, zone.end).replace(/\s+/g, ' '), start: zone.start, end: all[i + 1]?.start ?? text.length, label: zone,
    }));
  return {
    detail: detailOf(placed, (date ?? byline ?? source)?.text ?? null),
    children: parts.map(({ name, label, ...range }) => ({
      name: name.trim() || '…',
      kind: turns.length > 0 ? SymbolKind.Event : SymbolKind.String,
      range: toRange(dump.text, inDump(range, placed)),
      label: toRange(dump.text, inDump(label, placed)),
    })),
  };
}

function detailOf({ article: { kind } }: Placed, said: string | null): string {
  return kind === 'teaser' ? joined(t('teaser'), said) : said ?? '';
}

function joined(...parts: (string | null)[]): string {
  return parts.filter(Boolean).join(' · ');
}

function symbolOf(entry: Entry, bySection: boolean, withInside: boolean): DocumentSymbol {
  const { last } = entry;
  if (last?.bySection === bySection && last.withInside === withInside) return last.symbol;
  const symbol = toSymbol(entry, bySection, withInside);
  entry.last = { symbol, bySection, withInside };
  return symbol;
}

function toSymbol({ name, section, detail, sectioned, kind, range, title, inside }: Entry, bySection: boolean, withInside: boolean): DocumentSymbol {
  const symbol: DocumentSymbol = { name, detail: bySection ? detail : sectioned, kind, range, selectionRange: title };
  if (!withInside || !inside) return symbol;
  if (!detail) symbol.detail = bySection ? inside.detail : joined(section, inside.detail);
  if (inside.children.length > 0) {
    symbol.children = inside.children.map((child) => ({ name: child.name, kind: child.kind, range: child.range, selectionRange: child.label }));
  }
  return symbol;
}

/** Do sections stand for more than one article each, on the whole? Else the section is a part of the article's detail. */
function groupsBySection(all: readonly Entry[]): boolean {
  let sectioned = 0;
  let runs = 0;
  for (let i = 0; i < all.length; i++) {
    if (all[i].section === null) continue;
    sectioned++;
    if (all[i].section !== all[i - 1]?.section) runs++;
  }
  return runs * 2 <= sectioned;
}

/** The position of an offset in the top of an article that begins at a line, without a search in the whole text for it. */
function positionIn(top: string, offset: number, line: number): Position {
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const code = top.charCodeAt(i);
    if (code !== LF && (code !== CR || top.charCodeAt(i + 1) === LF)) continue;
    line++;
    start = i + 1;
  }
  return { line, character: offset - start };
}

/** A range some lines further down. */
function below({ start, end }: Range, lines: number): Range {
  return { start: { line: start.line + lines, character: start.character }, end: { line: end.line + lines, character: end.character } };
}

function information(uri: string, { name, kind, range }: Pick<DocumentSymbol, 'name' | 'kind' | 'range'>, containerName?: string): SymbolInformation {
  return { name, kind, location: { uri, range }, ...(containerName ? { containerName } : {}) };
}
