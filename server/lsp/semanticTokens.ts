import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis/analysis.ts';
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

/** The organisations, acronyms, titles and section labels in a range of the dump; only the articles that lie in it are looked at. */
export function* semanticTokens(analysis: Analysis, range: Range, organisations = true): Generator<unknown, SemanticTokens> {
  const { dump } = analysis;
  const encoder = new Encoder(dump.text);
  for (const placed of dump.articlesIn(range)) {
    for (const token of yield* tokensOf(analysis, placed, organisations)) {
      const { start, end } = inDump(token, placed);
      if (end > range.start && start < range.end) encoder.add({ ...token, start, end });
    }
    yield;
  }
  return { data: encoder.data };
}

/** An article's tokens in order; a mention of an organisation covers the acronyms in it, and both cover the title that they stand in. */
function* tokensOf(analysis: Analysis, placed: Placed, organisations: boolean): Generator<unknown, Token[]> {
  const { shortForms, definitions } = yield* analysis.acronyms.steps(placed);
  const mentions = organisations ? (yield* analysis.organisations.steps(placed)).mentions : [];
  const defined = new Set(definitions.map(({ key }) => key));
  const tokens: Token[] = mentions.map(({ start, end, certainty }) => ({
    start, end, type: ORGANISATION, modifiers: certainty === 'certain' ? CERTAIN : certainty === 'likely' ? LIKELY : 0,
  }));
  let next = 0;
  for (const { start, end, key } of shortForms) {
    while (next < mentions.length && mentions[next].end <= start) next++;
    if (next < mentions.length && mentions[next].start < end) continue;
    tokens.push({ start, end, type: ACRONYM, modifiers: defined.has(key) ? CERTAIN : 0 });
  }
  const named = tokens.sort((a, b) => a.start - b.start);
  const heads = analysis.dump.structure(placed).zones.flatMap((zone) => zone.kind === 'title' ? around(zone, TITLE, named) : zone.kind === 'section' ? around(zone, SECTION, named) : []);
  return [...named, ...heads].sort((a, b) => a.start - b.start);
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
