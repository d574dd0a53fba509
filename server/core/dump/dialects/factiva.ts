import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { holdsDate } from '../dates.ts';
import { labelledReader, type LabelledRules } from '../labelled.ts';
import { bylineZone, isByline, saysBy, zoneOf } from '../layout.ts';
import type { Zone } from '../model.ts';
import { records, testOf, type RecordRules, type Rule } from '../records.ts';
import { isBlank, trimmed, type RecordLine, type Sheet } from '../sheet.ts';

const END: Rule = { longest: 80, first: 'DdA文ドД', pattern: /^\s*(?:AN\s+)?(?:Document|Dokument|Documento|Документ|文件|文档|文書|ドキュメント)\s+([A-Z][A-Z0-9]{2,9}\d{8,}[a-z0-9]+)\s*$/ };
const WORDS = /^\s*(?:WC\s+)?[\d.,\u00a0\u202f ]*\d\s*(?:words?|Wörter|Wort|mots?|palabras|parole|palavras|woorden|слов[оа]?|字|文字|語)\s*$/i;
const TIME = /^\s*(?:ET\s+)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?(?:\s+\w+)?\s*$/i;
const LANGUAGE = /^\s*(?:English|German|French|Spanish|Italian|Dutch|Portuguese|Russian|Polish|Swedish|Danish|Norwegian|Finnish|Turkish|Chinese.*|Japanese|Deutsch|Französisch|Englisch|Anglais|Allemand|Français|Inglés|Español|Italiano|Nederlands|Português|\p{L}{1,3}[文语語]|[а-я]{4,12}ий)\s*$/iu;
const COPYRIGHT = /^\s*(?:CY\s+)?(?:\(c\)|©|Copyright\b|\d{4} ©|All [Rr]ights? [Rr]eserved|Alle Rechte)/i;
const CHROME: Rule = { longest: 120, first: 'FDSRAP©0123456789', pattern: /^\s*(?:(?:Dow Jones )?Factiva|Dow Jones|Search Summary|Suchübersicht|Résumé de la recherche|Article \d+|Page \d+ of \d+.*|©? ?\d{4} Factiva, Inc\..*|\d{4} (?:©|\(c\)) .*Factiva.*)\s*$/ };
const CODES: Readonly<Record<string, string>> = {
  SE: 'section', HD: 'title', BY: 'byline', CR: 'credit', WC: 'length', PD: 'date', ET: 'time', SN: 'source', SC: 'source-code', ED: 'edition', PG: 'page', LA: 'language', CY: 'copyright',
};

const CODE = /^\s*([A-Z]{2})(?:\s+|$)/;
const SHORT_NAME = /(?:[\p{Script=Hangul}\p{Script=Han}]{2,4}|\p{Script=Han}{1,3}[ \u3000]\p{Script=Han}{1,3})(?: *(?:기자|특파원|记者|記者))?/u;
/** Authors as Korean, Chinese and Japanese papers name them: nothing but names of two to four characters. */
const SHORT_NAMES = new RegExp(`^\\s*${SHORT_NAME.source}(?: *[;,·、，] *${SHORT_NAME.source})*\\s*$`, 'u');
/** A title is no shorter than so many characters, where a line below it may be an author's name or the title below a section. */
const SHORTEST_TITLE = 8;
const KINDS = ['section', 'title', 'byline', 'date', 'source'] as const;
/** A code and what it stands for, in columns where a page was saved as text. */
const CODED: Rule = { pattern: /^\s*(?:SE|HD|BY|WC|PD|SN|LP|TD)(?:\s+\S|\s*$)/ };

