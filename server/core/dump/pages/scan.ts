import type { Cut, Scan } from '../dialect.ts';
import type { Line, Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { bylineRunIn, isName, isRole, nameBeforeRole } from './bylines.ts';
import { classify, signatureOf, type LineKind } from './classify.ts';
import { mayBeLabel, relativeTime } from './labels.ts';
import { lineEnd } from './markers.ts';

/** How far ahead, in lines, the head of an article may reach. */
const HORIZON = 48;
/** A cut excerpt is one paragraph, and not a long one; UTF-16 units. */
const EXCERPT = 700;

/** How readily a title is seen where only blank lines set it off. */
export interface PageStyle {
  /** Any short line between blank lines, with prose after it, begins an article: text of no known shape. */
  readonly titlesAlone: boolean;
}

/** A line ahead with its kind; `blanks` counts the blank lines before it, `distance` the lines from the first one not taken. */
interface Ahead {
  readonly line: Line;
  readonly kind: LineKind;
  readonly blanks: number;
  readonly distance: number;
}

/** The head of an article that begins at the first line looked at. */
interface Head {
  readonly zones: readonly Zone[];
  /** Lines up to the first one that is not the head's. */
  readonly lines: number;
  readonly titled: boolean;
  /** It says when or by whom: no subheading does. */
  readonly signed: boolean;
  /** It begins with a label and a relative time: an entry of a list of links. */
  readonly timed: boolean;
  /** Its section label; null where it has none. */
  readonly section: string | null;
}

/**
 * Makes the scanner of newspaper pages and of text like them. An article is a head (label, title, byline, date: what there
 * is of them), paragraphs, and perhaps an end marker; the state is the last section label, by which the next is known.
 */
export function pageScan(style: PageStyle): Scan {
  return (lines, state) => {
    const label = state.slice(1);
    const ended = state === '' || state[0] === 'e';
    const first = skipBlank(lines);
    if (!first) return gap(state);
    const head = headAt(lines, label);
    if (head) return article(lines, head, style, label);
    if (startsText(lines, first, ended)) return article(lines, EMPTY, style, label);
    return gapLines(lines, label, state);
  };
}

const EMPTY: Head = { zones: [], lines: 0, titled: false, signed: false, timed: false, section: null };

function gap(state: string): Cut {
  return { kind: 'gap', state };
}

/** Takes blank lines into a gap piece where they open it; returns the first other line. */
function skipBlank(lines: Lines): Line | undefined {
  let line = lines.peek();
  if (line && isBlank(line)) {
    while (line && isBlank(line)) {
      lines.advance();
      line = lines.peek();
    }
    return undefined;
  }
  return line;
}

function isBlank(line: Line): boolean {
  return line.text === '' || line.text.trim() === '';
}

/** The next lines that are not blank, from a distance on, at most `count`, none beyond the horizon. */
function ahead(lines: Lines, from: number, count: number): Ahead[] {
  const found: Ahead[] = [];
  let blanks = 0;
  for (let distance = from; distance < from + HORIZON && found.length < count; distance++) {
    const line = lines.peek(distance);
    if (!line) break;
    if (isBlank(line)) {
      blanks++;
      continue;
    }
    found.push({ line, kind: kindOf(line), blanks, distance });
    blanks = 0;
  }
  return found;
}

const kinds = new WeakMap<Line, LineKind>();

/** A line's kind; a line is looked at several times, and classified once. */
function kindOf(line: Line): LineKind {
  let kind = kinds.get(line);
  if (kind === undefined) kinds.set(line, (kind = classify(line.text)));
  return kind;
}

const MAX_HEAD = 9;

/** Reads the head that begins at the line not yet taken, or at a distance from it; null where no article begins there. */
function headAt(lines: Lines, label: string, from = 0): Head | null {
  const next = ahead(lines, from, MAX_HEAD);
  const zones: Zone[] = [];
  let used = 0;
  let titled = false;
  let signed = false;
  let timed = false;
  let section: string | null = null;
  let bylined = false;
  let dated = false;
  const take = (i: number) => { used = i + 1; };

  for (let i = 0; i < next.length; i++) {
    const { line, kind, blanks } = next[i];
    if (i > 0 && blanks > 6) break;
    if (kind === 'section' || (kind === 'short' && line.text.trim() === label && label !== '')) {
      if (i > 0) break;
      // a section's name is the title where no title follows it and it is not one of this dump's labels
      if (line.text.trim() !== label && !followsLabel(next[1])) return null;
      zones.push(lines.zone('section', line, ...bounds(line.text)));
      section = line.text.trim();
      take(i);
    } else if (kind === 'timed-label') {
      if (i > 0) break;
      const time = relativeTime(line.text)!;
      if (time.labelEnd > 0) zones.push(lines.zone('section', line, bounds(line.text)[0], line.text.slice(0, time.labelEnd).trimEnd().length));
      zones.push(lines.zone('date', line, time.timeStart, time.timeEnd));
      timed = dated = true;
      section = line.text.slice(0, time.labelEnd).trim();
      take(i);
    } else if (kind === 'short') {
      if (titled && !(bylined && isRole(line.text))) break;
      const after = next[i + 1];
      if (i === 0 && after && mayBeLabel(line.text) && after.kind === 'short' && after.blanks <= 1 && next[i + 2] && opensText(next[i + 2]) && line.text.trim().length < after.line.text.trim().length) {
        zones.push(lines.zone('section', line, ...bounds(line.text)));
        section = line.text.trim();
        take(i);
        continue;
      }
      const sign = i === 0 ? signedBlock(next) : 0;
      if (sign > 0) {
        zones.push(lines.zone('title', line, ...bounds(line.text)));
        titled = true;
        for (const deck of next.slice(1, sign)) {
          const name: number = bylined ? 0 : nameBeforeRole(deck.line.text);
          const from = bounds(deck.line.text)[0];
          zones.push(name > 0 ? lines.zone('byline', deck.line, from, from + name) : lines.zone('subheading', deck.line, ...bounds(deck.line.text)));
          bylined ||= name > 0;
        }
        i = sign - 1;
        take(i);
        continue;
      }
      if (i === 0 && after && after.kind === 'short') return null;
      if (bylined && blanks === 0 && isRole(line.text)) {
        take(i);
        continue;
      }
      if ((bylined || dated) && !timed && isName(line.text) && next[i - 1]?.kind !== 'byline' && !bylined && after && opensText(after)) {
        zones.push(lines.zone('byline', line, ...bounds(line.text)));
        bylined = true;
        take(i);
        continue;
      }
      // a byline that stands alone before a title with a byline of its own is an entry by itself
      if (bylined && i === 1 && after && (after.kind === 'bylined-prose' || after.kind === 'byline')) break;
      zones.push(lines.zone('title', line, ...bounds(line.text)));
      titled = true;
      take(i);
    } else if (kind === 'byline') {
      if (bylined) break;
      zones.push(...signature(lines, line));
      bylined = signed = true;
      take(i);
    } else if (kind === 'date') {
      if (dated && !timed) {
        take(i);
        continue;
      }
      const parts = signature(lines, line).filter((zone) => zone.kind === 'date' || !bylined);
      zones.push(...parts);
      bylined ||= parts.some((zone) => zone.kind === 'byline');
      dated = signed = true;
      take(i);
    } else if (kind === 'by') {
      const name = next[i + 1];
      if (!name || bylined || !(name.kind === 'short' || name.kind === 'byline')) break;
      zones.push(lines.zone('byline', name.line, ...bounds(name.line.text)));
      bylined = signed = true;
      take(++i);
    } else if (kind === 'bylined-prose') {
      if (bylined) break;
      const byline = bylineRunIn(line.text)!;
      zones.push(lines.zone('byline', line, byline.start, byline.end));
      bylined = signed = true;
      return zonesHead(i);
    } else if (kind === 'chrome' && used > 0 && i > 0 && /^(?:avatar|published|posted|updated|on|in|author|\d+|no comments?|share)/i.test(line.text.trim())) {
      continue;
    } else {
      break;
    }
  }
  if (used === 0) return null;
  return zonesHead(used - 1);

  function zonesHead(last: number): Head | null {
    // the line that a byline is run into belongs to the body
    const lineCount = next[last].kind === 'bylined-prose' ? next[last].distance - from : next[last].distance - from + 1;
    if (!titled && section !== null && !timed && !signed && !next[last + 1]) return null;
    return { zones, lines: lineCount, titled, signed, timed, section };
  }
}

/** How many lines of a block without blank lines stand before the date or byline that signs it: a title, and a standfirst; 0 where it is no such block. */
function signedBlock(next: readonly Ahead[]): number {
  for (let i = 1; i < Math.min(next.length, 5) && next[i].blanks === 0; i++) {
    const { kind, line } = next[i];
    if (kind === 'date' || kind === 'byline' || kind === 'by') return i > 1 ? i : 0;
    if (line.text.length > 240 || (kind !== 'short' && kind !== 'section' && kind !== 'prose')) return 0;
  }
  return 0;
}

/** Whether what stands after a section's name lets it be a label: a title, a date, or text. */
function followsLabel(next: Ahead | undefined): boolean {
  return next !== undefined && next.blanks <= 4 && next.kind !== 'section' && next.kind !== 'chrome' && next.kind !== 'announcement' && next.kind !== 'terminator' && next.kind !== 'entry';
}

/** Whether a line is what may follow a title: text, a byline, a date, an end marker. */
function opensText({ kind }: Ahead): boolean {
  return kind === 'prose' || kind === 'bylined-prose' || kind === 'byline' || kind === 'by' || kind === 'date' || kind === 'terminator' || kind === 'entry' || kind === 'chrome';
}

/** Where a line's text begins and ends without the white space around it. */
function bounds(text: string): [number, number] {
  return [text.length - text.trimStart().length, text.trimEnd().length];
}

/** Whether an untitled article begins with this line: prose that is more than a banner above the next head. */
function startsText(lines: Lines, first: Line, ended: boolean): boolean {
  const kind = kindOf(first);
  if (kind !== 'prose' && kind !== 'bylined-prose') return false;
  const after = ahead(lines, 1, 1)[0];
  if (!after) return true;
  return first.text.length > 160 || (ended && after.kind === 'prose');
}

/** Takes the lines between articles up to where one begins. */
function gapLines(lines: Lines, label: string, state: string): Cut {
  for (;;) {
    const line = lines.peek()!;
    const announced = kindOf(line) === 'announcement';
    lines.advance();
    let next = lines.peek();
    while (next && isBlank(next)) {
      lines.advance();
      next = lines.peek();
    }
    if (announced && next && kindOf(next) === 'short') {
      lines.advance();
      return gap(state);
    }
    if (!next || headAt(lines, label) || startsText(lines, next, true)) return gap(state);
  }
}

/** Takes an article: its head, then its body to an end marker or to where another article begins. */
function article(lines: Lines, head: Head, style: PageStyle, label: string): Cut {
  let length = 0;
  let breaks = 0;
  let paragraphs = 0;
  let body = 0;
  let cut = false;
  let terminated = false;
  const keep = (line: Line) => {
    length = line.start - lines.base + line.text.trimEnd().length;
    breaks = lines.breaks;
  };
  for (let i = 0; i < head.lines; i++) {
    const line = lines.peek()!;
    if (!isBlank(line)) keep(line);
    lines.advance();
  }
  // an entry of a list of links does not say what the articles' labels are
  const own = head.section !== null && !head.timed ? head.section : label;

  for (let blanks = 0; ; ) {
    const line = lines.peek();
    if (!line) break;
    if (isBlank(line)) {
      blanks++;
      lines.advance();
      continue;
    }
    const long = line.text.length > 400;
    const kind = kindOf(line);
    if (kind === 'terminator') {
      keep(line);
      lines.advance();
      terminated = true;
      break;
    }
    const begins = paragraphs > 0 || head.lines > 0;
    if (begins && !long && beginsArticle(lines, kind, blanks, style, own, head, paragraphs)) break;
    if (kind === 'announcement') {
      if (endsHere(lines)) break;
      lines.advance();
      continue;
    }
    if (kind === 'chrome' || kind === 'section') {
      if (paragraphs > 0 && endsHere(lines)) break;
      lines.advance();
      continue;
    }
    keep(line);
    lines.advance();
    blanks = 0;
    paragraphs++;
    body += line.text.length;
    const end = lineEnd(line.text);
    if (!end) continue;
    if (end.kind === 'marker') {
      terminated = cut = true;
      break;
    }
    const next = ahead(lines, 0, 1)[0];
    if (next && next.kind === 'terminator') {
      cut ||= paragraphs === 1;
      continue;
    }
    const excerpt = paragraphs <= 2 && body <= 2 * EXCERPT;
    if (end.kind === 'cut' ? !next || opensHead(next) : excerpt && (!next || opensHead(next) || next.kind === 'chrome')) {
      cut = true;
      break;
    }
  }
  const tail = (terminated || cut) && !head.signed && !head.timed ? signatureAfter(lines) : null;
  if (tail) {
    while (lines.position <= tail.start) {
      const line = lines.peek()!;
      if (line.start === tail.start) keep(line);
      lines.advance();
    }
  }
  const after = tail ? signature(lines, tail) : [];
  swallowBlank(lines);
  // a line alone among furniture: the paper's name, a menu's heading
  if (paragraphs === 0 && !terminated && !head.signed && head.section === null) return gap('o' + label);
  const excerpt = cut && paragraphs <= 1 && body <= EXCERPT;
  const bare = paragraphs === 0 && !terminated && head.timed;
  return {
    kind: excerpt || bare ? 'teaser' : 'article',
    length,
    breaks,
    head: [...head.zones.filter((zone) => zone.end <= length), ...after],
    state: (terminated || cut ? 'e' : 'o') + own,
  };
}

/** A date or byline below an excerpt ("… Read more", then "3 days ago by Jane Doe.") that no head follows from: the article above is signed by it. */
function signatureAfter(lines: Lines): Line | null {
  const [sign, next] = ahead(lines, 0, 2);
  if (!sign || sign.blanks > 2 || (sign.kind !== 'date' && sign.kind !== 'byline')) return null;
  return !next || next.kind === 'short' || next.kind === 'section' || next.kind === 'chrome' ? sign.line : null;
}

/** The zones of a line that dates or signs an article. */
function signature(lines: Lines, line: Line): Zone[] {
  const { date, byline } = signatureOf(line.text);
  const zones: Zone[] = [];
  if (date) zones.push(lines.zone('date', line, date.start, date.end));
  if (byline) zones.push(lines.zone('byline', line, byline.start, byline.end));
  return zones.sort((a, b) => a.start - b.start);
}

function swallowBlank(lines: Lines): void {
  for (let line = lines.peek(); line && isBlank(line); line = lines.peek()) lines.advance();
}

function opensHead({ kind }: Ahead): boolean {
  return kind === 'short' || kind === 'section' || kind === 'timed-label' || kind === 'date' || kind === 'byline' || kind === 'chrome' || kind === 'announcement';
}

/** Whether only page furniture lies between here and the next head or the text's end. */
function endsHere(lines: Lines): boolean {
  for (const { kind, distance } of ahead(lines, 0, 12)) {
    if (kind === 'prose' || kind === 'bylined-prose' || kind === 'entry') return false;
    if (kind === 'timed-label') return true;
    if ((kind === 'short' || kind === 'section') && headAt(lines, '', distance)?.signed) return true;
  }
  return true;
}

/** Whether the line ahead, met inside a body, begins another article. */
function beginsArticle(lines: Lines, kind: LineKind, blanks: number, style: PageStyle, label: string, current: Head, paragraphs: number): boolean {
  if (kind === 'timed-label') return true;
  if (kind !== 'short' && kind !== 'section' && kind !== 'date' && kind !== 'byline') return false;
  const head = headAt(lines, label);
  if (!head) return false;
  const text = ahead(lines, head.lines, 1)[0];
  if (kind === 'byline') return paragraphs > 0 && blanks > 1 && head.titled;
  if (kind === 'date') return paragraphs > 0 && !current.titled && current.signed && text?.kind === 'prose';
  if (!text || !opensText(text)) return false;
  if (head.signed && head.titled) return true;
  if (head.section !== null && head.titled) return blanks > 0;
  // where articles say when, by whom or in which section, a short line that says none of it is a subheading, unless more than a line sets it off
  const enough = current.signed || current.section !== null ? 2 : 1;
  return head.titled && style.titlesAlone && blanks >= enough && paragraphs > 0 && text.blanks > 0;
}
