import type { Damage } from '../text/changes.ts';
import type { Range } from '../text/range.ts';
import { Text } from '../text/text.ts';
import type { Dialect } from './dialect.ts';
import { Lines } from './lines.ts';
import type { Article, Ruled, Zone, ZoneKind } from './model.ts';
import type { Segment, Segmented, Segments } from './segments.ts';
import { isBlank, linesOf, plain } from './sheet.ts';

/** What a piece of text is in a dump's structure, as a person rules it. */
export type Role =
  /** an article begins at this line */
  | 'article'
  /** this is no article, or no part of one */
  | 'gap'
  /** the article here belongs to the one before */
  | 'continuation'
  | 'section' | 'title' | 'byline' | 'date'
  /** the article here is the same as another */
  | 'duplicate';

/** What a person ruled about a range of the text: UTF-16 offsets of the whole text, half-open. Where two rule the same, the later in the list counts. */
export interface Ruling extends Range {
  readonly role: Role;
  /** Of a duplicate: the identity of the other article. */
  readonly of?: string;
}

/** What rulings made of the articles that the dialect found. */
export interface Overruled extends Segmented {
  /** The articles that rulings made, and where they begin. */
  readonly made: ReadonlyMap<Article, number>;
  /** The dialect's articles that gave way to them. */
  readonly hidden: ReadonlySet<Article>;
}

/** The version before: what rulings made then, and what has changed since. */
export interface RuledBefore {
  readonly made: ReadonlyMap<Article, number>;
  readonly hidden: ReadonlySet<Article>;
  /** Without it nothing of the version before is used again. */
  readonly damages?: readonly Damage[];
}

const PARTS: ReadonlySet<Role> = new Set<Role>(['section', 'title', 'byline', 'date']);
/** A first line longer than this is no title, UTF-16 units. */
const TITLE = 300;

/**
 * Applies rulings to what a dialect made of a text. They are a layer above it: the answer depends on the text, its pieces and the rulings
 * alone, so an edited dump is ruled like a fresh one; articles that nobody ruled on stay the same objects, and ruled ones too as long as
 * neither their text nor the rulings change. Costs O(log n) and the length of its article for each ruling.
 */
export function overrule(text: Text, base: Segmented, rulings: readonly Ruling[], dialects: { of(article: Article): Dialect; readonly otherwise: Dialect }, before: RuledBefore = { made: new Map(), hidden: new Set() }): Overruled {
  const layer = new Layer(text, base.segments, dialects);
  const inside = rulings.map((ruling) => ({ ...ruling, start: Math.max(0, ruling.start), end: Math.min(text.length, ruling.end) })).filter(({ start, end }) => end > start);
  const inOrder = (...roles: readonly Role[]) => inside.filter(({ role }) => roles.includes(role)).sort((a, b) => a.start - b.start);
  for (const { start } of inOrder('article')) layer.begin(start);
  for (const ruling of inOrder('gap')) layer.clear(ruling);
  for (const { start } of inOrder('continuation')) layer.join(start);
  for (const ruling of inside) {
    if (PARTS.has(ruling.role)) layer.name(ruling.role as ZoneKind, ruling);
    else if (ruling.role === 'duplicate') layer.equate(ruling.start, ruling.of ?? '');
  }
  layer.reuse(before);
  const { segments, made, hidden } = layer;
  return { segments, made, hidden, ...difference(base, before, { made, hidden }) };
}

class Layer {
  readonly #text: Text;
  readonly #dialects: { of(article: Article): Dialect; readonly otherwise: Dialect };
  segments: Segments;
  readonly made = new Map<Article, number>();
  readonly hidden = new Set<Article>();

  constructor(text: Text, segments: Segments, dialects: { of(article: Article): Dialect; readonly otherwise: Dialect }) {
    this.#text = text;
    this.segments = segments;
    this.#dialects = dialects;
  }

