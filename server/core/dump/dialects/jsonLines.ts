import { say } from '../../say.ts';
import { depthOf, unescaped, membersOf, type Member } from '../json.ts';
import type { Cut, Dialect } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { MEMBER_NAMES, memberKey, type MemberRole } from '../memberNames.ts';
import type { Structure } from '../model.ts';
import { joined, plain, Sheet } from '../sheet.ts';

/** What holds the name in a value that is an object: {"id": 1, "name": "The Times"}, {"main": "…", "kicker": null}. */
const NAME = /^(?:name|title|main|rendered|original|display_?name|value|text)$/i;
/** Members whose own members count with those of the record. */
const NESTED = /^(?:fields|_source|article|metadata)$/i;
/** Members that hold records: the object around them is none. */
const LIST = /"(?:articles|results|items|docs|hits|entries|posts|stories|news)"\s*:\s*\[\s*\{/i;
const RECORD = /^\s*\[?\s*\{\s*"[^"\\]{1,60}"\s*:/;
/** A brace alone, or what it is called in an object of records. */
const OPENING = /^\s*(?:\[?\s*|"[^"\\]{1,100}"\s*:\s*)\{\s*$/;
/** What a record may say with a name of several words. */
const PREFIXED = /^(?:title|byline|date|body)$/;
/** Whose title or text is not the article's. */
const OF_OTHERS = /^(?:site|page|feed|channel|journal|source|publication|publisher|image|img|photo|media|video|author|meta|og|twitter|seo|sub|short|alt|category|section|parent|user|crawl|scrape|scraped|download|downloaded|retrieved|indexed|modified|updated|edit|edited)$/;
/** Longer objects are no records: lines, UTF-16 units. */
const MOST_LINES = 500;
const MOST_UNITS = 1 << 20;

/** An object given for a name counts as that name. */
function named(text: string, member: Member): Member {
  if (text[member.value.start] !== '{') return member;
  const name = within(text, member).find((one) => NAME.test(one.name) && one.isString);
  return name ? { ...member, value: name.value, isString: true } : member;
}

/** The members of a member that is an object. */
function within(text: string, { value }: Member): Member[] {
  const moved = (range: { start: number; end: number }) => ({ start: range.start + value.start, end: range.end + value.start });
  return membersOf(text.slice(value.start, value.end)).map((one) => ({ ...one, label: moved(one.label), value: moved(one.value) }));
}

/** A record's members, those of nested objects that are its own after them. */
function recordMembers(text: string): Member[] {
  const members = membersOf(text);
  const nested = members.filter((member) => NESTED.test(member.name) && text[member.value.start] === '{').flatMap((member) => within(text, member));
  return [...members.filter((member) => !NESTED.test(member.name) || member.isString), ...nested].map((member) => named(text, member));
}

function roles(text: string, members: readonly Member[]): Map<MemberRole, Member> {
  const found = new Map<MemberRole, Member>();
  const byName = new Map<string, Member>();
  for (const member of members) {
    const name = memberKey(member.name);
    if (says(text, member) && !byName.has(name)) byName.set(name, member);
  }
  for (const [role, names] of Object.entries(MEMBER_NAMES) as [MemberRole, readonly string[]][]) {
    const free = (member: Member | undefined) => member !== undefined && ![...found.values()].includes(member);
    const name = names.find((one) => free(byName.get(one)));
    const member = name === undefined ? PREFIXED.test(role) && members.find((one) => says(text, one) && free(one) && isPrefixed(one.name, names)) : byName.get(name);
    if (member) found.set(role, member);
  }
  return found;
}

/** Whether a name ends with one of some names, behind words that say whose it is: "CONTENT_TITLE", "articleTitle". */
function isPrefixed(name: string, names: readonly string[]): boolean {
  const words = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase().split(/[_.-]/);
  return words.length > 1 && !OF_OTHERS.test(words[0]) && names.includes(words.at(-1)!);
}

/** Whether a member says something: a string, a number, or a short list. */
function says(text: string, { value, isString }: Member): boolean {
  if (value.end <= value.start || (!isString && value.end - value.start >= 400)) return false;
  return isString || !/^(?:null|true|false|\[\s*\]|\{[^]*)$/.test(text.slice(value.start, value.end));
}

/** How many lines the record takes that begins at a line; 0 where none does. A broken one ends with its line. */
function recordLines(lines: Lines, from: number): number {
  const first = lines.peek(from)!;
  const opening = OPENING.test(first.text);
  if (!opening && !RECORD.test(first.text)) return 0;
  const offset = first.text.indexOf('{');
  let depth = depthOf(first.text.slice(offset));
  if (depth <= 0) return 1;
  if (!opening && !/^\s*["}]/.test(lines.peek(from + 1)?.text ?? '')) return 1;
  let text = first.text.slice(offset);
  for (let n = 1, line = lines.peek(from + 1); line && n < MOST_LINES && text.length < MOST_UNITS; line = lines.peek(from + ++n)) {
    text += `\n${line.text}`;
    depth += depthOf(line.text);
    if (depth <= 0) return isRecord(text) ? n + 1 : 0;
  }
  return opening ? 0 : 1;
}

/** Whether an object is an article and no answer of a service around some. */
function isRecord(text: string): boolean {
  const found = roles(text, recordMembers(text));
  return found.has('title') && (found.has('body') || found.has('date') || found.has('source')) && !LIST.test(text);
}

function scan(lines: Lines): Cut {
  const count = recordLines(lines, 0);
  if (count === 0) {
    let n = 1;
    while (lines.peek(n) && recordLines(lines, n) === 0) n++;
    lines.take(n);
    return { kind: 'gap', state: '' };
  }
  const text = joined(lines.ofPiece(count));
  const { start, record } = recordOf(text);
  const head = [...roles(record, recordMembers(record))]
    .filter(([role]) => role !== 'recordId' && role !== 'body')
    .map(([role, { value }]) => ({ kind: role as 'title', start: start + value.start, end: start + value.end }))
    .sort((a, b) => a.start - b.start);
  lines.take(lines.filled(count));
  return { kind: 'article', length: text.trimEnd().length, breaks: count - 1, head, state: '' };
}

/** The object in an article's text, and where it begins. */
function recordOf(text: string): { start: number; record: string } {
  const start = Math.max(0, text.indexOf('{'));
  return { start, record: text.slice(start) };
}

function read(text: string): Structure {
  const sheet = new Sheet(text, meaning);
  const { start, record } = recordOf(text);
  const members = recordMembers(record);
  const parts = roles(record, members);
  const placed = ({ start: from, end }: { start: number; end: number }) => ({ start: from + start, end: end + start });
  for (const member of members) {
    const [label, value] = [placed(member.label), placed(member.value)];
    sheet.field(member.name.toLowerCase(), label, value);
    const role = [...parts].find(([, one]) => one === member)?.[0];
    sheet.put('furniture', label);
    if (role === 'recordId') sheet.recordId = plain(meaning(text.slice(value.start, value.end)));
    if (role === 'body') putEscaped(sheet, value);
    else sheet.put(role && role !== 'recordId' ? role : 'field', value);
  }
  return sheet.structure();
}

/** The paragraphs of a text whose line breaks are written as escapes. */
function putEscaped(sheet: Sheet, value: { start: number; end: number }): void {
  let { start } = value;
  for (const match of `${sheet.text.slice(value.start, value.end)}\\n`.matchAll(/(?<!\\)(?:\\\\)*((?:\\r|\\n)+)/g)) {
    const end = value.start + match.index + match[0].length - match[1].length;
    if (sheet.text.slice(start, end).trim() !== '') sheet.put('paragraph', { start, end: Math.min(end, value.end) });
    start = value.start + match.index + match[0].length;
  }
}

/** What a value means: escapes, and lists of names or of objects that have names; a title in brackets is none. */
function meaning(raw: string): string {
  if (!/^\[\s*["{]/.test(raw)) return unescaped(raw);
  const names = [...raw.matchAll(/"name"\s*:\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]);
  return unescaped(names.length > 0 ? names.join(', ') : raw.replace(/^\[|\]$/g, '').replace(/"/g, ''));
}

function isArticle(text: string): boolean {
  if (!RECORD.test(text) || !/\}\s*,?$/.test(text)) return false;
  const found = roles(text, membersOf(text));
  return found.has('body') && found.has('title');
}

export const jsonLines: Dialect = {
  id: 'json-lines',
  name: 'News as JSON',
  evidence: [
    { first: '[{', pattern: /^\s*\[?\s*\{\s*"[^"\\]{1,60}"\s*:.*\}\s*,?\]?\s*$/, weight: 10, what: say('lines that are JSON objects') },
    { first: '"', pattern: /^\s*"(?:(?:web)?title|headline)"\s*:\s*["{]/i, weight: 5, what: say('members such as "title": "…"') },
    { first: '[{', pattern: /^\s*[[{]\s*$/, weight: 1, what: say('brackets alone on a line') },
  ],
  scan,
  // one such line may stand in a page or a mail; two in a row do not
  begins: { first: '{', test: (text, lines, distance) => isArticle(text) && isArticle(lines.peekBeyond(distance + 1)?.text ?? '') },
  read,
  decode: meaning,
  usual: { terminator: false, markup: true },
};
