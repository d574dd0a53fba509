import { say } from '../../say.ts';
import type { Cut, Dialect, Scan } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { labelledHead, labelledReader, type LabelledRules } from '../labelled.ts';
import { blocksOf, zoneOf } from '../layout.ts';
import type { Zone } from '../model.ts';
import { records, testOf, type RecordRules, type Rule } from '../records.ts';
import type { RecordLine, Sheet } from '../sheet.ts';

const RULER = /^\s*_{40,}\s*$/;
const COUNTER = /^\s*(?:Document|Dokument|Documento) (?<number>\d{1,6}) (?:of|von|de|di|sur|su|van) (?<total>\d[\d.,]*)\s*$/;
/** What the export closes with. */
const TRAILER = /^\s*(?:Contact us at|Contact ProQuest|Database copyright|Bibliography\s*$)/;
// the export breaks its own keys: "DocumentURL", "ProQuest documentID"
const LABEL = /^[ \t]{0,4}(?!Source:|Date:|Notes?:|Photo:|Text:|Name:|Web:)(\p{Lu}[\p{L}/-]{2,}(?: [\p{L}/-]+){0,4})[ \u00a0]?:(?=\s|$)/u;
const FIRST_LABEL = /^[ \t]{0,4}(?:Publication ?info|Author|Abstract|Links|Full ?text|Subject|Aut(?:or|eur|ore)(?:es|en|s)?|Informaci(?:ón|ones) de publicación|Informations? (?:de|sur la) publication|Publikationsinformationen|Informações da publicação|Resumen?|Résumé|Resumo|Zusammenfassung|Texto completo|Texte (?:intégral|complet)|Volltext|Testo completo)(?!\p{L}).{0,20}:/u;
const LINK = /^\s*(?:https?:\/\/\S+|(?:ProQuest document link|Enlace de documentos de ProQuest|Lien vers le document ProQuest|Dokument-Link|Link do documento do ProQuest)(?:\s*<https?:[^<>]*>)?)\s*$/;

const labelled: LabelledRules = {
  layout,
  label: LABEL,
  sureLabel: /^\s*(?:CREDIT|CAPTION|Credit|Caption): /,
  finish: named,
  furniture: { first: 'hPELD_', pattern: LINK },
  late: { first: 'CPSAI', pattern: /^\s*(?:CREDIT|Author|Publication ?title|Publication ?date|Section) ?:/ },
};

const rules: RecordRules = {
  separator: { longest: 120, first: '_D', pattern: new RegExp(`${RULER.source}|${COUNTER.source}`) },
  // rulers in a text stand close to its lines
  afterBlank: true,
  then: /^\s*$|^\s*_{40,}\s*$/,
  sure: new RegExp(`${COUNTER.source}|${TRAILER.source}`),
  aside: { longest: 200, first: 'RTCBDPIc', pattern: /^\s*(?:Report Information from ProQuest|Table of contents|Contact us at|Contact ProQuest|Copyright ©|Bibliography|Citation style|Database copyright|Terms and Conditions|Inhaltsverzeichnis|Índice)/ },
  needs: { longest: 20000, pattern: /^[ \t]{0,4}\p{Lu}[\p{L} /-]{2,40}[ \u00a0]?:(?:\s|$)/u },
  promise: { first: '0123456789', pattern: /^\s*(?<total>\d[\d.,]*) (?:documents?|Dokumente?|documentos?)\s*$/ },
  entry: { first: '0123456789', pattern: /^\s*(?<number>\d{1,4})\.\s+(?<text>\S.*)$/ },
  late: labelled.late,
  head: labelledHead(labelled),
};

