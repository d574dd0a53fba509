import { decodeHTML } from 'entities';
import type { Range } from '../text/range.ts';
import type { Article, Structure, Zone, ZoneKind } from './model.ts';
import { putProse } from './prose.ts';
import { joined, linesOf, plain, type RecordLine, Sheet } from './sheet.ts';

/** What the elements of a tagged record are. */
export interface TaggedRules {
  /** Elements by name, lower case. What is not named here is a field; 'field' names one that `finish` needs. */
  readonly elements: Readonly<Record<string, ElementRole>>;
  /** Attributes of the record's own tag, by name, lower case. */
  readonly attributes: Readonly<Record<string, AttributeRole>>;
  /** Attributes of other elements that say what the record is, by "element@attribute", or by "element#name@attribute" where one named so has a "name" of its own. */
  readonly said?: Readonly<Record<string, AttributeRole>>;
  /** An element's text that is no title, although the element holds titles. */
  readonly notTitle?: RegExp;
  /** Elements that are fields where the record has one of others. */
  readonly yields?: Readonly<Record<string, RegExp>>;
  /** The record's text stands in no element of its own. */
  readonly bare?: boolean;
  /** Below such a line there are no more parts. */
  readonly headEnds?: RegExp;
  /** Reads what only the whole record tells. */
  readonly finish?: (sheet: Sheet) => void;
}

type AttributeRole = 'section' | 'title' | 'date' | 'source' | 'recordId' | 'field';

export type ElementRole = 'section' | 'title' | 'byline' | 'date' | 'dateline' | 'source' | 'recordId' | 'body' | 'group' | 'prose' | 'field'
  /** it says by its attributes what it says */
  | 'said';

