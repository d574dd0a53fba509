import type { Range } from '../text/range.ts';
import type { Article, Structure, Zone, ZoneKind } from './model.ts';
import { keyOf, ownKey } from './labels.ts';
import { putProse } from './prose.ts';
import { headLines, testOf, type Rule } from './records.ts';
import { isBlank, linesOf, Sheet, trimmed, type RecordLine } from './sheet.ts';

/** How an export with labelled lines ("LENGTH: 355 words") writes a record. */
export interface LabelledRules {
  /** The zones that have no label, given the record's first lines: what they are follows from where they stand. */
  readonly layout: (lines: readonly RecordLine[]) => readonly Zone[];
  /** A labelled line: group 1 is the label, the value follows the match. */
  readonly label: RegExp;
  /** Such a label is one wherever it stands; otherwise it must follow a blank or a labelled line, and have a known meaning or stand at a record's end. */
  readonly sureLabel?: RegExp;
  /** Labels do not end with a colon. */
  readonly colon?: false;
  /** A line that says alone what follows it ("Body"): its whole text is the label. */
  readonly heading?: RegExp;
  /** A labelled value goes on over the next lines until a blank or labelled one. */
  readonly wrapped?: boolean;
  /** Lines of the export itself: copyright, certificates. */
  readonly furniture?: Rule;
  readonly ends?: Rule;
  readonly late?: Rule;
  /** The record's own number: the text of a terminator's group 1, or a field's value. */
  readonly recordId?: RegExp;
  /** Reads the parts that only the whole record tells. */
  readonly finish?: (sheet: Sheet) => void;
}

const LONGEST_LABEL = 64;

/** A labelled line. */
interface Labelled {
  readonly key: string;
  readonly label: Range;
  /** Where its value begins in the line. */
  readonly from: number;
}

const PART_OF_KEY: Readonly<Record<string, ZoneKind>> = { byline: 'byline', section: 'section', title: 'title', date: 'date', source: 'source', dateline: 'dateline' };
/** After these a label of no known meaning may be prose: "WASHINGTON: The president …". */
const HEAD_KEYS: ReadonlySet<string> = new Set(['byline', 'section', 'length', 'title', 'date', 'source', 'dateline', 'highlight', 'body', 'series']);
const PROSE_KEYS: ReadonlySet<string> = new Set(['body', 'highlight']);

/** What stands before a line. */
type Before = 'blank' | 'label' | 'tail' | 'prose';

/** Recognises labelled lines. */
function labelTest(rules: LabelledRules): (line: RecordLine, before: Before) => Labelled | null {
  return (line, before) => {
    const { text } = line;
    if (text.length < LONGEST_LABEL && rules.heading?.test(text)) return { key: keyOf(text.trim()) ?? ownKey(text), label: trimmed(line), from: text.length };
    // prose has no colon so early
    if (rules.colon !== false && !text.slice(0, LONGEST_LABEL).includes(':')) return null;
    const match = rules.label.exec(text);
    if (!match) return null;
    const known = keyOf(match[1]);
    if (!rules.sureLabel?.test(text) && (before === 'prose' || (!known && before !== 'tail'))) return null;
    const at = text.indexOf(match[1]);
    return { key: known ?? ownKey(match[1]), label: trimmed(line, at, match[0].length), from: match[0].length };
  };
}