const OTHER_RULER = /^\s*([*=#~-])\1{9,}\s*$/;
/** What stands around records that the service mails; "<>" was its logo. */
const MAILED: Rule = { longest: 300, pattern: /^\s*(?:All documents are reproduced|Further reproduction|Please do not reply|\S.{0,60} sent you the following:|Email \d+ of \d+|<>\s*$)/ };
const isMailed = testOf(MAILED);
const isSeparator = testOf(rules.separator);
const ways: Readonly<Record<string, Scan>> = {
  r: records(rules),
  // what somebody has parted with rulers of their own
  o: records({ ...rules, separator: { first: '*=#~-', pattern: OTHER_RULER }, afterBlank: false, then: undefined, sure: undefined }),
  // as the service mails them
  d: records({
    promise: rules.promise,
    entry: rules.entry,
    chrome: MAILED,
    ends: { longest: 400, first: 'DB', pattern: /^[ \t]{0,4}(?:Databases?|Datenbank|Bases? de (?:données|datos|dados)|Banca dati) ?: / },
    head: rules.head,
  }),
};
/** How many lines are searched for a ruler. */
const SAMPLE = 3000;

function scan(lines: Lines, state: string): Cut {
  const way = state === '' ? wayOf(lines) : state[0];
  const cut = ways[way](lines, way === 'o' && state === '' ? 'o' : state.slice(1));
  return { ...cut, state: way + cut.state };
}

function wayOf(lines: Lines): string {
  let other = '';
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE; line = lines.peek(++n)) {
    if (isSeparator(line.text)) return 'r';
    other ||= isMailed(line.text) ? 'd' : OTHER_RULER.test(line.text) ? 'o' : '';
  }
  return other || 'd';
}

/** The title stands first, alone; what follows is labelled. */
function layout(lines: readonly RecordLine[]): readonly Zone[] {
  const blocks = blocksOf(lines);
  const [block = []] = blocks;
  // a title may look like a labelled line ("Tennis: Nadal wins")
  const stop = block.findIndex((line, n) => LINK.test(line.text) || FIRST_LABEL.test(line.text) || ((n > 0 || /^\s*(?:Title|Título|Titre|Titel|Titolo): /.test(line.text)) && LABEL.test(line.text)));
  const title = stop < 0 ? block : block.slice(0, stop);
  if (title.length === 0) return [];
  const [, citation = []] = blocks;
  // "Lee, Ann. Quay Herald; Quay [Quay]. 10 Mar 2022."
  const cited = title.length === block.length && !LABEL.test(citation[0]?.text ?? ':') && citation.length <= 4 && /\]\.?\s*\d{1,2} \p{L}{3,9}\s\d{4}/u.test(citation.map(({ text }) => text.trim()).join(' '));
  return [zoneOf('title', title), ...cited ? [zoneOf('field', citation)] : []];
}

/** Short records have source and date in one line only: "Topigus Star ; Topigus, Ont. [Topigus, Ont]. 09 Mar 2022: A.1." */
function named(sheet: Sheet): void {
  const info = sheet.value('publication-info');
  if (!info) return;
  const text = sheet.text.slice(info.start, info.end);
  const source = /^(.*?)\s*(?:;|\[|\. (?=\d))/.exec(text);
  if (source) sheet.name('source', { start: info.start, end: info.start + source[1].length });
  const date = /\d{1,2} \p{L}{3,9} \d{4}|\p{L}{3,9} \d{1,2}, \d{4}/u.exec(text);
  if (date) sheet.name('date', { start: info.start + date.index, end: info.start + date.index + date[0].length });
}

export const proquest: Dialect = {
  id: 'proquest',
  name: 'ProQuest',
  evidence: [
    { first: 'D', pattern: COUNTER, weight: 10, what: say('lines such as "Document 3 of 500"') },
    { first: 'PI', pattern: /^\s*(?:ProQuest ?document ?ID|ID (?:(?:del?|d[ou]) )?documento? (?:d[eao] )?ProQuest|ProQuest-Dokument-ID) ?: ?\d+/, weight: 15, what: say('lines such as "ProQuest document ID: 2637391967"') },
    { first: 'PFDTV', pattern: /^\s*(?:Publication ?(?:info|title|date)|Full ?text|Document ?URL|Título de (?:la )?publicación|Fecha de publicación|Texto completo|Titre de (?:la )?publication|Texte intégral|Publikationstitel|Volltext|Título da publicação) ?:/, weight: 3, what: say('lines such as "Publication title: …"') },
    { first: '_', pattern: /^[ \t]{0,4}_{60}$/, weight: 2, what: say('rulers of 60 underscores') },
  ],
  scan,
  begins: { first: '_', test: (text, lines, distance) => RULER.test(text) && startsRecord(lines, distance + 1) },
  read: labelledReader(labelled),
  usual: { terminator: false },
};

/** Whether a ruler is ProQuest's: a counter or the labels of its records follow soon. */
function startsRecord(lines: Lines, from: number): boolean {
  for (let n = from; n < from + 16; n++) {
    const text = lines.peekBeyond(n)?.text;
    if (text === undefined) return false;
    if (COUNTER.test(text) || FIRST_LABEL.test(text) || /^(?:Report Information from ProQuest|Table of contents)\b/.test(text)) return true;
    if (RULER.test(text)) return false;
  }
  return false;
}
