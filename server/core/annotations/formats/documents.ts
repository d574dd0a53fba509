import { isoDate, type DateHint } from '../../dump/dates.ts';
import type { Dump } from '../../dump/dump.ts';
import { identity } from '../../dump/identity.ts';
import type { Placed } from '../../dump/model.ts';
import type { Range } from '../../text/range.ts';
import type { Anchored } from '../anchors.ts';
import { Counting } from '../counting.ts';
import { withLineFeeds } from '../lineFeeds.ts';
import type { About, Coding, Document, Mark, Note, State } from './document.ts';
import { slug } from './identifiers.ts';

/** A place that the recogniser proposes to mark; UTF-16 from the article's beginning. */
export interface Suggestion extends Range {
  readonly label: string;
  readonly name?: string;
}

/** What is exported of a dump. */
export interface Selection {
  readonly dump: Dump;
  /** The decisions on an article. */
  readonly decisions: (placed: Placed) => readonly Anchored[];
  /** Whether marks of a state are exported. */
  readonly states: ReadonlySet<State>;
  readonly suggestions?: (placed: Placed) => readonly Suggestion[];
  /** The order of numeric dates in this dump. */
  readonly order?: DateHint['order'];
}

/** One document for each article, in order. */
export function* articleDocuments(selection: Selection): Generator<Document> {
  const { dump } = selection;
  const digits = Math.max(3, String(dump.count).length);
  let start = 0;
  let read = 0;
  for (const placed of dump.articles()) {
    const between = withLineFeeds(dump.text.slice(read, placed.start));
    start += Counting.points(between).before(between.length);
    read = placed.start;
    yield articleDocument(selection, placed, start, digits);
  }
}

function articleDocument(selection: Selection, placed: Placed, start: number, digits: number): Document {
  const { dump } = selection;
  const { text: raw, zones, title } = dump.structure(placed);
  const feeds = Counting.lineFeeds(raw);
  const moved = <T extends Range>(range: T): T => ({ ...range, start: feeds.before(range.start), end: feeds.before(range.end) });
  const { marks, codes, notes } = decided(selection, placed);
  const words = title ? slug(title.text) : '';
  return {
    id: dump.fact(identity, placed),
    name: `${String(placed.index + 1).padStart(digits, '0')}${words === '' ? '' : `-${words}`}`,
    text: withLineFeeds(raw),
    start,
    marks: marks.map(moved).sort(byPlace),
    codes,
    notes,
    about: about(selection, placed, zones.map(moved)),
  };
}

function about({ dump, order }: Selection, placed: Placed, zones: About['zones']): About {
  const { section, title, byline, date, source, fields } = dump.structure(placed);
  return {
    index: placed.index, kind: placed.article.kind, dialect: placed.article.dialect, fields, firstLine: placed.startLine, duplicateOf: placed.article.ruled?.duplicateOf ?? null, zones,
    section: section?.text ?? null, title: title?.text ?? null, byline: byline?.text ?? null, source: source?.text ?? null,
    date: date?.text ?? null, iso: date && isoDate(date.text, { order }),
    decode: dump.dialectOf(placed.article).decode ?? ((raw) => raw),
  };
}

/** The whole dump as one document; codes and notes belong to articles and are not in it. */
export function wholeDocument(selection: Selection, source: string): Document {
  const { dump } = selection;
  const raw = dump.text.toString();
  const feeds = Counting.lineFeeds(raw);
  const marks: Mark[] = [];
  for (const placed of dump.articles()) {
    for (const mark of decided(selection, placed).marks) {
      marks.push({ ...mark, start: feeds.before(placed.start + mark.start), end: feeds.before(placed.start + mark.end) });
    }
  }
  return { id: source, name: slug(source.replace(/\.\w+$/, '')) || 'dump', text: withLineFeeds(raw), start: 0, marks: marks.sort(byPlace), codes: [], notes: [], about: null };
}

/** How many codes and notes of articles a whole document leaves out. */
export function articleLevel({ dump, decisions }: Selection): number {
  let n = 0;
  for (const placed of dump.articles()) n += decisions(placed).filter(({ annotation: { decision } }) => decision.kind === 'code' || decision.kind === 'note').length;
  return n;
}

/** What was decided on an article, and what is suggested for it; a suggestion gives way to a decision on the same words. */
function decided({ decisions, states, suggestions }: Selection, placed: Placed) {
  const marks: Mark[] = [];
  const codes: Coding[] = [];
  const notes: Note[] = [];
  const suggested = suggestions?.(placed) ?? [];
  const answered = new Set<Suggestion>();
  for (const { annotation: { id, created, creator, decision }, range } of decisions(placed)) {
    const made = { id, created, ...(creator !== undefined && { creator }) };
    if (decision.kind === 'code') codes.push({ category: decision.category, value: decision.value, ...made });
    else if (decision.kind === 'note' && !range) notes.push({ text: decision.text, ...made });
    else if (decision.kind === 'mark' && range) {
      const same = suggested.filter((one) => one.label === decision.label && one.start === range.start && one.end === range.end);
      for (const one of same) answered.add(one);
      const { label, state, note, link } = decision;
      const name = same[0]?.name;
      if (states.has(state)) marks.push({ ...range, label, state, ...made, ...(note !== undefined && { note }), ...(link !== undefined && { link }), ...(name !== undefined && { name }) });
    }
  }
  if (states.has('suggested')) for (const one of suggested) if (!answered.has(one)) marks.push({ ...one, state: 'suggested' });
  return { marks, codes, notes };
}

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || b.end - a.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);
}
