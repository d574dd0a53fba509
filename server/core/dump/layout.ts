import type { Range } from '../text/range.ts';
import type { Zone, ZoneKind } from './model.ts';
import type { LineMatch } from './pattern.ts';
import { isBlank, trimmed, type RecordLine } from './sheet.ts';

/** The groups of lines between blank ones. */
export function blocksOf(lines: readonly RecordLine[]): RecordLine[][] {
  const blocks: RecordLine[][] = [];
  let open = false;
  for (const line of lines) {
    const blank = isBlank(line.text);
    if (!blank && open) blocks.at(-1)!.push(line);
    else if (!blank) blocks.push([line]);
    open = !blank;
  }
  return blocks;
}

/** The zone of some lines, without white space around it. */
export function zoneOf(kind: ZoneKind, lines: readonly RecordLine[]): Zone {
  const range: Range = { start: trimmed(lines[0]).start, end: trimmed(lines.at(-1)!).end };
  return { kind, ...range };
}

/** The zone of a match's group within a line; null where the group took no part. */
export function groupZone(kind: ZoneKind, line: RecordLine, match: LineMatch, group: string): Zone | null {
  const value = match.groups?.[group];
  if (!value) return null;
  const at = match.index + match[0]!.indexOf(value);
  return { kind, ...trimmed(line, at, at + value.length) };
}

const BY = /^(?:by|von|par|por|di|da|door|texte? ?:|exclusive by|words by|report by)\b[ \u00a0]*\S/i;
const PARTICLE = /^(?:de|del|della|der|den|di|da|do|dos|du|la|le|van|von|vom|zu|zum|ter|ten|al|el|bin|ibn|and|und|et|y|e|en|i|&|with|in|for)$/;

/** What a line says of its authors before it names them: "Propos recueillis par ". */
const CREDIT = /^\s*(?:propos recueillis|entretien (?:réalisé|mené)|dossier réalisé|traduit|interview|intervista|entrevista|aufgezeichnet|interviewed|as told) (?:par|by|von|di|de|por|to)\s+(?=\p{Lu})/iu;

/** The zone of a line that names authors, without what it says of them before. */
export function bylineZone(line: RecordLine): Zone {
  return { kind: 'byline', ...trimmed(line, CREDIT.exec(line.text)?.[0].length ?? 0) };
}

/** Whether a line says "By …". */
export function saysBy(text: string): boolean {
  const line = text.trim();
  return line.length <= 160 && (BY.test(line) || CREDIT.test(line));
}

/** Whether a line names its authors: "By …", or nothing but names. */
export function isByline(text: string): boolean {
  return saysBy(text) || (!BY.test(text.trim()) && isNames(text.trim()));
}

/** Whether a line is made of names: capitalised words or initials, particles and commas. */
export function isNames(text: string): boolean {
  const line = text.trim();
  if (line.length > 300 || /\d|[!?:"“”]|(?<!(?<!\p{L})\p{Lu})\.$/u.test(line)) return false;
  const words = line.split(/[\s,;/]+/).filter((word) => word !== '');
  const names = words.filter((word) => /^(?:\p{Lu}[\p{L}'’.-]*|O['’]\p{Lu}\p{L}+)$/u.test(word));
  const parts = line.split(/\s*(?:[,;/&]|\b(?:and|und|et|y|e|en)\b)\s*/u).filter((part) => part !== '');
  return words.length >= 1 && names.length + words.filter((word) => PARTICLE.test(word)).length === words.length
    && names.length > 0 && parts.every((part) => part.split(/\s+/).length <= 5);
}
