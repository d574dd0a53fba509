import { decodeWords } from 'postal-mime';
import type { Article, Structure, Zone } from './model.ts';
import { putProse } from './prose.ts';
import { isBlank, linesOf, plain, Sheet, trimmed, type RecordLine } from './sheet.ts';

/** How an export writes header lines ("Subject: …"), a blank line, and the text. */
export interface HeaderRules {
  /** Headers by name, lower case, that are parts of an article. */
  readonly parts: Readonly<Record<string, 'title' | 'byline' | 'date' | 'source' | 'recordId'>>;
  /** A first line that is no header ("From …"). */
  readonly opening?: RegExp;
  /** The text's first line is the title, where no header is. */
  readonly titleInText?: boolean;
  /** Lines of the text that are not the article's own words (quotations of other messages, boundaries). */
  readonly foreign?: RegExp;
  /** From such a line on nothing is (signatures). */
  readonly signature?: RegExp;
  /** Header values may hold encoded words. */
  readonly encodedWords?: boolean;
}

const HEADER = /^([!-9;-~]+):[ \t]*/;
const FOLDED = /^[ \t]+\S/;

/** The head of such a record: its parts among the first lines. */
export function headerHead(rules: HeaderRules): (lines: readonly RecordLine[]) => readonly Zone[] {
  return (lines) => {
    const { parts, body } = headersOf(rules, lines);
    const zones: Zone[] = parts.flatMap(({ key, value }) => {
      const part = rules.parts[key];
      return part && part !== 'recordId' && value.end > value.start ? [{ kind: part, ...value }] : [];
    });
    const first = rules.titleInText && !zones.some((zone) => zone.kind === 'title') ? lines.slice(body).find((line) => !isBlank(line.text)) : undefined;
    if (first) zones.push({ kind: 'title', ...trimmed(first) });
    return zones.filter((zone, n) => zones.findIndex((other) => other.kind === zone.kind) === n);
  };
}

/** The reader of such records. */
export function headerReader(rules: HeaderRules): (text: string, article: Article) => Structure {
  return (text) => {
    const lines = linesOf(text);
    const sheet = new Sheet(text, decoder(rules));
    const { parts, body } = headersOf(rules, lines);
    if (rules.opening && lines[0]) sheet.put('furniture', trimmed(lines[0]));
    for (const { key, label, value } of parts) {
      sheet.field(key, label, value);
      const part = rules.parts[key];
      if (part === 'recordId') sheet.recordId ??= sheet.value(key)!.text.replace(/^<|>$/g, '') || null;
      if (part && part !== 'recordId' && !sheet.has(part)) {
        sheet.put('field', label);
        sheet.put(part, value);
      } else sheet.put('field', { start: label.start, end: Math.max(label.end, value.end) });
    }
    putBody(sheet, rules, lines.slice(body));
    return sheet.structure();
  };
}

function putBody(sheet: Sheet, rules: HeaderRules, lines: readonly RecordLine[]): void {
  let rest = lines;
  if (rules.titleInText && !sheet.has('title')) {
    const first = lines.findIndex((line) => !isBlank(line.text));
    if (first >= 0) {
      sheet.put('title', trimmed(lines[first]));
      rest = lines.slice(first + 1);
    }
  }
  let prose: RecordLine[] = [];
  let signed = false;
  for (const line of rest) {
    signed ||= rules.signature?.test(line.text) ?? false;
    if (!signed && !rules.foreign?.test(line.text)) {
      prose.push(line);
      continue;
    }
    putProse(sheet, prose, rules.titleInText);
    prose = [];
    sheet.put('furniture', trimmed(line));
  }
  putProse(sheet, prose, rules.titleInText);
}

function decoder(rules: HeaderRules): (raw: string) => string {
  // folded lines join before they are decoded: words that were split go together
  return rules.encodedWords ? (raw) => (raw.includes('=?') ? decodeWords(plain(raw)) : raw) : (raw) => raw;
}

interface Header {
  readonly key: string;
  readonly label: { readonly start: number; readonly end: number };
  readonly value: { readonly start: number; readonly end: number };
}

/** The header lines, and the number of the first line after them. */
function headersOf(rules: HeaderRules, lines: readonly RecordLine[]): { parts: Header[]; body: number } {
  const parts: Header[] = [];
  let n = rules.opening && lines[0] && rules.opening.test(lines[0].text) ? 1 : 0;
  for (; n < lines.length && !isBlank(lines[n].text); n++) {
    const line = lines[n];
    const match = HEADER.exec(line.text);
    if (match) parts.push({ key: match[1].toLowerCase(), label: { start: line.start, end: line.start + match[1].length + 1 }, value: trimmed(line, match[0].length) });
    else if (FOLDED.test(line.text) && parts.length > 0) {
      const last = parts[parts.length - 1];
      const range = trimmed(line);
      parts[parts.length - 1] = { ...last, value: { start: last.value.end > last.value.start ? last.value.start : range.start, end: range.end } };
    } else break;
  }
  return { parts, body: n };
}
