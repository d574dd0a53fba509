import type { Cut, Scan } from '../dialect.ts';
import type { Line, Lines } from '../lines.ts';
import { ahead, isBlank, kindOf, opensText, signature, type Ahead } from './ahead.ts';
import type { Zone } from '../model.ts';
import { isArchive, signoffOf, type LineKind } from './classify.ts';
import { headAt, NO_HEAD, type Head } from './head.ts';
import { announcesList } from './headings.ts';
import { goesOnBelow, isDateOfLink, linkStart, listBelow, type LineAt, type LinkList } from './lists.ts';
import { lineEnd } from './markers.ts';
import { ENTRY } from './within.ts';

/** A cut excerpt is one paragraph, and not a long one; UTF-16 units. */
const EXCERPT = 700;
/** Lines longer than this are prose, whatever they hold. */
const LONG = 400;
/** A remark of a page is no longer. */
const REMARK = 80;
/** The lines of a menu are no longer. */
const MENU_WIDTH = 30;

/** How readily a title is seen where only blank lines set it off. */
export interface PageStyle {
  /** Any short line between blank lines, with prose after it, begins an article: text of no known shape. */
  readonly titlesAlone: boolean;
}

/**
 * Makes the scanner of newspaper pages and of text like them. An article is a head (label, title, byline, date: what there
 * is of them), paragraphs, and perhaps an end marker; the state is the last section label, by which the next is known.
 */
export function pageScan(style: PageStyle): Scan {
  return (lines, state) => {
    const first = skipBlank(lines);
    if (!first) return gap(state);
    if (state[0] === LISTED) return link(lines, state);
    const label = state.slice(1);
    const ended = state === '' || state[0] === 'e';
    const head = headAt(lines, label, 0, state === 'e');
    if (head) return article(lines, head, style, label);
    if (startsText(lines, first, ended, state === '')) return article(lines, NO_HEAD, style, label);
    return gapLines(lines, label, state);
  };
}

/** The state within a list of links: how many are to come, "#" where they are numbered, and the label for what follows. */
const LISTED = 'l';

function listed(links: number, numbered: boolean, label: string): string {
  return links > 0 ? `${LISTED}${links}${numbered ? '#' : ':'}${label}` : `o${label}`;
}

