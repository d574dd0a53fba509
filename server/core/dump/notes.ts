import { holdsDate } from './dates.ts';
import { keyOf } from './labels.ts';
import { isNames, saysBy, zoneOf } from './layout.ts';
import type { Zone } from './model.ts';
import { isName, namesPaper } from './pages/bylines.ts';
import { dateIn } from './pages/datelines.ts';
import { isBlank, trimmed, type RecordLine } from './sheet.ts';

/** What the lines next to a title say: paper, date, page, author, with labels or without, one or several on a line. */
export interface Notes {
  readonly zones: readonly Zone[];
  /** How many lines say it. */
  readonly count: number;
  /** How many of them are labelled: "Quelle: Quay Herald". */
  readonly labelled: number;
  /** Nothing but a blank line follows them, or nothing at all. */
  readonly closed: boolean;
}

/** More lines than this are no notes. */
const MOST = 6;
/** A longer line is text, UTF-16 units. */
const LONGEST = 160;
/** A line without a label that says one thing is no longer. */
const LONGEST_WORDS = 60;
/** What stands between columns. */
const GUTTER = /\s{3,}|\t+|\s[|·•]\s|[\s,;]+(?=(\p{Lu}[\p{L}-]{2,24}):\s)/gu;
const LABEL = /^(\p{L}[\p{L} -]{1,24}):(?:\s+|$)/u;
/** Labels of letters and digests, beside those of exports. */
const LETTER_LABELS: Readonly<Record<string, string>> = { subject: 'title', from: 'byline', by: 'byline', paper: 'source' };
const PARTS: Readonly<Record<string, Zone['kind']>> = { title: 'title', byline: 'byline', date: 'date', source: 'source', section: 'section' };
const TAKEN_FROM = /^(?:(?:re)?printed from|taken from|excerpted from|from:?)\s+(?<source>(?:the )?\p{Lu}.*)$/iu;
/** A paper's name in quotation marks, and what a service did with it there: "\"Kaibote\" gefunden am" */
const QUOTED = /^["„“«](?<source>\p{Lu}[^"“”»]{1,50})["“”»](?:\s\p{L}{2,12}){0,3}$/u;
const SITE = /^(?:[\p{L}\d-]+\.)+\p{L}{2,}$/u;
/** Where in a paper: "p. A1", "Seite 3", "Vol. 4". */
const PLACE_IN_PAPER = /^(?:(?:pp?|pg|pages?|seiten?|s|section|sec|vol(?:ume)?|no|nr|issue|edition|ausgabe|band|sid(?:a|an|e)|p[áa]g(?:ina)?|blz)\b[.:]?\s*)?\(?[A-Z]{0,2}[-\d]{1,5}(?:[-–,]\s?[A-Z]?\d{1,4})*\)?$/i;
/** '"NÖ Nachrichten" Nr. 14/2013 vom' before a date */
const PAPER_BEFORE = /^["„“«]?(?<name>\p{Lu}[^\d"„“”«»]*?)["”“»]?(?:,?\s+(?:Nr|No|n°|Heft|issue)\.?\s*[\d/-]+)?(?:,?\s+(?:vom|of|du|del|van|from|i))?$/u;
/** ", 853w." */
const WORD_COUNT = /,?\s*\d[\d.,]*\s?(?:w|words|woorden|wörter|mots)\b\.?$/i;
const SEASON = /\b(?:winter|spring|summer|fall|autumn|frühjahr|frühling|sommer|herbst|printemps|été|automne|hiver|primavera|verano|otoño|invierno)(?:\s*[-/]\s*\p{L}+)?,?\s+(?:19|20)\d\d(?:\/\d\d)?$/iu;

/** Reads the notes that the first of some lines are; those after a blank line, or after one that is none, are not looked at. */
export function notesIn(lines: readonly RecordLine[], title = false): Notes {
  const zones: Zone[] = [];
  const names: RecordLine[] = [];
  let labelled = 0;
  let count = 0;
  for (; count < lines.length && !isBlank(lines[count].text); count++) {
    const line = lines[count];
    const notes = count < MOST ? notesOf(line, title) : null;
    if (notes) {
      zones.push(...notes);
      if (isLabelled(line.text)) labelled++;
    } else if (count < MOST && isNames(line.text) && line.text.trim().length <= LONGEST_WORDS) names.push(line);
    else break;
  }
  const closed = count === lines.length || isBlank(lines[count].text);
  const has = (kind: Zone['kind']) => zones.some((zone) => zone.kind === kind);
  // what nothing but a date and the place of a line tells: who wrote it, and which paper it was in
  for (const line of names) {
    const kind = !closed || !has('date') ? null : !has('byline') && isPeople(line.text) ? 'byline' : !has('source') ? 'source' : null;
    if (kind === null) return { zones: zones.filter((zone) => zone.end <= line.start), count: lines.indexOf(line), labelled, closed: false };
    zones.push(zoneOf(kind, [line]));
  }
  const first = zones.filter((zone, n) => zones.findIndex((other) => other.kind === zone.kind) === n);
  return { zones: first.sort((a, b) => a.start - b.start), count, labelled, closed };
}

/** What one line says, in its columns; null where one of them says anything else. `title`: a label may name the title, too. */
function notesOf(line: RecordLine, title: boolean): Zone[] | null {
  if (line.text.length > LONGEST) return null;
  const zones: Zone[] = [];
  for (const { start, end } of columnsOf(line.text)) {
    const notes = noteOf({ text: line.text.slice(start, end), start: line.start + start, end: line.start + end });
    if (!notes || (!title && notes.some(({ kind }) => kind === 'title'))) return null;
    zones.push(...notes);
  }
  return zones;
}

function isLabelled(text: string): boolean {
  return keyOfLabel(LABEL.exec(text.trim())?.[1] ?? '') !== undefined;
}

function keyOfLabel(label: string): string | undefined {
  return LETTER_LABELS[label.toLowerCase()] ?? keyOf(label);
}

function columnsOf(text: string): { start: number; end: number }[] {
  const columns: { start: number; end: number }[] = [];
  let start = text.length - text.trimStart().length;
  for (const { index, 0: gutter, 1: label } of text.matchAll(GUTTER)) {
    if (index < start || (label !== undefined && keyOfLabel(label) === undefined)) continue;
    columns.push({ start, end: index });
    start = index + gutter.length;
  }
  return [...columns, { start, end: text.trimEnd().length }].filter((column) => column.end > column.start);
}

/** What a column says; null where it is none of what heads say. */
function noteOf(column: RecordLine): Zone[] | null {
  const { text } = column;
  const zone = (kind: Zone['kind'], from: number, to = text.length): Zone => ({ kind, ...trimmed(column, from, to) });
  const label = LABEL.exec(text);
  if (label) {
    const key = keyOfLabel(label[1]);
    const kind = key === undefined ? undefined : PARTS[key];
    if (key === undefined) return null;
    return kind && text.length > label[0].length ? [zone(kind, label[0].length)] : [];
  }
  if (PLACE_IN_PAPER.test(text)) return [];
  if (saysBy(text) && !/\p{Ll}{3}[.!?]$/u.test(text)) {
    const paper = /\s*(?:\((?<brackets>\p{Lu}[^()]*)\)|,\s*(?<comma>\p{Lu}[^,]*))$/u.exec(text);
    const source = paper?.groups!.brackets ?? (namesPaper(paper?.groups!.comma ?? '') ? paper!.groups!.comma : undefined);
    if (source === undefined) return [zone('byline', 0)];
    return [zone('byline', 0, paper!.index), zone('source', text.lastIndexOf(source), text.lastIndexOf(source) + source.length)];
  }
  return taken(column) ?? dated(column) ?? (isPaper(text) ? [zone('source', 0)] : null);
}

function taken(column: RecordLine): Zone[] | null {
  const source = TAKEN_FROM.exec(column.text)?.groups!.source;
  return source && column.text.length < 100 ? [{ kind: 'source', ...trimmed(column, column.text.length - source.length) }] : null;
}

/** A date, perhaps after the paper's name and before the page: "Lockgate Times, June 3, 2011, p. A1". */
function dated(column: RecordLine): Zone[] | null {
  const { text } = column;
  const season = /\d\d$/.test(text) ? SEASON.exec(text) : null;
  const date = dateIn(text) ?? (season ? { start: season.index, end: season.index + season[0].length } : null);
  if (!date) return text.length < 50 && holdsDate(text) ? [{ kind: 'date', ...trimmed(column) }] : null;
  const before = text.slice(0, date.start).replace(/[\s,;(:|–—-]+$/u, '');
  const after = text.slice(date.end).replace(/^[\s,;):|–—-]+/u, '');
  const zone: Zone = { kind: 'date', ...trimmed(column, date.start, date.end) };
  if (before === '') return text.length < 50 ? [{ kind: 'date', ...trimmed(column) }] : null;
  const quoted = QUOTED.exec(before)?.groups!.source;
  if (quoted !== undefined) return [{ kind: 'source', ...trimmed(column, 1, 1 + quoted.length) }, zone];
  // nobody but a program writes a date so
  const paper = PAPER_BEFORE.exec(before)?.groups!.name ?? before;
  const named = namesPaper(paper) || SITE.test(before) || (paper !== before && /^["„“«]/.test(before)) || (/^\d{4}-\d\d-\d\d/.test(text.slice(date.start)) && keyOfLabel(before) === undefined) || (after !== '' && isPlace(after.replace(WORD_COUNT, '')));
  if (named && text.length < 100 && (SITE.test(before) || /^\p{Lu}[^\d]*$/u.test(paper))) return [{ kind: 'source', ...trimmed(column, before.indexOf(paper), before.indexOf(paper) + paper.length) }, zone];
  return text.length < 50 ? [zone] : null;
}

/** Whether some words say where in a paper: "Nr. 54, S. 4 / Wirtschaft". */
function isPlace(text: string): boolean {
  const parts = text.split(/,\s+|\s+\/\s+/);
  return PLACE_IN_PAPER.test(text) || (parts.some((part) => PLACE_IN_PAPER.test(part)) && parts.every((part) => PLACE_IN_PAPER.test(part) || /^\p{Lu}[\p{L} &-]{2,24}$/u.test(part)));
}

/** Whether some words are a paper's name and nothing else. */
function isPaper(text: string): boolean {
  return text.length < LONGEST_WORDS && namesPaper(text) && !/[.!?;:]$|\d/.test(text) && (text.match(/\p{L}{4,}/gu) ?? []).every((word) => /^\p{Lu}/u.test(word));
}

function isPeople(text: string): boolean {
  return !namesPaper(text) && text.trim().split(/\s*[,&/]\s*|\s+(?:and|und|et|y|e|en)\s+/u).every(isName);
}
