import { say } from '../../say.ts';
import { holdsDate } from '../dates.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { blocksOf, isNames, zoneOf } from '../layout.ts';
import type { Lines } from '../lines.ts';
import type { Structure, Zone } from '../model.ts';
import { putProse } from '../prose.ts';
import { isBlank, joined, linesOf, plain, Sheet, trimmed, type RecordLine } from '../sheet.ts';

/** How many lines tell how many blank ones stand before a heading. */
const SAMPLE = 3000;
/** How many lines of an article may be its head. */
const HEAD_LINES = 16;
/** Fewer blank lines part sections, not articles. */
const FEWEST = 3;
/** What parts articles: so many blank lines before a heading, or a row of stars. */
type Parting = number | typeof STARS;
const STARS = '*';
const ROW_OF_STARS = /^\s*\*(?:\s+\*){2,}\s*$/;
/** What stands between two rows of stars without a heading is a filler, and no part of the article above, if it has no more lines. */
const LONGEST_FILLER = 12;
/** State after the last article: what follows is the publisher's. */
const OVER = 'e';
const START = /^\*{3} ?START OF (?:THIS|THE) PROJECT GUTENBERG/i;
const END = /^\*{3} ?END OF (?:THIS|THE) PROJECT GUTENBERG|^End of (?:the )?Project Gutenberg/i;
const PICTURE = /^\s*\[(?:Illustration|Music|Image|Abbildung|Gravure|Picture)\b/i;
const MASTHEAD = /^\s*(?:VOL(?:UME)?|NO|BAND|BD|NR|TOME|NUMBER)\b\.?|^\s*price\b|\b(?:penny|pence|cents|shilling)s?\b/i;
/** What else stands below a paper's name that is dated or numbered itself. */
const PRICED = /\bvol\. ?[IVXLC\d]+,? no\. ?\d+|(?:\$ ?\d+|\d+ ?francs|\d+s\.) (?:a|per|par) (?:year|annum|an)\b/i;
const NUMBERED = /\bN[Oo]\. ?\d+\.?$/;
/** The publisher's own notice: how often the paper comes out, and what it costs. */
const TERMS = /^\s*(?:(?:PUBLISHED|ISSUED) (?:DAILY|WEEKLY|FORTNIGHTLY|MONTHLY|QUARTERLY)|TERMS OF SUBSCRIPTION|SUBSCRIPTION PRICE)\b/i;
/** What follows such a notice is the publisher's, too, where so many lines are left. */
const PUBLISHER_LINES = 100;
const CONTENTS = /^\s*(?:TABLE OF )?(?:CONTENTS|INDEX|INHALT(?:SVERZEICHNIS)?|SOMMAIRE|TABLE DES MATIÈRES)\.?\s*$/;
/** Who printed it: the last line of an issue. */
const IMPRINT = /^\s*(?:\p{Lu}[\p{L} .,&]{2,30}[:.—-]+\s*)?(?:printed|published|druck|imprimerie|imp\.|gedruckt|imprimé)\b.{0,80}\b(?:by|for|at|von|bei|par|chez|und)\b/iu;
const BYLINE = /^\s*(?<name>(?:BY|By|VON|PAR)\s+.+?)(?:,?\s+(?:Author|AUTHOR|author|Verfasser|auteur)\b.*|\.?)\s*$/;

/** How many of an article's last lines may tell who wrote it. */
const END_LINES = 12;
/** Which paper it was taken from, in italics at the end of the text. */
const CREDIT = /(?:--|—)\s?_(?:(?<name>[^_]{3,60}?),?\s+in\s+)?(?<paper>\p{Lu}[^_]{1,60}?)\.?_[.)\]]*\s*$/du;
/** A name or initials in capitals: "J. PAYNE COLLIER." */
const SIGNATURE = /^\s*(?!THE\b|FIG\b|NO\b|FIN(?:IS)?\b)(?:\p{Lu}\.[ ,]*|\p{Lu}[\p{Lu}'’-]+[., ]*){1,4}$/u;

/** A heading: capitals only, not too long. */
function isHeading(text: string): boolean {
  if (text.length > 90) return false;
  const line = text.trim();
  return line.length > 2 && !/\p{Ll}/u.test(line) && /\p{Lu}{3}/u.test(line) && !/[\]},;:]$/.test(line) && !line.startsWith('[') && !line.startsWith('*');
}

/** What stands between the last filled line and the next one; pictures do not count, however many lines tell what they show. */
class Space {
  blanks = 0;
  stars = false;
  picture = false;

  pass(text: string): void {
    this.picture ||= PICTURE.test(text);
    if (this.picture) this.picture = !/\]\s*$/.test(text);
    else if (isBlank(text)) this.blanks++;
    else if (ROW_OF_STARS.test(text)) [this.blanks, this.stars] = [0, true];
    else [this.blanks, this.stars] = [0, false];
  }

  /** Whether a heading here begins an article. */
  parts(parting: Parting): boolean {
    return !this.picture && (parting === STARS ? this.stars || this.blanks > FEWEST : this.blanks >= parting);
  }
}

