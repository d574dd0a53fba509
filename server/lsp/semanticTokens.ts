import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
import { Anchors } from '../core/annotations/anchors.ts';
import { ACRONYM as ACRONYM_LABEL, ORGANISATION as ORGANISATION_LABEL } from '../core/annotations/suggestions.ts';
import type { Placed } from '../core/dump/model.ts';
import type { Range } from '../core/text/range.ts';
import type { Text } from '../core/text/text.ts';
import { inDump } from './toProtocol.ts';

/** The token types and modifiers that the manifest contributes. */
export const legend: SemanticTokensLegend = { tokenTypes: ['organisation', 'acronym', 'title', 'section'], tokenModifiers: ['certain', 'likely'] };

const ORGANISATION = 0, ACRONYM = 1, TITLE = 2, SECTION = 3;
const CERTAIN = 1, LIKELY = 2;

interface Token extends Range {
  readonly type: number;
  readonly modifiers: number;
}

/** The organisations, acronyms, titles and section labels in a range of the dump, as people decided about them; only the articles that lie in it are looked at. */
export function* semanticTokens(analysis: Analysis, range: Range, organisations = true, decided: Anchors = new Anchors()): Generator<unknown, SemanticTokens> {
  const { dump } = analysis;
  const encoder = new Encoder(dump.text);
  for (const placed of dump.articlesIn(range)) {
    for (const token of yield* tokensOf(analysis, placed, organisations, decided)) {
      const { start, end } = inDump(token, placed);
      if (end > range.start && start < range.end) encoder.add({ ...token, start, end });
    }
    yield;
  }
  return { data: encoder.data };
}

/** An article's tokens in order; a mention of an organisation covers the acronyms in it, and both cover the title that they stand in. */
function* tokensOf(analysis: Analysis, placed: Placed, organisations: boolean, decided: Anchors): Generator<unknown, Token[]> {
  const { shortForms, definitions } = yield* analysis.acronyms.steps(placed);
  const { marked, rejected } = marksIn(decided, placed);
  const found = organisations ? (yield* analysis.organisations.steps(placed)).mentions : [];
  const mentions = found.filter((mention) => !rejected.has(at({ ...mention, type: ORGANISATION })) && !marked.some((mark) => mark.start < mention.end && mention.start < mark.end));
  const defined = new Set(definitions.map(({ key }) => key));
  const tokens: Token[] = mentions.map(({ start, end, certainty }) => ({
    start, end, type: ORGANISATION, modifiers: certainty === 'certain' ? CERTAIN : certainty === 'likely' ? LIKELY : 0,
  }));
  tokens.push(...marked);
  let next = 0;
  for (const { start, end, key } of shortForms) {
    while (next < mentions.length && mentions[next].end <= start) next++;
    if (next < mentions.length && mentions[next].start < end) continue;
    if (rejected.has(at({ start, end, type: ACRONYM })) || marked.some((mark) => mark.start < end && start < mark.end)) continue;
    tokens.push({ start, end, type: ACRONYM, modifiers: defined.has(key) ? CERTAIN : 0 });
  }
  const named = tokens.sort((a, b) => a.start - b.start);
  const heads = analysis.dump.structure(placed).zones.flatMap((zone) => zone.kind === 'title' ? around(zone, TITLE, named) : zone.kind === 'section' ? around(zone, SECTION, named) : []);
  return [...named, ...heads].sort((a, b) => a.start - b.start);
}

/** What people marked as organisations and acronyms in an article, none over another, and where they rejected one. */
function marksIn(decided: Anchors, { article }: Placed): { readonly marked: readonly Token[]; readonly rejected: ReadonlySet<string> } {
  const rejected = new Set<string>();
  const marked: Token[] = [];
  for (const { annotation: { decision }, range } of decided.of(article)) {
    const type = decision.kind !== 'mark' ? undefined : decision.label === ORGANISATION_LABEL ? ORGANISATION : decision.label === ACRONYM_LABEL ? ACRONYM : undefined;
    if (type === undefined || !range || decision.kind !== 'mark') continue;
    if (decision.state === 'rejected') rejected.add(at({ ...range, type }));
    else marked.push({ start: range.start, end: range.end, type, modifiers: CERTAIN });
  }
  marked.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return { rejected, marked: marked.filter((mark) => mark.start >= end && (end = mark.end) > 0) };
}

function at({ start, end, type }: Omit<Token, 'modifiers'>): string {
  return `${start} ${end} ${type}`;
}

/** What other tokens, in order, leave of a range. */
function around({ start, end }: Range, type: number, others: readonly Token[]): Token[] {
  const pieces: Token[] = [];
  let from = start;
  for (const other of others) {
    if (other.end <= from || other.start >= end) continue;
    if (other.start > from) pieces.push({ start: from, end: other.start, type, modifiers: 0 });
    from = other.end;
  }
  if (from < end) pieces.push({ start: from, end, type, modifiers: 0 });
  return pieces;
}

/** LSP's five numbers a token, each relative to the one before. Tokens come in order; one over several lines becomes one a line. */
class Encoder {
  readonly data: number[] = [];
  readonly #text: Text;
  #line = 0;
  #character = 0;
  #end = 0;

  constructor(text: Text) {
    this.#text = text;
  }

  add({ start, end, type, modifiers }: Token): void {
    if (start < this.#end) return;
    this.#end = end;
    for (let from = start; from < end;) {
      const { line, character } = this.#text.positionAt(from);
      const to = Math.min(end, this.#text.lineEnd(line));
      if (to > from) {
        this.data.push(line - this.#line, line === this.#line ? character - this.#character : character, to - from, type, modifiers);
        [this.#line, this.#character] = [line, character];
      }
      from = Math.max(this.#text.lineStart(line + 1), from + 1);
    }
  }
}
