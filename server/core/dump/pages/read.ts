import type { Article, Span, Structure, Turn, Zone, ZoneKind } from '../model.ts';
import { linesOf } from '../sheet.ts';
import { isChrome } from './chrome.ts';
import { classify } from './classify.ts';
import { announcesList } from './headings.ts';
import { listBelow } from './lists.ts';
import { isTerminator, lineEnd } from './markers.ts';
import { speakerLabels } from './turns.ts';

const SOURCE = /^\s*(?:source|quelle|fuente|fonte|bron|источник)\s*:\s*(?=\S)/i;
const WRAP = 100;

interface BodyLine {
  readonly start: number;
  readonly end: number;
}

/** Reads an article of a newspaper page, or of text like one: its head as the scanner found it, then line by line. */
export function readPage(text: string, article: Article): Structure {
  const head = article.head;
  const top = head.slice(0, topOf(text, head));
  const signature = head.slice(top.length);
  const bodyStart = top.length === 0 ? 0 : bodyAfter(text, top[top.length - 1]);
  const paragraphs: Zone[] = [];
  let terminator: Zone | null = null;
  let source: Zone | null = null;
  let cut: Zone | null = null;

  const lists = listsIn(text, bodyStart);
  const others: Zone[] = [...lists];
  for (const { start, end } of paragraphLines(text, bodyStart, lists)) {
    if (signature.some((zone) => zone.start < end && zone.end > start)) continue;
    const line = text.slice(start, end);
    const short = line.length <= 400;
    if (short && isTerminator(line.trim())) {
      // an excerpt's “[…]” before “Read more” ends nothing
      if (terminator && cut === terminator) others[others.indexOf(cut)] = { ...cut, kind: 'furniture' };
      others.push((terminator = { kind: 'terminator', start, end }));
      continue;
    }
    const label = short ? SOURCE.exec(line) : null;
    if (label) {
      others.push((source = { kind: 'source', start: start + label[0].length, end }));
      continue;
    }
    if (short && isChrome(line.trim())) {
      others.push({ kind: 'furniture', start, end });
      continue;
    }
    const marker = lineEnd(line);
    const stop = marker && marker.kind !== 'ellipsis' ? start + marker.start : end;
    const words = trimmed(text, start, stop);
    if (words.end > words.start) paragraphs.push({ kind: isSubheading(text, words) ? 'subheading' : 'paragraph', ...words });
    if (stop < end) others.push((terminator = { kind: 'terminator', start: stop, end }));
    cut = stop < end && marker!.kind === 'cut' ? terminator : null;
  }
  // a heading stands above text; a short line at the end is a signature or a note
  const last = paragraphs.findLastIndex(({ kind }) => kind === 'paragraph');
  const body = paragraphs.map((zone, i) => (zone.kind === 'subheading' && i > last ? { ...zone, kind: 'paragraph' as const } : zone));

  const labels = speakerLabels(text, body.filter(({ kind }) => kind === 'paragraph'));
  const turns: Turn[] = labels.map((speaker, i) => ({ start: speaker.start, end: labels[i + 1] ? lastEnd(body, labels[i + 1].start) : body[body.length - 1].end, speaker }));
  const zones = [...head, ...splitSpeakers(body, labels), ...others].sort((a, b) => a.start - b.start);
  const span = (kind: ZoneKind): Span | null => {
    const zone = head.find((part) => part.kind === kind);
    return zone ? spanOf(text, zone) : null;
  };
  return {
    text, zones, fields: [], turns, recordId: null,
    section: span('section'), title: span('title'), byline: span('byline'), date: span('date'),
    source: source ? spanOf(text, source) : span('source'),
    terminator,
  };
}

/** How many parts of a head stand above the text; those below it sign it. */
function topOf(text: string, head: readonly Zone[]): number {
  const below = head.findIndex((zone, n) => {
    const between = n > 0 ? text.slice(endOfLine(text, head[n - 1].end), zone.start).split(/[\r\n]+/) : [];
    return between.some((line) => line.length > WRAP || isTerminator(line.trim())) || between.filter((line) => line.length > WRAP / 2).length > 1;
  });
  return below < 0 ? head.length : below;
}