const labelled: LabelledRules = {
  layout,
  colon: false,
  label: /^(?:\s+(?=[A-Z]{2,3}\s{2}))?(CO|IN|NS|RE|IPC|IPD|PUB|CT|RF|CX|VOL|ART|CLM|DLN|RST)(?:\s+|$)/,
  sureLabel: /^(?:(?:CO|IN|NS|RE|IPC|IPD|PUB)(?:\s{1,3}\S|$)|\s+(?:CO|IN|NS|RE|IPC|IPD|PUB)\s{2,}\S)/,
  heading: /^\s*(?:LP|TD)\s*$/,
  wrapped: true,
  furniture: { longest: 300, pattern: new RegExp(`${COPYRIGHT.source}|^\\s*Page \\d+ of \\d+`, 'i') },
  ends: END,
  recordId: END.pattern,
  finish: head,
};

const rules: RecordRules = {
  ends: END,
  anchor: { longest: 60, first: '0123456789W', pattern: WORDS, above: 5, uncounted: /^\s*(?:SE|HD|BY|CR|WC)(?:\s|$)/, below: (text) => text.length < 60 && holdsDate(text) },
  chrome: CHROME,
  // a page of results, which is what can be saved at once, has a hundred at most
  promise: { first: 'RSTN', longest: 80, closes: true, most: 100, pattern: /^\s*(?:Results Found|Suchergebnisse|Gefundene Ergebnisse|Ergebnisse gefunden|Résultats trouvés|Resultados encontrados|Risultati trovati|Gevonden resultaten)(?:[\s:]+(?<total>\d[\d.,\u00a0\u202f]*))?\s*$/ },
  head: (lines) => layout(lines).filter((zone) => zone.kind !== 'furniture' && zone.kind !== 'field'),
};

const isChrome = testOf(CHROME);
const coded = testOf(CODED);

/** Section, title and author stand above the number of words; date, time, source, code, page and language below it. */
function layout(lines: readonly RecordLine[]): readonly Zone[] {
  const filled = lines.filter((line) => !isBlank(line.text));
  if (filled.length > 1 && coded(filled[0].text) && filled.slice(1).some((line) => coded(line.text))) return codes(filled);
  const count = filled.findIndex((line) => WORDS.test(line.text));
  if (count < 0) return filled.length > 0 ? [zoneOf('title', filled.slice(0, 1))] : [];
  const above = filled.slice(0, count).filter((line) => !isChrome(line.text));
  const zones: Zone[] = [];
  // what an author is may stand below the name: "By ANN LEE", "Special to The Lockgate Post"
  const note = above.length > 2 && (saysBy(above.at(-2)!.text) || above.at(-1)!.text.startsWith(above.at(-2)!.text.trim())) && isByline(above.at(-2)!.text) ? above.pop() : undefined;
  const named = above.length > 1 && SHORT_NAMES.test(above.at(-1)!.text) && above.at(-2)!.text.trim().length >= Math.max(SHORTEST_TITLE, above.at(-1)!.text.trim().length);
  const author = named || (above.length > 1 && isByline(above.at(-1)!.text) && (above.length > 2 || !mayBeSection(above[0].text) || saysBy(above.at(-1)!.text))) ? above.pop() : undefined;
  if (above.length > 1 && mayBeSection(above[0].text)) zones.push(zoneOf('section', [above.shift()!]));
  if (above.length > 0) zones.push(zoneOf('title', above));
  if (author) zones.push(bylineZone(author));
  if (note) zones.push(zoneOf('furniture', [note]));
  zones.push(zoneOf('field', [filled[count]]));
  return [...zones, ...below(filled.slice(count + 1))];
}

/** Whether the first of several lines may name a section: a title that goes on in the next line is longer. */
function mayBeSection(text: string): boolean {
  const words = text.trim();
  return words.length <= 45 && !/[,;:]$/.test(words) && (words.split(/\s+/).length <= 3 || !/\s(?!(?:de|del|della|des|du|der|und|et|y|e|la|le)\s)\p{Ll}/u.test(words));
}