/** The head of a labelled record: what stands without labels, and the labelled parts. */
export function labelledHead(rules: LabelledRules): (lines: readonly RecordLine[]) => readonly Zone[] {
  const labelOf = labelTest(rules);
  return (lines) => {
    const zones: Zone[] = [...rules.layout(lines)];
    const taken = new Set<ZoneKind>(zones.map((zone) => zone.kind));
    const zonesEnd = Math.max(0, ...zones.map((zone) => zone.end));
    const isLate = testOf(rules.late);
    let before: Before = 'blank';
    for (const [n, line] of lines.entries()) {
      const found: Labelled | null = isBlank(line.text) || line.start < zonesEnd ? null : labelOf(line, before);
      // the labels of a head come in a row, others late
      if (before === 'prose' && !isLate(line.text)) {
        if (!rules.late) break;
        if (!isBlank(line.text)) continue;
      }
      before = isBlank(line.text) || line.start < zonesEnd ? 'blank' : found ? 'label' : 'prose';
      const kind = found && PART_OF_KEY[found.key];
      if (!kind || taken.has(kind)) continue;
      const { start, end } = valueOf(rules, labelOf, lines, n, found).range;
      if (end > start) zones.push({ kind, start, end });
      taken.add(kind);
    }
    return zones.filter((zone) => zone.kind !== 'furniture').sort((a, b) => a.start - b.start);
  };
}

/** The reader of labelled records. */
export function labelledReader(rules: LabelledRules): (text: string, article: Article) => Structure {
  const labelOf = labelTest(rules);
  const furniture = testOf(rules.furniture);
  const ends = testOf(rules.ends);
  return (text) => {
    const lines = linesOf(text);
    const sheet = new Sheet(text);
    let covered = 0;
    for (const zone of rules.layout(headLines(lines, undefined))) {
      sheet.put(zone.kind, zone);
      covered = Math.max(covered, zone.end);
    }
    let prose: RecordLine[] = [];
    let before: Before = 'blank';
    for (let n = 0; n < lines.length; n++) {
      const line = lines[n];
      if (line.start < covered) continue;
      if (isBlank(line.text)) {
        prose.push(line);
        if (before === 'prose') before = 'blank';
        continue;
      }
      const found: Labelled | null = ends(line.text) ? null : labelOf(line, before);
      const plainLine = !found && !ends(line.text) && !furniture(line.text);
      if (plainLine) {
        prose.push(line);
        before = 'prose';
        continue;
      }
      putProse(sheet, prose);
      prose = [];
      if (found) {
        const { range, last } = valueOf(rules, labelOf, lines, n, found);
        putField(sheet, found, range);
        before = HEAD_KEYS.has(found.key) ? 'label' : 'tail';
        n = last;
      } else if (ends(line.text)) {
        const range = trimmed(line);
        sheet.put('terminator', range);
        sheet.terminator = range;
        sheet.recordId ??= rules.recordId?.exec(line.text)?.[1] ?? null;
      } else {
        sheet.put('furniture', trimmed(line));
      }
    }
    putProse(sheet, prose);
    sheet.recordId ??= sheet.value('id')?.text ?? null;
    rules.finish?.(sheet);
    return sheet.structure();
  };
}

/** The value of a labelled line, and the number of its last line. */
function valueOf(rules: LabelledRules, labelOf: ReturnType<typeof labelTest>, lines: readonly RecordLine[], n: number, found: Labelled): { range: Range; last: number } {
  const range = trimmed(lines[n], found.from);
  let last = n;
  if (rules.wrapped && !PROSE_KEYS.has(found.key)) {
    // an empty value stands on the next lines
    while (last + 1 < lines.length && !isBlank(lines[last + 1].text) && !labelOf(lines[last + 1], 'label')) last++;
  }
  return last === n ? { range, last } : { range: { start: range.end > range.start ? range.start : trimmed(lines[n + 1]).start, end: trimmed(lines[last]).end }, last };
}

function putField(sheet: Sheet, found: Labelled, value: Range): void {
  sheet.field(found.key, found.label, value);
  const kind = PART_OF_KEY[found.key] ?? (PROSE_KEYS.has(found.key) ? 'paragraph' : null);
  if (kind && value.end > value.start && !sheet.has(kind)) {
    sheet.put('field', found.label);
    sheet.put(kind, value);
  } else {
    sheet.put('field', { start: found.label.start, end: Math.max(found.label.end, value.end) });
  }
}
