import type { Cut, Scan } from '../dialect.ts';
import type { Line, Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { ahead, isBlank, kindOf, opensText, signature, type Ahead } from './ahead.ts';
import { beginsPage, COMMENTATOR, describes, isRemark, isReply, menuHere, skipComment } from './besides.ts';
import { Body, EXCERPT } from './body.ts';
import { isArchive, signoffOf, type LineKind } from './classify.ts';
import { headAt, NO_HEAD, type Head } from './head.ts';
import { lineAt, link, listed, LISTED, listHere } from './links.ts';
import { goesOnBelow } from './lists.ts';
import { topOfPage } from './pageTop.ts';
import { pasted, partingOf } from './pasted.ts';
import { wholePage } from './whole.ts';
import { ENTRY } from './within.ts';

/** Lines longer than this are prose, whatever they hold. */
const LONG = 400;
/** A title right above its text, without a blank line before it, and the text. */
const TIGHT_TITLE = 25;
const SHORTEST_TEXT = 160;
/** A remark of a page is no longer. */
const REMARK = 80;

/** State between articles pasted one after another; what parts them stands behind it. */
const PASTED = 'p';

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
    const whole = wholePage(lines, state);
    if (whole) return whole;
    const parting = state === '' ? partingOf(lines) : state[0] === PASTED ? state.slice(1) : null;
    if (parting !== null) return pasted(lines, parting, PASTED + parting);
    const first = skipBlank(lines);
    if (!first) return gap(state);
    const top = state === '' ? topOfPage(lines) : 0;
    if (top > 0) {
      lines.take(top);
      return gap('o');
    }
    if (state[0] === LISTED) return link(lines, state);
    const label = state.slice(1);
    const ended = state === '' || state[0] === 'e';
    const head = headAt(lines, label, 0, state === 'e');
    if (head && !(state === '' && isRemark(lines, head))) return article(lines, head, style, label);
    if (startsText(lines, first, ended, state === '')) return article(lines, NO_HEAD, style, label);
    return gapLines(lines, label, state);
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

/** Takes an article: its head, then its body to an end marker or to where another article begins. */
function article(lines: Lines, head: Head, style: PageStyle, label: string): Cut {
  // an entry of a list of links does not say what the articles' labels are
  const own = head.section !== null && !head.timed ? head.section : label;
  const body = new Body(lines);
  for (let i = 0; i < head.lines; i++) body.take(lines.peek()!, false);
  const below: Zone[] = [];
  while (!body.terminated && !body.cut && below.length === 0) {
    const line = body.next();
    if (!line) break;
    const kind = kindOf(line);
    if (kind === 'terminator') {
      body.take(line, false);
      body.terminated = true;
    } else if (kind === 'signoff' && body.paragraphs > 0) {
      const { start, end } = signoffOf(line.text);
      below.push(lines.zone('byline', line, start, end));
      body.take(line, false);
      body.terminated = true;
    } else if (kind === 'date' && !head.signed && !head.timed && head.titled && body.paragraphs > 0 && body.blanks === 0 && opensHeadAfter(lines)) {
      below.push(...signature(lines, line));
      body.take(line, false);
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
  const ended = body.terminated || body.cut || below.length > 0;
  // two marks, one below the other: "Read More", "- 30 -"
  for (let after = ahead(lines, 0, 1)[0] as Ahead | undefined; ended && after?.kind === 'terminator' && after.blanks < 2; after = ahead(lines, 0, 1)[0]) {
    while (lines.position <= after.line.start) body.take(lines.peek()!, false);
  }
  const sign = ended && !head.signed && !head.timed ? signatureAfter(lines) : null;
  const signed = sign ? signature(lines, sign) : [];
  while (sign && lines.position <= sign.start) body.take(lines.peek()!, false);
  swallowBlank(lines);
  // what a reader says to an article
  if (isReply(ahead(lines, 0, 1)[0]?.line.text ?? '') && body.units < EXCERPT) return gap('o' + label);
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
    head: [...head.zones, ...(below.length > 0 ? below : signed)],
    state: (ended ? 'e' : 'o') + own,
  };
}

/** Whether a title is no longer than an entry of a menu. */
function isEntryTitle({ zones }: Head): boolean {
  const title = zones.find(({ kind }) => kind === 'title');
  return title !== undefined && title.end - title.start <= ENTRY;
}

/** Whether the line not yet taken is the last one before a blank line and another head, or the text's end. */
function opensHeadAfter(lines: Lines): boolean {
  const next: Ahead | undefined = ahead(lines, 1, 1)[0];
  return !next || (next.blanks > 0 && (next.kind === 'short' || next.kind === 'section') && headAt(lines, '', next.distance)?.titled === true);
}

/** Whether titles and single paragraphs take turns from here on: a list of excerpts, not an article with subheadings. */
function inList(lines: Lines): boolean {
  const next = ahead(lines, 0, 6).filter(({ kind }) => kind !== 'terminator').slice(0, 4);
  return next.length > 1 && next.every(({ kind, line, blanks }, n) => (n % 2 === 0 ? kind === 'short' && line.text.length >= 25 : kind === 'prose') && (n === 0 || blanks > 0));
}

/** Whether titles and single paragraphs take turns without blank lines: each paragraph is one long line. */
function inTightList(lines: Lines): boolean {
  const next = ahead(lines, 0, 4);
  return next.length > 1 && next.every(({ kind, line, blanks }, n) => (n % 2 === 0 ? kind === 'short' && line.text.length >= 25 : kind === 'prose' && line.text.length > 160) && (n === 0 || blanks === 0));
}

/** Whether a title of several words stands right above a long line of text. */
function isTightTitle(lines: Lines): boolean {
  const [title, text] = ahead(lines, 0, 2);
  return title.line.text.trim().length >= TIGHT_TITLE && text.kind === 'prose' && text.blanks === 0 && text.line.text.length > SHORTEST_TEXT;
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
  if (kind !== 'short' && kind !== 'section' && kind !== 'date' && kind !== 'byline' && kind !== 'entry') return false;
  const head = headAt(lines, label);
  if (!head) return false;
  const { blanks, paragraphs } = body;
  if (kind === 'entry') return current.item && paragraphs > 0 && blanks > 0;
  const text: Ahead | undefined = ahead(lines, head.lines, 1)[0];
  // on pages that date or sign each article above its title the next date or byline begins the next one
  if (kind === current.zones.find((zone) => zone.kind !== 'section')?.kind && kind !== 'section' && head.titled && current.titled) return paragraphs > 0 && blanks > 0;
  if (kind === 'byline') return paragraphs > 0 && blanks > 1 && head.titled;
  if (kind === 'date') return paragraphs > 0 && !current.titled && current.signed && text?.kind === 'prose';
  if (!text || !opensText(text)) return false;
  if (head.signed && head.titled) return true;
  if (blanks > 0 && paragraphs > 0 && head.titled && head.twice) return true;
  // on a page that names the section of each article the next one's may follow without a blank line
  if (head.section !== null && head.titled) return blanks > 0 || (head.section === current.section && paragraphs > 1) || (current.section !== null && (ahead(lines, 1, 1)[0]?.blanks ?? 0) > 0);
  if (blanks === 0 && paragraphs === 1 && current.titled && head.titled && inTightList(lines)) return true;
  // where nothing signs the articles, the next one begins as this one did
  if (style.titlesAlone && body.tight && !current.signed && current.titled && head.titled && head.section === null && paragraphs > 0 && isTightTitle(lines)) return true;
  // where articles say when, by whom or in which section, a short line that says none of it is a subheading, unless more than a line sets it off
  const enough = current.signed || current.section !== null ? 2 : 1;
  return head.titled && (head.twice || !current.twice) && (style.titlesAlone || (paragraphs === 1 && inList(lines))) && blanks >= enough && paragraphs > 0 && text.blanks > 0;
}