/** Takes one link of a list: a teaser that is a title, and perhaps a date. */
function link(lines: Lines, state: string): Cut {
  const [, links, mark, label] = /^l(\d+)([#:])([^]*)$/.exec(state)!;
  const numbered = mark === '#';
  const body = new Body(lines);
  const line = lines.peek()!;
  const head = [lines.zone('title', line, linkStart(line.text, numbered), line.text.trimEnd().length)];
  body.take(line, false);
  for (let next = lines.peek(); next && isDateOfLink({ text: next.text, kind: kindOf(next) }); next = lines.peek()) {
    head.push(...signature(lines, next).filter(({ kind }) => kind === 'date'));
    body.take(next, false);
  }
  return { kind: 'teaser', length: body.length, breaks: body.breaks, head, state: listed(Number(links) - 1, numbered, label) };
}

/** The list of links below the line not yet taken, if that announces one. */
function listHere(lines: Lines): LinkList | null {
  return announcesList(lines.peek()!.text) ? listBelow(lineAt(lines)) : null;
}

function lineAt(lines: Lines): LineAt {
  return (n) => {
    const line = lines.peek(n);
    return line && { text: line.text, kind: kindOf(line) };
  };
}

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

/** Whether an untitled article begins with this line: prose that is more than a banner above the next head. */
function startsText(lines: Lines, first: Line, ended: boolean, whole = false): boolean {
  const kind = kindOf(first);
  if (kind !== 'prose' && kind !== 'bylined-prose') return false;
  const after = ahead(lines, 1, 1)[0];
  // the last line of a page is its own remark
  if (!after) return whole || first.text.length > REMARK;
  return first.text.length > 160 || (ended && after.kind === 'prose');
}

/**
 * How many lines a menu takes that begins with the line not yet taken: short lines without a blank one, most of them a page's
 * words or names of sections; 0 where none does. What follows its last words may be a title, or the label of one.
 */
function menuHere(lines: Lines): number {
  const kinds: LineKind[] = [];
  for (let line = lines.peek(0); line && line.text.trim() !== '' && !announcesList(line.text); line = lines.peek(kinds.length)) {
    const kind = kindOf(line);
    if (!['chrome', 'section', 'short', 'date'].includes(kind) || (kind === 'short' && line.text.trim().length > MENU_WIDTH)) break;
    kinds.push(kind);
  }
  const isEntry = (kind: LineKind, n: number) => kind === 'chrome' || (kind === 'section' && kinds[n - 1] === 'section');
  const end = kinds.findLastIndex(isEntry) + 1;
  const known = kinds.slice(0, end).filter((kind) => kind === 'chrome' || kind === 'section').length;
  return known >= 4 && known * 2 >= end && ahead(lines, end, 1)[0]?.kind !== 'prose' ? end : 0;
}

/** Whether the line not yet taken says what an archive holds: one paragraph, and a title below it. */
function describes(lines: Lines): boolean {
  const [text, title] = ahead(lines, 0, 2);
  return text.kind === 'prose' && title !== undefined && title.blanks > 0 && headAt(lines, '', title.distance)?.titled === true;
}

/** Who wrote a reader's comment: "Karl says:". */
const COMMENTATOR = /^\s*\S.{0,60} (?:says|said|wrote|schreibt|sagt|a dit|dice):?\s*$/;

/** Takes a reader's comment, up to the word below it or the next one. */
function skipComment(lines: Lines): void {
  for (let n = 0; n < 40; n++) {
    const line = lines.peek();
    if (!line || kindOf(line) === 'chrome' || COMMENTATOR.test(line.text)) return;
    lines.advance();
  }
}

/** Takes the lines between articles up to where one begins. */
function gapLines(lines: Lines, before: string, stateBefore: string): Cut {
  let [label, state] = [before, stateBefore];
  for (;;) {
    const line = lines.peek()!;
    const announced = kindOf(line) === 'announcement';
    const list = listHere(lines);
    // another page has labels of its own
    if (kindOf(line) === 'address') [label, state] = ['', 'o'];
    lines.take(list ? 1 : menuHere(lines) || 1);
    if (list) return gap(listed(list.links, list.numbered, label));
    if (COMMENTATOR.test(line.text)) skipComment(lines);
    let next = lines.peek();
    // the last entry of a menu labels nothing
    const inMenu = next !== undefined && !isBlank(next) && kindOf(line) === 'chrome';
    while (next && isBlank(next)) {
      lines.advance();
      next = lines.peek();
    }
    if (announced && next && kindOf(next) === 'short') {
      lines.advance();
      return gap(state);
    }
    if (!next) return gap(state);
    if (isArchive(line.text) && describes(lines)) {
      lines.advance();
      return gap(state);
    }
    if (inMenu && kindOf(next) === 'short' && headAt(lines, label)?.section) continue;
    if (headAt(lines, label) || startsText(lines, next, true)) return gap(state);
  }
}

/** Takes an article: its head, then its body to an end marker or to where another article begins. *//** Takes an article: its head, then its body to an end marker or to where another article begins. */
function article(lines: Lines, head: Head, style: PageStyle, label: string): Cut {
  // an entry of a list of links does not say what the articles' labels are
  const own = head.section !== null && !head.timed ? head.section : label;
  const body = new Body(lines);
  for (let i = 0; i < head.lines; i++) body.take(lines.peek()!, false);
  let signoff: Zone | null = null;
  while (!body.terminated && !body.cut) {
    const line = body.next();
    if (!line) break;
    const kind = kindOf(line);
    if (kind === 'terminator') {
      body.take(line, false);
      body.terminated = true;
    } else if (kind === 'signoff' && body.paragraphs > 0) {
      const { start, end } = signoffOf(line.text);
      signoff = lines.zone('byline', line, start, end);
      body.take(line, false);
      body.terminated = true;
    } else if (line.text.length <= LONG && body.length > 0 && beginsArticle(lines, kind, body, style, own, head)) {
      break;
    } else if (kind === 'address' && body.blanks > 0 && beginsPage(lines)) {
      break;
    } else if (kind === 'announcement' || kind === 'chrome' || kind === 'section') {
      const list = listHere(lines);
      if (list && !goesOnBelow(lineAt(lines), list)) break;
      if (list) {
        lines.take(list.end);
        continue;
      }
      if (endsHere(lines) || (body.paragraphs > 0 && ahead(lines, 0, 3).some(({ line: next }) => COMMENTATOR.test(next.text)))) break;
      lines.advance();
    } else {
      body.take(line, true);
      body.endAt(line);
    }
  }
  const ended = body.terminated || body.cut;
  // two marks, one below the other: "Read More", "- 30 -"
  for (let after = ahead(lines, 0, 1)[0] as Ahead | undefined; ended && after?.kind === 'terminator' && after.blanks < 2; after = ahead(lines, 0, 1)[0]) {
    while (lines.position <= after.line.start) body.take(lines.peek()!, false);
  }
  const sign = ended && !head.signed && !head.timed ? signatureAfter(lines) : null;
  const signed = sign ? signature(lines, sign) : [];
  while (sign && lines.position <= sign.start) body.take(lines.peek()!, false);
  swallowBlank(lines);
  // what a reader says to an article
  if (isReply(ahead(lines, 0, 1)[0]) && body.units < EXCERPT) return gap('o' + label);
  // a line alone among furniture: the paper's name, a menu's heading
  if (body.paragraphs === 0 && !body.terminated && !head.signed && head.section === null) return gap('o' + label);
  // two entries of a menu, the first of which could be a label
  if (body.paragraphs === 0 && !body.terminated && !head.signed && !head.timed && isEntryTitle(head)) return gap('o' + label);
  // a month in a list of archives
  if (body.paragraphs === 0 && !body.terminated && !head.titled && !head.zones.some((zone) => zone.kind === 'byline' || zone.kind === 'section')) return gap('o' + label);
  const excerpt = body.cut && body.paragraphs <= 1 && body.units <= EXCERPT;
  const bare = body.paragraphs === 0 && !body.terminated && (head.timed || head.titled);
  return {
    kind: excerpt || bare ? 'teaser' : 'article',
    length: body.length,
    breaks: body.breaks,
    head: [...head.zones, ...(signoff ? [signoff] : signed)],
    state: (ended ? 'e' : 'o') + own,
  };
}

/** Whether a title is no longer than an entry of a menu. */
function isEntryTitle({ zones }: Head): boolean {
  const title = zones.find(({ kind }) => kind === 'title');
  return title !== undefined && title.end - title.start <= ENTRY;
}

/** Whether a page offers to answer what stands above. */
function isReply(next: Ahead | undefined): boolean {
  return next !== undefined && /^\s*(?:reply|antworten|répondre|responder|rispondi|beantwoorden|report(?: abuse)?)\s*$/i.test(next.line.text);
}

/** Whether another page was pasted in at an address: a head follows, with nothing but a page's words and names between. */
function beginsPage(lines: Lines): boolean {
  for (const { kind, distance } of ahead(lines, 1, 15)) {
    if (kind === 'prose' || kind === 'bylined-prose') return false;
    const head = headAt(lines, '', distance);
    if (head?.signed && head.titled) return true;
  }
  return false;
}

/** What an article has taken so far. */
class Body {
  readonly #lines: Lines;
  /** Up to the end of its last line, from the piece's beginning. */
  length = 0;
  breaks = 0;
  paragraphs = 0;
  units = 0;
  /** Blank lines since the last other one. */
  blanks = 0;
  terminated = false;
  /** It ends where an excerpt is cut. */
  cut = false;

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  /** The next line that is not blank. */
  next(): Line | undefined {
    for (let line = this.#lines.peek(); line; line = this.#lines.peek()) {
      if (!isBlank(line)) return line;
      this.blanks++;
      this.#lines.advance();
    }
    return undefined;
  }

  take(line: Line, paragraph: boolean): void {
    if (!isBlank(line)) {
      this.length = line.start - this.#lines.base + line.text.trimEnd().length;
      this.breaks = this.#lines.breaks;
      this.blanks = 0;
    }
    if (paragraph) {
      this.paragraphs++;
      this.units += line.text.length;
    }
    this.#lines.advance();
  }

  /** Looks whether the article ends with the line just taken: a marker at its end, or an excerpt cut off before the next head. */
  endAt(line: Line): void {
    const end = lineEnd(line.text);
    if (!end) return;
    if (end.kind === 'marker') {
      this.terminated = this.cut = true;
      return;
    }
    const next: Ahead | undefined = ahead(this.#lines, 0, 1)[0];
    // the end marker itself is still to come
    if (next?.kind === 'terminator') return;
    const excerpt = this.paragraphs <= 2 && this.units <= 2 * EXCERPT;
    this.cut = (end.kind === 'cut' || excerpt) && (!next || opensHead(next));
  }
}

/** Whether titles and single paragraphs take turns from here on: a list of excerpts, not an article with subheadings. */
function inList(lines: Lines): boolean {
  const next = ahead(lines, 0, 4);
  return next.length > 1 && next.every(({ kind, line, blanks }, n) => (n % 2 === 0 ? kind === 'short' && line.text.length >= 25 : kind === 'prose') && (n === 0 || blanks > 0));
}

/** A date or byline below an excerpt ("… Read more", then "3 days ago by Jane Doe.") that no head follows from: the article above is signed by it. */
function signatureAfter(lines: Lines): Line | null {
  const [sign, next] = ahead(lines, 0, 2);
  if (!sign || sign.blanks > 2 || (sign.kind !== 'date' && sign.kind !== 'byline')) return null;
  return !next || next.kind === 'short' || next.kind === 'section' || next.kind === 'chrome' ? sign.line : null;
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
    if (kind === 'prose' || kind === 'bylined-prose' || kind === 'entry' || kind === 'terminator') return false;
    if (kind === 'timed-label') return true;
    if ((kind === 'short' || kind === 'section') && headAt(lines, '', distance)?.signed) return true;
  }
  return true;
}

/** Whether the line ahead, met inside a body, begins another article. */
function beginsArticle(lines: Lines, kind: LineKind, body: Body, style: PageStyle, label: string, current: Head): boolean {
  if (kind === 'timed-label') return true;
  if (kind !== 'short' && kind !== 'section' && kind !== 'date' && kind !== 'byline') return false;
  const head = headAt(lines, label);
  if (!head) return false;
  const { blanks, paragraphs } = body;
  const text: Ahead | undefined = ahead(lines, head.lines, 1)[0];
  // on pages that date or sign each article above its title the next date or byline begins the next one
  if (kind === current.zones[0]?.kind && kind !== 'section' && head.titled && current.titled) return paragraphs > 0 && blanks > 0;
  if (kind === 'byline') return paragraphs > 0 && blanks > 1 && head.titled;
  if (kind === 'date') return paragraphs > 0 && !current.titled && current.signed && text?.kind === 'prose';
  if (!text || !opensText(text)) return false;
  if (head.signed && head.titled) return true;
  // on a page that names the section of each article the next one's may follow without a blank line
  if (head.section !== null && head.titled) return blanks > 0 || (current.section !== null && (ahead(lines, 1, 1)[0]?.blanks ?? 0) > 0);
  // where articles say when, by whom or in which section, a short line that says none of it is a subheading, unless more than a line sets it off
  const enough = current.signed || current.section !== null ? 2 : 1;
  return head.titled && (style.titlesAlone || (paragraphs === 1 && inList(lines))) && blanks >= enough && paragraphs > 0 && text.blanks > 0;
}