  /** An article begins at the line of an offset, and goes on as far as the piece that it stood in. */
  begin(offset: number): void {
    const { item, index, start } = this.#at(offset);
    const from = Math.max(start, this.#lineStart(offset));
    const end = start + item.units;
    if (from === start && item.article) return;
    const dialect = item.article ? this.#dialects.of(item.article) : this.#dialectBefore(index);
    this.#put(index, index + 1, [...this.#shortened(item, start, from), ...this.#beginning(from, end, dialect)], start);
  }

  /** A range of whole lines is no article: articles in it go, those that reach into it are cut, and inside one it is furniture. */
  clear(range: Range): void {
    const from = this.#lineStart(range.start);
    const to = this.#nextLine(range.end);
    for (let at = from; at < to; ) {
      const { item, index, start } = this.#at(at);
      const end = start + item.units;
      at = end;
      const { article } = item;
      if (!article || start + article.length <= from) continue;
      const last = start + article.length;
      if (from <= start && to >= last) this.#put(index, index + 1, [this.#gap(start, end)], start);
      else if (from <= start) this.#put(index, index + 1, [this.#gap(start, to), ...this.#beginning(to, end, this.#dialects.of(article))], start);
      else if (to >= last) this.#put(index, index + 1, [...this.#shortened(item, start, from), this.#gap(from, end)], start);
      else this.#rule(index, start, (ruled) => ({ ...ruled, zones: [...ruled.zones, { kind: 'furniture', start: from - start, end: to - start }] }));
    }
  }

  /** The article at an offset belongs to the one before it; what stands between them goes with it. */
  join(offset: number): void {
    const { item, index, start } = this.#at(offset);
    if (!item.article) return;
    let first = index - 1;
    while (first >= 0 && !this.segments.item(first).article) first--;
    if (first < 0) return;
    const { article, state } = this.segments.item(first);
    const begin = this.segments.before(first).units;
    const breaks = this.segments.before(index).breaks - this.segments.before(first).breaks;
    const joined: Article = { ...article!, length: start - begin + item.article.length, breaks: breaks + item.article.breaks };
    this.#put(first, index + 1, [{ article: joined, units: start - begin + item.units, breaks: breaks + item.breaks, state, reach: 0 }], begin);
  }

  /** A range is a part of the article that holds it. */
  name(kind: ZoneKind, range: Range): void {
    const { item, index, start } = this.#at(range.start);
    if (!item.article) return;
    const words = this.#text.slice(range.start, Math.min(range.end, start + item.article.length));
    const from = range.start - start + (words.length - words.trimStart().length);
    const zone = { kind, start: from, end: from + words.trim().length };
    if (zone.end === zone.start) return;
    this.#rule(index, start, (ruled) => ({ ...ruled, zones: [...ruled.zones.filter((other) => kind !== other.kind && apart(zone, other)), zone] }));
  }

  /** The article at an offset is the same as another. */
  equate(offset: number, of: string): void {
    const { index, start } = this.#at(offset);
    this.#rule(index, start, (ruled) => ({ ...ruled, duplicateOf: of }));
  }

  /** Takes the articles of the version before for those that are the same. */
  reuse({ made, damages }: RuledBefore): void {
    if (!damages) return;
    const old = new Map<number, Article>();
    for (const [article, start] of made) {
      const now = unmoved(start, start + article.length, damages);
      if (now !== null) old.set(now, article);
    }
    for (const [article, start] of [...this.made]) {
      const same = old.get(start);
      if (!same || JSON.stringify(same) !== JSON.stringify(article)) continue;
      const { item, index } = this.#at(start);
      this.#put(index, index + 1, [{ ...item, article: same }], start);
    }
  }

  #at(offset: number): { item: Segment; index: number; start: number } {
    const { item, index, before } = this.segments.find((sum) => sum.units > offset)!;
    return { item, index, start: before.units };
  }