/** A part of the text, trimmed, with its white space joined, and without the numbers that a text browser gives links ("[13]Crane falls"). */
export function spanOf(text: string, zone: { start: number; end: number }): Span {
  const { start, end } = trimmed(text, zone.start, zone.end);
  return { start, end, text: text.slice(start, end).replace(/\[\d{1,4}\](?=\S)/g, '').replace(/\s+/g, ' ') };
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const slice = text.slice(start, end);
  return { start: start + slice.length - slice.trimStart().length, end: start + slice.trimEnd().length };
}

/** Where the body begins: after the head's last line, or within it where a byline is run into the text. */
function bodyAfter(text: string, last: Zone): number {
  const lineEndAt = endOfLine(text, last.end);
  if (last.kind !== 'byline') return lineEndAt;
  const rest = text.slice(last.end, lineEndAt);
  return rest.trim().length > 60 ? last.end + /^[\s*~|,–—-]*/.exec(rest)![0].length : lineEndAt;
}

function nextLine(text: string, from: number): number {
  const end = endOfLine(text, from);
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  const end = feed < 0 ? text.length : feed;
  // not in the whole text: most have none
  const carriage = text.slice(from, end).indexOf('\r');
  return carriage < 0 ? end : from + carriage;
}

/** The lists of links within an article: the page's words, not its own. */
function listsIn(text: string, from: number): Zone[] {
  const found: Zone[] = [];
  for (let at = from; at < text.length; at = nextLine(text, at)) {
    if (!announcesList(text.slice(at, endOfLine(text, at)))) continue;
    const lines = linesOf(text.slice(at));
    const list = listBelow((n) => lines[n] && { text: lines[n].text, kind: classify(lines[n].text) });
    if (list) found.push({ kind: 'furniture', ...trimmed(text, at, at + lines[list.end - 1].end) });
  }
  return found;
}

/** The lines of the body that are not blank, lines wrapped at a narrow width joined to paragraphs; those in `apart` are left out. */
function* paragraphLines(text: string, from: number, apart: readonly Zone[]): Generator<BodyLine> {
  let open: BodyLine | null = null;
  let lastLength = 0;
  for (let at = from; at < text.length; ) {
    const end = endOfLine(text, at);
    const { start, end: stop } = trimmed(text, at, end);
    const next = nextLine(text, at);
    if (start >= stop || apart.some((zone) => start >= zone.start && stop <= zone.end)) {
      if (open) yield open;
      open = null;
    } else if (open && lastLength >= 45 && lastLength <= WRAP && stop - start <= WRAP && !/[:.!?…”"’)]$/.test(text.slice(open.end - 1, open.end))) {
      open = { start: open.start, end: stop };
    } else if (open && lastLength >= 60 && lastLength <= WRAP && stop - start <= WRAP && !isTerminator(text.slice(start, stop)) && !SOURCE.test(text.slice(start, stop))) {
      open = { start: open.start, end: stop };
    } else {
      if (open) yield open;
      open = { start, end: stop };
    }
    lastLength = stop - start;
    at = next;
  }
  if (open) yield open;
}

function isSubheading(text: string, { start, end }: BodyLine): boolean {
  if (end - start > 90 || end - start < 3) return false;
  const line = text.slice(start, end);
  return /^[\p{Lu}\p{N}“"‘']/u.test(line) && !/[.,;:…”"’')]$/.test(line) && !/\n|^[^:]{1,40}:\s/.test(line) && line.split(/\s+/).length <= 12;
}

function lastEnd(body: readonly Zone[], before: number): number {
  return body.findLast((zone) => zone.start < before)!.end;
}

/** Parts each speaker's label from what is said. */
function splitSpeakers(body: readonly Zone[], labels: readonly Span[]): Zone[] {
  const starts = new Map(labels.map((label) => [label.start, label]));
  return body.flatMap((zone): Zone[] => {
    const label = starts.get(zone.start);
    if (!label) return [zone];
    return [{ kind: 'speaker', start: label.start, end: label.end }, { kind: zone.kind, start: label.end + 1, end: zone.end }].filter((part) => part.end > part.start) as Zone[];
  });
}
