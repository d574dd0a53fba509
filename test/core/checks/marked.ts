import { acronymsOf } from '../../../server/core/acronyms/article.ts';
import type { Finding, LocalCheck, PlacedFinding, Reading } from '../../../server/core/checks/check.ts';
import { check as checkDump } from '../../../server/core/checks/checks.ts';
import type { Code } from '../../../server/core/checks/codes.ts';
import type { CheckOptions } from '../../../server/core/checks/options.ts';
import type { Dialect } from '../../../server/core/dump/dialect.ts';
import { readDump } from '../../../server/core/dump/dump.ts';
import type { ArticleKind, Structure, Zone } from '../../../server/core/dump/model.ts';
import { web } from '../../../server/core/dump/dialects/web.ts';
import { inEnglish } from '../../../server/core/say.ts';

/** What a test may say of the article beside its text. */
interface Setting {
  readonly kind?: ArticleKind;
  readonly usual?: Partial<Dialect['usual']>;
  readonly structure?: Partial<Structure>;
}

/** An article that is nothing but paragraphs, parted by blank lines. */
export function reading(text: string, { kind = 'article', usual, structure }: Setting = {}): Reading {
  const zones: Zone[] = [...text.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*(?<=\S)/g)].map(({ index, 0: words }) => ({ kind: 'paragraph', start: index, end: index + words.length }));
  const whole: Structure = { text, zones, recordId: null, section: null, title: null, byline: null, date: null, source: null, fields: [], turns: [], terminator: null, ...structure };
  const dialect = { ...web, usual: { ...web.usual, ...usual } };
  return { article: { kind, dialect: dialect.id, length: text.length, breaks: 0, head: [] }, structure: whole, dialect, acronyms: acronymsOf(whole) };
}

/** The words that a local check marks in a text. */
export function marked(check: LocalCheck, text: string, setting: Setting = {}): string[] {
  return check.check(reading(text, setting)).flatMap((finding) => placesOf(finding, text));
}

/** A text with all edits of a local check's fixes made. */
export function mended(check: LocalCheck, text: string, setting: Setting = {}): string {
  const edits = check.check(reading(text, setting)).flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.start - a.start);
  return edits.reduce((changed, { start, end, text: by }) => changed.slice(0, start) + by + changed.slice(end), text);
}

/** The findings of one code in a dump, as "line: severity message", lines 0-based. */
export function reported(code: Code, text: string, { chosen, ...options }: CheckOptions & { readonly chosen?: string } = {}): string[] {
  const dump = readDump(text, chosen === undefined ? {} : { chosen });
  return checkDump(dump, options).filter((finding) => finding.code === code).map((finding) => said(finding, text));
}

function said({ start, severity, message }: PlacedFinding, text: string): string {
  return `${text.slice(0, start).split('\n').length - 1}: ${severity} ${inEnglish(message)}`;
}

function placesOf({ start, end, related }: Finding, text: string): string[] {
  return [{ start, end }, ...related].map((place) => text.slice(place.start, place.end));
}