interface Tag extends Range {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  /** Where the attributes begin. */
  readonly at: number;
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9_:.-]{0,24})((?:\s[^<>]*|\/)?)>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;
const CDATA = /<!\[CDATA\[|\]\]>/g;
/** Control characters that wire services left as references, and lines that hold nothing else. */
const CONTROLS = /^(?:\s|&#\d{1,2};)+$/;

/** Reads the zones of a tagged record's head: the parts in its first lines. Lines are those of the record's beginning. */
export function taggedHead(rules: TaggedRules): (lines: readonly RecordLine[]) => readonly Zone[] {
  return (lines) => {
    if (lines.length === 0) return [];
    const end = rules.bare ? 0 : rules.headEnds ? lines.findIndex((line) => line.text.charCodeAt(0) === 60 && rules.headEnds!.test(line.text)) : -1;
    const text = joined(end < 0 ? lines : lines.slice(0, end + 1));
    const sheet = new Sheet(text);
    readInto(sheet, rules, true);
    rules.finish?.(sheet);
    return sheet.parts;
  };
}

/** The reader of tagged records. */
export function taggedReader(rules: TaggedRules): (text: string, article: Article) => Structure {
  return (text) => {
    const sheet = new Sheet(text, meaning);
    readInto(sheet, rules);
    rules.finish?.(sheet);
    return sheet.structure();
  };
}

/** What tagged text means: tags and control references dropped, entities decoded. */
export function meaning(raw: string): string {
  if (!raw.includes('<') && !raw.includes('&')) return raw;
  return decodeHTML(raw.replace(CDATA, '').replace(TAG, ' ').replace(/&#(?:[0-8]|1[0-9]|2[0-9]|3[01]);/g, ' '));
}

/** Reads a record; `partsOnly` leaves out what is no part of its head: prose and the fields that nobody asks for. */
function readInto(sheet: Sheet, rules: TaggedRules, partsOnly = false): void {
  const { text } = sheet;
  const tags = tagsOf(text, rules, partsOnly);
  if (tags.length === 0) return;
  const [own] = tags;
  readAttributes(sheet, own, (name) => rules.attributes[name]);
  const next = nextOf(tags, rules);
  let done = own.end;
  // up to here text is a field's, although the elements in it are parts of the article
  let fieldTo = 0;
  for (let n = 1; n < tags.length; n++) {
    const tag = tags[n];
    if (tag.start < done) continue;
    if (!partsOnly && rules.bare) prose(sheet, done, tag.start);
    else if (!partsOnly) unclaimed(sheet, done, tag.start, fieldTo);
    done = tag.end;
    const role = rules.yields?.[tag.name]?.test(text) ? 'field' : rules.elements[tag.name];
    if (role === 'said') {
      const name = /\b(?:name|element)\s*=\s*["']([^"']*)/.exec(tag.attributes)?.[1].toLowerCase();
      readAttributes(sheet, tag, (attribute) => rules.said?.[`${tag.name}@${attribute}`] ?? rules.said?.[`${tag.name}#${name}@${attribute}`]);
      continue;
    }
    if (tag.closes || role === 'body' || role === 'group' || role === 'prose') {
      sheet.put('furniture', tag);
      if (tag.closes && tag.name === own.name) sheet.terminator = { start: tag.start, end: tag.end };
      if (!tag.closes && (role === 'body' || role === 'prose')) {
        // up to the next tag that means something
        done = tags[n + 1]?.start ?? text.length;
        if (!partsOnly) prose(sheet, tag.end, done);
      }
      continue;
    }
    const close = tags[next.closing[n]];
    const end = close?.start ?? tags[n + 1]?.start ?? text.length;
    // an element that says nothing by its text may hold one that does by its attributes
    if (close && next.part[n] < next.closing[n] && (!role || sheet.span({ start: tag.end, end }).text === '')) {
      sheet.put('furniture', tag);
      fieldTo = end;
      continue;
    }
    putElement(sheet, rules, tag, { start: tag.end, end }, role);
    if (close) sheet.put('furniture', close);
    done = close?.end ?? end;
  }
  if (partsOnly) return;
  if (rules.bare) prose(sheet, done, text.length);
  else unclaimed(sheet, done, text.length, fieldTo);
}

/** Text between elements is prose, unless it is within a field. */
function unclaimed(sheet: Sheet, start: number, end: number, fieldTo: number): void {
  if (!/\S/.test(sheet.text.slice(start, end))) return;
  if (start < fieldTo) sheet.put('field', shrink(sheet.text, { start, end: Math.min(end, fieldTo) }));
  else prose(sheet, start, end);
}

function isPart(role: ElementRole | undefined): boolean {
  return role !== undefined && role !== 'group' && role !== 'prose' && role !== 'body' && role !== 'field';
}

/** For each tag the number of the next one that closes it, and of the next one that opens a part; Infinity where there is none. */
function nextOf(tags: readonly Tag[], rules: TaggedRules): { closing: number[]; part: number[] } {
  const closing = tags.map(() => Infinity);
  const part = tags.map(() => Infinity);
  const last = new Map<string, number>();
  let lastPart = Infinity;
  for (let n = tags.length - 1; n >= 0; n--) {
    closing[n] = last.get(tags[n].name) ?? Infinity;
    part[n] = lastPart;
    if (tags[n].closes) last.set(tags[n].name, n);
    else if (isPart(rules.elements[tags[n].name])) lastPart = n;
  }
  return { closing, part };
}

function putElement(sheet: Sheet, rules: TaggedRules, tag: Tag, content: Range, role: ElementRole | undefined): void {
  const value = withoutTags(sheet.text, shrink(sheet.text, content));
  // agency copy has headlines that ran into the byline: "Rain in Rio ^By JANE DOE"
  const caret = role === 'byline' && !sheet.has('title') ? sheet.text.slice(value.start, value.end).indexOf('^') : -1;
  if (caret > 0) {
    putElement(sheet, rules, tag, { start: value.start, end: value.start + caret }, 'title');
    putElement(sheet, rules, tag, { start: value.start + caret + 1, end: value.end }, role);
    return;
  }
  const text = sheet.span(value).text;
  const kind: ZoneKind = role && role !== 'recordId' && !(role === 'title' && rules.notTitle?.test(text)) ? role as ZoneKind : 'field';
  const taken = kind !== 'dateline' && sheet.has(kind);
  sheet.put(taken ? 'field' : kind, value);
  sheet.put('furniture', tag);
  if (role === 'recordId') sheet.recordId ??= text || null;
  if (value.end > value.start) sheet.field(tag.name, { start: tag.start, end: tag.end }, value);
}

function readAttributes(sheet: Sheet, tag: Tag, roleOf: (attribute: string) => AttributeRole | undefined): void {
  let done = tag.start;
  for (const match of tag.attributes.matchAll(ATTRIBUTE)) {
    const name = match[1].toLowerCase();
    const value = match[2] ?? match[3] ?? match[4];
    const start = tag.at + match.index + match[0].length - value.length - (match[4] === undefined ? 1 : 0);
    const range = { start, end: start + value.length };
    const role = roleOf(name);
    const label = { start: tag.at + match.index, end: tag.at + match.index + match[1].length };
    const decoded = plain(meaning(value));
    sheet.field(name, label, range, decoded);
    if (role === 'recordId') sheet.recordId ??= decoded;
    else if (role && role !== 'field' && !sheet.has(role)) {
      sheet.put('furniture', { start: done, end: range.start });
      sheet.put(role, range, decoded);
      done = range.end;
    }
  }
  sheet.put('furniture', { start: done, end: tag.end });
}

/** The tags that a record can have: its own, those that are `named` in the rules, and others in capitals. */
function tagsOf(text: string, rules: TaggedRules, named = false): Tag[] {
  const tags: Tag[] = [];
  for (const match of text.matchAll(TAG)) {
    const name = match[2].toLowerCase();
    if (tags.length > 0 && name !== tags[0].name && !(name in rules.elements) && (named || rules.bare || match[2] !== match[2].toUpperCase())) continue;
    const at = match.index + 1 + match[1].length + match[2].length;
    tags.push({ name, closes: match[1] === '/', attributes: match[3], at, start: match.index, end: match.index + match[0].length });
  }
  return tags;
}

/** Puts the prose of a range on the sheet; lines of control references, the service's signature and the title once more are furniture. */
function prose(sheet: Sheet, start: number, end: number): void {
  const lines = linesOf(sheet.text.slice(start, end)).map((line) => ({ text: line.text, start: line.start + start, end: line.end + start }));
  const controls = (line: RecordLine) => line.text.includes('&#') && CONTROLS.test(line.text);
  const signature = lines.findLastIndex((line) => line.text.trim() !== '' && !controls(line));
  const signed = signature > 0 && lines.some(controls) && /^ ?\p{L}{4,8}$/u.test(lines[signature].text);
  const repeated = sheet.title !== '' && lines.findIndex((line) => line.text.trim() !== '');
  const own = lines.filter((line, n) => !controls(line) && !(signed && n === signature) && !(n === repeated && plain(line.text) === sheet.title)).map((line) => trimmedControls(line));
  const kept = new Set(own.map((line) => line.start));
  for (const line of lines) if (!kept.has(line.start) && !kept.has(trimmedControls(line).start)) sheet.put('furniture', shrink(sheet.text, line));
  putProse(sheet, own);
}

/** A line without the control references and the CDATA marks at its ends. */
function trimmedControls(line: RecordLine): RecordLine {
  const before = /^(?:&#\d{1,2};|\s*<!\[CDATA\[)+/.exec(line.text)?.[0].length ?? 0;
  const after = /\]\]>\s*$/.exec(line.text)?.[0].length ?? 0;
  return before + after > 0 ? { text: line.text.slice(before, line.text.length - after), start: line.start + before, end: line.end - after } : line;
}

/** A range without the tags at its ends: <HEADLINE><P>…</P></HEADLINE>. */
function withoutTags(text: string, range: Range): Range {
  let { start, end } = cdata(text, range);
  for (let tag = /^<[A-Za-z]+>\s*/.exec(text.slice(start, start + 40)); tag && start + tag[0].length <= end; tag = /^<[A-Za-z]+>\s*/.exec(text.slice(start, start + 40))) start += tag[0].length;
  for (let tag = /<\/[A-Za-z]+>$/.exec(text.slice(Math.max(start, end - 40), end)); tag; tag = /<\/[A-Za-z]+>$/.exec(text.slice(Math.max(start, end - 40), end))) {
    end -= tag[0].length;
    end -= text.slice(start, end).length - text.slice(start, end).trimEnd().length;
  }
  return { start, end };
}

/** A range without CDATA marks at its ends. */
function cdata(text: string, { start, end }: Range): Range {
  return text.startsWith('<![CDATA[', start) && text.slice(start, end).endsWith(']]>') ? { start: start + 9, end: end - 3 } : { start, end };
}

/** A range without white space around it. */
function shrink(text: string, { start, end }: Range): Range {
  const slice = text.slice(start, end);
  const from = start + (slice.length - slice.trimStart().length);
  return { start: from, end: Math.max(from, end - (slice.length - slice.trimEnd().length)) };
}
