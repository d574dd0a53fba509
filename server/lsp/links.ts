import type { DocumentLink } from 'vscode-languageserver';
import type { Dump } from '../core/dump/dump.ts';
import { fact } from '../core/dump/fact.ts';
import type { Range } from '../core/text/range.ts';
import { inDump, toRange } from './toProtocol.ts';

interface Link extends Range {
  readonly target: string;
}

const PER_SLICE = 50;
/** Addresses; closing marks at their end belong to the prose around them. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"“”«»]+/gi;
/** A site named without its scheme, where nothing but a site can stand: "moderndiplomacy.eu/2024/05/". */
const SITE = /\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:\/[^\s<>"]*)?/gi;

const linksOf = fact<readonly Link[]>(({ text, source }) => {
  const found = find(text, ADDRESS, 0);
  if (!source || found.some(({ start, end }) => start < source.end && end > source.start)) return found;
  return [...found, ...find(text.slice(source.start, source.end), SITE, source.start)].sort((a, b) => a.start - b.start);
});

/** The web addresses of a dump's articles, those of source lines without a scheme too. */
export function* links(dump: Dump): Generator<unknown, DocumentLink[]> {
  const all: DocumentLink[] = [];
  for (const placed of dump.articles()) {
    for (const { target, ...range } of dump.fact(linksOf, placed)) all.push({ range: toRange(dump.text, inDump(range, placed)), target });
    if (placed.index % PER_SLICE === 0) yield placed.index;
  }
  return all;
}

function find(text: string, pattern: RegExp, from: number): Link[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: match, index }) => {
    const address = trimmed(match);
    const target = /^https?:/i.test(address) ? address : `https://${address}`;
    return URL.canParse(target) ? [{ start: from + index, end: from + index + address.length, target }] : [];
  });
}

/** An address without the marks that end the sentence or the bracket around it. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1];
    if (last === ')' && address.slice(0, end).split('(').length >= address.slice(0, end).split(')').length) break;
    if (!/[.,;:!?'’)\]}…]/.test(last)) break;
  }
  return address.slice(0, end);
}
