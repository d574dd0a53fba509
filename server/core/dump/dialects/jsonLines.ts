import { unescaped, membersOf, type Member } from '../json.ts';
import type { Cut, Dialect } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import type { Structure } from '../model.ts';
import { isBlank, plain, Sheet } from '../sheet.ts';

/** What the members of a record are called, in the order in which they are believed. */
const NAMES: Readonly<Record<'title' | 'byline' | 'date' | 'source' | 'section' | 'recordId' | 'body', readonly string[]>> = {
  title: ['title', 'headline', 'head', 'name', 'titel', 'titre', 'titulo', 'heading'],
  byline: ['author', 'authors', 'byline', 'creator', 'autor', 'auteur'],
  date: ['date', 'published', 'published_at', 'publication_date', 'date_published', 'datepublished', 'pubdate', 'publish_date', 'date_publish', 'publishedat', 'timestamp', 'created_at', 'time', 'datum'],
  source: ['source', 'publisher', 'publication', 'newspaper', 'outlet', 'source_domain', 'domain', 'site', 'sitename', 'url', 'link', 'uri', 'quelle'],
  section: ['section', 'category', 'rubric', 'desk', 'topic'],
  recordId: ['id', '_id', 'guid', 'uuid', 'docid', 'doc_id', 'article_id'],
  body: ['text', 'content', 'body', 'article', 'maintext', 'article_text', 'fulltext', 'full_text', 'story', 'raw_content', 'plain_text'],
};
const RECORD = /^\s*\[?\s*\{\s*"[^"\\]{1,60}"\s*:/;

type Role = keyof typeof NAMES;

/** An object given for a name ({"id": 1, "name": "The Times"}) counts as that name. */
function named(line: string, member: Member): Member {
  if (line[member.value.start] !== '{') return member;
  const { start } = member.value;
  const name = membersOf(line.slice(start, member.value.end)).find((one) => /^(?:name|title)$/i.test(one.name) && one.isString);
  return name ? { ...member, value: { start: name.value.start + start, end: name.value.end + start } } : member;
}

function roles(members: readonly Member[]): Map<Role, Member> {
  const found = new Map<Role, Member>();
  for (const [role, names] of Object.entries(NAMES) as [Role, readonly string[]][]) {
    const member = names.map((name) => members.find((one) => one.name.toLowerCase() === name && one.value.end > one.value.start && sourceText(one))).find((one) => one);
    if (member) found.set(role, member);
  }
  return found;
}

/** A member that says something: a string, a number, or a list of strings. */
function sourceText(member: Member): boolean {
  return member.isString || member.value.end - member.value.start < 400;
}

function scan(lines: Lines): Cut {
  const line = lines.peek()!;
  if (!RECORD.test(line.text)) {
    let n = 1;
    for (let next = lines.peek(n); next && !RECORD.test(next.text); next = lines.peek(++n));
    lines.take(n);
    return { kind: 'gap', state: '' };
  }
  const start = line.start - lines.base;
  const indent = line.text.indexOf('{');
  const record = line.text.slice(indent);
  const members = membersOf(record).map((member) => named(record, member));
  const head = [...roles(members)]
    .filter(([role]) => role !== 'recordId' && role !== 'body')
    .map(([role, { value }]) => ({ kind: role as 'title', start: start + indent + value.start, end: start + indent + value.end }))
    .sort((a, b) => a.start - b.start);
  let n = 1;
  for (let next = lines.peek(n); next && isBlank(next.text); next = lines.peek(++n));
  lines.take(n);
  return { kind: 'article', length: line.text.trimEnd().length, breaks: 0, head, state: '' };
}

function read(text: string): Structure {
  const sheet = new Sheet(text, meaning);
  const indent = Math.max(0, text.indexOf('{'));
  const record = text.slice(indent);
  const members = membersOf(record).map((member) => named(record, member)).map((member) => ({
    ...member,
    label: { start: member.label.start + indent, end: member.label.end + indent },
    value: { start: member.value.start + indent, end: member.value.end + indent },
  }));
  const parts = roles(members);
  for (const member of members) {
    sheet.field(member.name.toLowerCase(), member.label, member.value);
    const role = [...parts].find(([, one]) => one === member)?.[0];
    sheet.put('furniture', member.label);
    if (role === 'recordId') sheet.recordId = plain(meaning(text.slice(member.value.start, member.value.end)));
    if (role === 'body') putEscaped(sheet, member);
    else sheet.put(role && role !== 'recordId' ? role : 'field', member.value);
  }
  return sheet.structure();
}

/** The paragraphs of a text whose line breaks are written as escapes. */
function putEscaped(sheet: Sheet, { value }: Member): void {
  let start = value.start;
  for (const match of `${sheet.text.slice(value.start, value.end)}\\n`.matchAll(/(?<!\\)(?:\\\\)*((?:\\r|\\n)+)/g)) {
    const end = value.start + match.index + match[0].length - match[1].length;
    if (sheet.text.slice(start, end).trim() !== '') sheet.put('paragraph', { start, end: Math.min(end, value.end) });
    start = value.start + match.index + match[0].length;
  }
}

function meaning(raw: string): string {
  const list = raw.startsWith('[') ? raw.replace(/^\[|\]$/g, '').replace(/"/g, '') : raw;
  return unescaped(list);
}

function isArticle(text: string): boolean {
  if (!RECORD.test(text) || !/\}\s*,?$/.test(text)) return false;
  const found = roles(membersOf(text));
  return found.has('body') && found.has('title');
}

export const jsonLines: Dialect = {
  id: 'json-lines',
  name: 'News as JSON Lines',
  evidence: [{ pattern: /^\s*\[?\s*\{\s*"[^"\\]{1,60}"\s*:.*\}\s*,?\]?\s*$/, weight: 10, what: 'lines that are JSON objects' }],
  scan,
  // one such line may stand in a page or a mail; two in a row do not
  begins: { first: '{', test: (text, lines, distance) => isArticle(text) && isArticle(lines.peekBeyond(distance + 1)?.text ?? '') },
  read,
  decode: meaning,
  usual: { terminator: false, markup: true },
};