  #put(from: number, to: number, items: readonly Segment[], start: number): void {
    for (let i = from; i < to; i++) {
      const { article } = this.segments.item(i);
      if (article && !this.made.delete(article)) this.hidden.add(article);
    }
    let at = start;
    for (const { article, units } of items) {
      if (article && !this.hidden.delete(article)) this.made.set(article, at);
      at += units;
    }
    this.segments = this.segments.replace(from, to, [...items]);
  }

  #rule(index: number, start: number, change: (ruled: Ruled) => Ruled): void {
    const item = this.segments.item(index);
    if (!item.article) return;
    const ruled = change(item.article.ruled ?? { head: item.article.head, zones: [] });
    const named = ruled.zones.filter(({ kind }) => kind !== 'furniture');
    const head = [...ruled.head.filter((zone) => named.every((other) => zone.kind !== other.kind && apart(zone, other))), ...named].sort((a, b) => a.start - b.start);
    this.#put(index, index + 1, [{ ...item, article: { ...item.article, head, ruled } }], start);
  }

  /** What is left of a piece before an offset. */
  #shortened({ article }: Segment, start: number, end: number): Segment[] {
    if (end <= start) return [];
    const length = article ? this.#text.slice(start, Math.min(end, start + article.length)).trimEnd().length : 0;
    if (!article || length === 0) return [this.#gap(start, end)];
    const ruled = article.ruled && { ...article.ruled, head: article.ruled.head.filter((zone) => zone.end <= length), zones: article.ruled.zones.filter((zone) => zone.end <= length) };
    const short: Article = { ...article, length, breaks: this.#breaks(start, start + length), head: article.head.filter((zone) => zone.end <= length), ...(ruled && { ruled }) };
    return [{ article: short, units: end - start, breaks: this.#breaks(start, end), state: '', reach: 0 }];
  }

  /** The article that a range of lines is, its head read as its dialect reads one; blank lines before it are a gap. */
  #beginning(from: number, end: number, dialect: Dialect): Segment[] {
    const whole = this.#text.slice(from, end);
    const first = linesOf(whole).find((line) => !isBlank(line.text));
    if (!first) return end > from ? [this.#gap(from, end)] : [];
    const text = whole.slice(first.start).trimEnd();
    const start = from + first.start;
    const article: Article = { kind: 'article', dialect: dialect.id, length: text.length, breaks: this.#breaks(start, start + text.length), head: headOf(text, dialect) };
    return [...(start > from ? [this.#gap(from, start)] : []), { article, units: end - start, breaks: this.#breaks(start, end), state: '', reach: 0 }];
  }

  #gap(start: number, end: number): Segment {
    return { article: null, units: end - start, breaks: this.#breaks(start, end), state: '', reach: 0 };
  }

  #breaks(start: number, end: number): number {
    return this.#text.lineAt(end) - this.#text.lineAt(start);
  }

  #lineStart(offset: number): number {
    return this.#text.lineStart(this.#text.lineAt(offset));
  }

  /** Where the line after the one that ends a range begins. */
  #nextLine(end: number): number {
    const start = this.#lineStart(end);
    return start === end ? end : this.#text.lineStart(this.#text.lineAt(end) + 1);
  }

  #dialectBefore(index: number): Dialect {
    for (let i = index - 1; i >= 0; i--) {
      const { article } = this.segments.item(i);
      if (article) return this.#dialects.of(article);
    }
    return this.#dialects.otherwise;
  }
}

/** The head of a text that is known to be an article: as the dialect's scanner sees it, else as its reader does; else its first line is its title. */
function headOf(text: string, dialect: Dialect): readonly Zone[] {
  const cut = dialect.scan(new Lines(Text.of(text), 0), '');
  if (cut.kind !== 'gap' && cut.head.some(({ kind }) => kind === 'title')) return cut.head;
  const { section, title, byline, date, source } = dialect.read(text, { kind: 'article', dialect: dialect.id, length: text.length, breaks: 0, head: [] });
  const head: Zone[] = [];
  for (const [kind, span] of Object.entries({ section, title, byline, date, source })) if (span) head.push({ kind: kind as ZoneKind, start: span.start, end: span.end });
  const [first, next] = linesOf(text).filter((line) => !isBlank(line.text));
  if (!title && next && first.text.length <= TITLE && head.every((zone) => apart(zone, first))) {
    const indent = first.text.length - first.text.trimStart().length;
    head.push({ kind: 'title', start: first.start + indent, end: first.start + first.text.trimEnd().length });
  }
  return head.sort((a, b) => a.start - b.start);
}

function apart(a: Range, b: Range): boolean {
  return a.end <= b.start || b.end <= a.start;
}

/** Where a range that no damage touched begins now; null where one did. */
function unmoved(start: number, end: number, damages: readonly Damage[]): number | null {
  let shift = 0;
  for (const { oldStart, oldEnd, newEnd } of damages) {
    if (oldStart > end) break;
    if (oldEnd >= start) return null;
    shift = newEnd - oldEnd;
  }
  return start + shift;
}

/** The articles that are new or gone against the version before, as a reader sees them. */
function difference(base: Segmented, before: RuledBefore, now: { readonly made: ReadonlyMap<Article, number>; readonly hidden: ReadonlySet<Article> }): { added: Article[]; removed: Article[] } {
  const fresh = new Set(base.added);
  const gone = new Set(base.removed);
  return {
    added: [
      ...base.added.filter((article) => !now.hidden.has(article)),
      ...[...now.made.keys()].filter((article) => !before.made.has(article)),
      ...[...before.hidden].filter((article) => !now.hidden.has(article) && !gone.has(article)),
    ],
    removed: [
      ...base.removed.filter((article) => !before.hidden.has(article)),
      ...[...before.made.keys()].filter((article) => !now.made.has(article)),
      ...[...now.hidden].filter((article) => !before.hidden.has(article) && !fresh.has(article)),
    ],
  };
}

const NAMED: ReadonlySet<ZoneKind> = new Set<ZoneKind>(['section', 'title', 'byline', 'date']);

/** What an article says of itself, with what a person ruled about its parts. What was its title before is a sub-heading, other parts are furniture. */
export function withRulings<S extends { readonly text: string; readonly zones: readonly Zone[] }>(structure: S, { zones }: Ruled, decode: (raw: string) => string = (raw) => raw): S {
  const named = zones.filter(({ kind }) => NAMED.has(kind));
  const kinds = new Set(named.map(({ kind }) => kind));
  const rest = structure.zones
    .map((zone): Zone => (kinds.has(zone.kind) ? { ...zone, kind: zone.kind === 'title' ? 'subheading' : 'furniture' } : zone))
    .flatMap((zone) => zones.reduce<Zone[]>((parts, ruled) => parts.flatMap((part) => without(structure.text, part, ruled)), [zone]));
  const spans = Object.fromEntries(named.map(({ kind, start, end }) => [kind, { start, end, text: plain(decode(structure.text.slice(start, end))) }]));
  return { ...structure, ...spans, zones: [...rest, ...zones].sort((a, b) => a.start - b.start) };
}

/** A zone without another one, trimmed. */
function without(text: string, zone: Zone, other: Range): Zone[] {
  if (apart(zone, other)) return [zone];
  return [{ ...zone, end: other.start }, { ...zone, start: other.end }].flatMap((part) => {
    const words = text.slice(part.start, part.end);
    const start = part.start + words.length - words.trimStart().length;
    return part.end > part.start && words.trim() !== '' ? [{ ...part, start, end: start + words.trim().length }] : [];
  });
}