function scan(lines: Lines, state: string): Cut {
  if (state === OVER) return gap(lines, Infinity, OVER);
  const key = state === '' ? String(partingOf(lines)) : state.replace('!', '');
  const parting = key === STARS ? STARS : Number(key);
  if (state.endsWith('!') && startsArticle(lines, 0, parting)) return article(lines, parting, key);
  let started = state !== '' || !startsLater(lines);
  const space = new Space();
  for (let n = 0, line = lines.peek(0); line; line = lines.peek(++n)) {
    if (END.test(line.text)) return gap(lines, Infinity, OVER);
    if (START.test(line.text)) started = true;
    // a piece begins behind what parts it from the one before
    else if (started && ((n === 0 && state !== '') || space.parts(parting)) && isHeading(line.text)) {
      if (isPublishers(lines, n)) return gap(lines, Infinity, OVER);
      if (startsArticle(lines, n, parting)) return n === 0 ? article(lines, parting, key) : gap(lines, n, `${key}!`);
    }
    space.pass(line.text);
  }
  return gap(lines, Infinity, key);
}

/** What stands before most headings: at least three blank lines, and how many, or a row of stars. */
function partingOf(lines: Lines): Parting {
  const counts = new Map<Parting, number>();
  const space = new Space();
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if ((space.stars || space.blanks >= FEWEST) && !space.picture && isHeading(line.text)) {
      const parting = space.blanks >= FEWEST ? space.blanks : STARS;
      counts.set(parting, (counts.get(parting) ?? 0) + 1);
    }
    space.pass(line.text);
  }
  let best: Parting = FEWEST;
  for (const [parting, count] of counts) if (count > (counts.get(best) ?? 0)) best = parting;
  return best;
}

function startsLater(lines: Lines): boolean {
  return lines.holds((text) => START.test(text), SAMPLE);
}

/** Whether the heading at a line is an article's. */
function startsArticle(lines: Lines, n: number, parting: Parting): boolean {
  return !isContents(lines, n) && !isMasthead(lines, n, parting);
}

/** A list of contents: it is called so. */
function isContents(lines: Lines, n: number): boolean {
  return CONTENTS.test(lines.peek(n)!.text);
}

/** Whether a heading and what is left of the text below it are the publisher's. */
function isPublishers(lines: Lines, from: number): boolean {
  let terms = false;
  let n = from + 1;
  for (let line = lines.peek(n), filled = 0; line && n < from + PUBLISHER_LINES && !END.test(line.text); line = lines.peek(++n)) {
    if (isBlank(line.text)) continue;
    terms ||= filled < 3 && TERMS.test(line.text);
    if (++filled === 3 && !terms) return false;
  }
  return terms && n < from + PUBLISHER_LINES;
}

/** A name of the paper, with volume, date and price: no article. */
function isMasthead(lines: Lines, from: number, parting: Parting): boolean {
  const space = new Space();
  const heading = lines.peek(from)!.text.trim();
  const dated = NUMBERED.test(heading) || holdsDate(heading);
  if (dated && isAlone(lines, from, parting)) return true;
  for (let n = from + 1, line = lines.peek(n); line && !space.parts(parting); line = lines.peek(++n)) {
    if (line.text.length > 80) return false;
    // a letter may begin with "No. 538 of your paper …", and go on
    if (MASTHEAD.test(line.text) && !/^\s*\p{Ll}/u.test(lines.peek(n + 1)?.text ?? '')) return true;
    if (line.text.length > 60) return false;
    if (TERMS.test(line.text) || (dated && PRICED.test(line.text))) return true;
    space.pass(line.text);
  }
  return false;
}

/** Whether nothing stands below a heading before the next one. */
function isAlone(lines: Lines, from: number, parting: Parting): boolean {
  const space = new Space();
  const next = lines.filled(from + 1);
  for (let n = from + 1; n < next; n++) space.pass(lines.peek(n)!.text);
  return lines.peek(next) !== undefined && space.parts(parting) && isHeading(lines.peek(next)!.text);
}

function article(lines: Lines, parting: Parting, key: string): Cut {
  let last = 0;
  let over = false;
  const space = new Space();
  for (let n = 1, line = lines.peek(1); line; line = lines.peek(++n)) {
    over = END.test(line.text);
    if (over || (space.parts(parting) && (isHeading(line.text) || IMPRINT.test(line.text))) || (ROW_OF_STARS.test(line.text) && isFiller(lines, n + 1))) break;
    space.pass(line.text);
    if (!isBlank(line.text) && !space.stars) last = n;
  }
  const head = headOf(lines.ofPiece(Math.min(last + 1, HEAD_LINES)));
  const end = lines.ofPiece(Math.min(last, END_LINES), last + 1 - Math.min(last, END_LINES));
  const length = lines.peek(last)!.end - lines.base;
  const count = lines.filled(last + 1);
  const next = lines.peek(count);
  lines.take(count);
  return { kind: 'article', length, breaks: last, head: [...head, ...creditOf(end, head)], state: over ? OVER : next && isHeading(next.text) ? `${key}!` : key };
}