function below(lines: readonly RecordLine[]): Zone[] {
  const zones: Zone[] = [];
  let dated = false;
  let named = false;
  for (const line of lines.slice(0, 12)) {
    const { text } = line;
    if (COPYRIGHT.test(text)) {
      zones.push(zoneOf('furniture', [line]));
      break;
    }
    if (!dated) {
      if (!holdsDate(text)) break;
      zones.push(zoneOf('date', [line]));
      dated = true;
    } else if (TIME.test(text) && !named) zones.push(zoneOf('field', [line]));
    else if (!named) {
      if (text.length > 120) break;
      zones.push(zoneOf('source', [line]));
      named = true;
    } else {
      if (text.trim().length > 60) break;
      zones.push(zoneOf('field', [line]));
      if (LANGUAGE.test(text)) {
        // the copyright line closes the head, if there is one
        const next = lines[lines.indexOf(line) + 1];
        if (next && COPYRIGHT.test(next.text)) zones.push(zoneOf('furniture', [next]));
        break;
      }
    }
  }
  return zones;
}

/** The form of the export that puts a code of two letters before each line, or on a line of its own above it. */
function codes(lines: readonly RecordLine[]): readonly Zone[] {
  const zones: Zone[] = [];
  const margin = lines[0].text.search(/\S/);
  let above: string | undefined;
  for (const line of lines) {
    const code = line.text.search(/\S/) === margin ? CODE.exec(line.text) : null;
    if (code && !(code[1] in CODES)) break;
    const key: string | undefined = code ? CODES[code[1]] : above;
    const range = trimmed(line, code ? code[0].length : 0);
    above = range.end > range.start ? undefined : key;
    if (above) continue;
    const last = zones.at(-1);
    if (key) zones.push({ kind: KINDS.find((kind) => kind === key) ?? (key === 'copyright' ? 'furniture' : 'field'), ...range });
    else if (last) zones[zones.length - 1] = { ...last, end: range.end };
  }
  return zones;
}

/** The code before a range of a record's text, on its line or the one above. */
function codeBefore(text: string, start: number): string | undefined {
  return /(?:^|\n)[ \t]*([A-Z]{2})\s+$/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
}

/** The unlabelled lines of the head are fields as well; what each is follows from its form and place. */
function head(sheet: Sheet): void {
  const date = sheet.zones.find((zone) => zone.kind === 'date');
  const source = sheet.zones.find((zone) => zone.kind === 'source');
  for (const zone of sheet.zones) {
    if (zone.kind !== 'field' || sheet.fields.some((field) => field.label.start === zone.start)) continue;
    const text = sheet.text.slice(zone.start, zone.end);
    const key = CODES[codeBefore(sheet.text, zone.start) ?? ''] ?? (WORDS.test(text) ? 'length' : TIME.test(text) ? 'time' : LANGUAGE.test(text) ? 'language'
      : source && zone.start > source.end && /^[A-Z0-9]{2,10}$/.test(text) && !sheet.value('source-code') ? 'source-code' : 'page');
    if (date || key === 'length') sheet.field(key, { start: zone.start, end: zone.start }, zone);
  }
  if (sheet.terminator && sheet.recordId) {
    const at = sheet.text.indexOf(sheet.recordId, sheet.terminator.start);
    sheet.field('id', { start: sheet.terminator.start, end: at }, { start: at, end: at + sheet.recordId.length });
  }
}

export const factiva: Dialect = {
  id: 'factiva',
  name: 'Factiva',
  evidence: [
    { first: END.first, pattern: END.pattern, weight: 20, what: say('lines such as "Document IINM000020171113edbd0000d"') },
    { first: '0123456789.,Ww', pattern: WORDS, weight: 2, what: say('lines such as "808 words"') },
    { first: 'FD', pattern: /^(?:Factiva|Dow Jones)\s*$/, weight: 2, what: say('the line "Factiva"') },
  ],
  scan: records(rules),
  ends: { first: END.first!, test: testOf(END) },
  read: labelledReader(labelled),
  usual: { terminator: true },
};