/** Whether what follows a row of stars is short, and ends with such a row, or the text. */
function isFiller(lines: Lines, from: number): boolean {
  for (let n = from, filled = 0, line = lines.peek(n); line && !ROW_OF_STARS.test(line.text) && !END.test(line.text); line = lines.peek(++n)) {
    if (!isBlank(line.text) && ++filled > LONGEST_FILLER) return false;
  }
  return true;
}

function gap(lines: Lines, count: number, state: string): Cut {
  for (let n = 0; n < count && lines.peek(); n++) lines.advance();
  return { kind: 'gap', state };
}

/** The title may take several lines; the author stands below it, after a subtitle or a picture at most. */
function headOf(lines: readonly RecordLine[]): Zone[] {
  let end = 1;
  while (end < lines.length && !isBlank(lines[end].text) && isHeading(lines[end].text) && !BYLINE.test(lines[end].text)) end++;
  const zones: Zone[] = [zoneOf('title', lines.slice(0, end))];
  for (const line of lines.slice(end)) {
    const by = line.text.length < 120 ? BYLINE.exec(line.text) : null;
    if (by) {
      const at = line.text.indexOf(by.groups!.name);
      zones.push({ kind: 'byline', ...trimmed(line, at, at + by.groups!.name.length) });
      break;
    }
    if (!isBlank(line.text) && !PICTURE.test(line.text) && !isHeading(line.text)) break;
  }
  return zones;
}

/** Who wrote an article, and which paper it was taken from, given its last lines: "--_Ann Lee, in Quay Herald_." or a letter's signature in capitals. */
function creditOf(lines: readonly RecordLine[], head: readonly Zone[]): Zone[] {
  const from = head.at(-1)!.end;
  const signed = head.some(({ kind }) => kind === 'byline');
  const match = CREDIT.exec(joined(lines.filter((line) => line.start > from)));
  if (match) {
    const { name, paper } = match.indices!.groups!;
    if (match.groups!.name !== undefined && !isNames(plain(match.groups!.name))) return [];
    const zones: Zone[] = [{ kind: 'source', start: paper[0], end: paper[1] }];
    return name && !signed ? [{ kind: 'byline', start: name[0], end: name[1] }, ...zones] : zones;
  }
  if (signed) return [];
  // below the signature only where and when it was written, and what the editor remarks
  const blocks = blocksOf(lines);
  const remark = /^\s*\[(?!Illustration)/i.test(blocks.at(-1)?.[0].text ?? '') && /\]\s*$/.test(blocks.at(-1)!.at(-1)!.text) ? 1 : 0;
  const dated = /^.{0,59}\d{4}\.?$/.test(blocks.at(-1 - remark)?.at(-1)?.text ?? '') ? 1 : 0;
  const block = blocks.at(-1 - remark - dated);
  return block?.length === 1 && blocks.length > 1 + remark + dated && block[0].start > from && SIGNATURE.test(block[0].text) ? [zoneOf('byline', block)] : [];
}

function read(text: string): Structure {
  const lines = linesOf(text);
  const sheet = new Sheet(text);
  const head = headOf(lines.slice(0, HEAD_LINES));
  for (const zone of head) sheet.put(zone.kind, zone);
  for (const { kind, start, end } of creditOf(lines.slice(1).slice(-END_LINES), head)) sheet.name(kind as 'byline' | 'source', { start, end });
  let prose: RecordLine[] = [];
  for (const line of lines) {
    if (head.some((zone) => line.start < zone.end && line.end > zone.start)) continue;
    const kind = PICTURE.test(line.text) ? 'furniture' : isHeading(line.text) ? 'subheading' : null;
    if (!kind) prose.push(line);
    else {
      putProse(sheet, prose, false);
      prose = [];
      sheet.put(kind, trimmed(line));
    }
  }
  putProse(sheet, prose, false);
  return sheet.structure();
}

export const periodical: Dialect = {
  id: 'periodical',
  name: 'Periodical',
  evidence: [
    { pattern: /Project Gutenberg/i, weight: 3, what: say('the words "Project Gutenberg"') },
    { pattern: /^\s*(?=.*\p{Lu}{3})[^\p{Ll}[\]*=#<>]{4,70}[^\p{Ll}[\]*=#<>,;:]\s*$/u, blanks: FEWEST, weight: 1, what: say('headings in capitals after several blank lines') },
  ],
  scan,
  read,
  usual: { terminator: false },
};
