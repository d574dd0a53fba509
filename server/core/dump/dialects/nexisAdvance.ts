import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { holdsDate } from '../dates.ts';
import { labelledHead, labelledReader, type LabelledRules } from '../labelled.ts';
import { blocksOf, zoneOf } from '../layout.ts';
import type { Zone } from '../model.ts';
import { records, testOf, type RecordRules, type Rule } from '../records.ts';
import { type RecordLine } from '../sheet.ts';

const END: Rule = { longest: 80, first: 'EeFD', pattern: /^\s*(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento|Fine del documento|Fim do documento|Einde van (?:het )?document)\s*$/i };
const COPYRIGHT = /^\s*(?:Copyright\b|©|\(c\) ?\d{4}|All Rights Reserved)/i;
const LABEL = /^\s*(\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}):(?=[\s\u00a0]|$)/u;
const HEADING = /^\s*(?:Body|Text|Textkörper|Corps|Cuerpo|Corpo|Hoofdtekst|Classification|Klassifizierung|Graphic|Graphique|Grafik|Notes?|Highlight|Correction|Abstract)\s*$/;
const HEAD_LABEL = /^\s*(?:Section|Length|Byline|Dateline|Highlight|Rubrik|Länge|Autore?|Auteur|Rubrique|Longueur|Sección|Longitud|Extensión|Sezione|Lunghezza|Se[cç]ção|Seção|Comprimento|Extensão|Sectie|Rubriek|Lengte|Body|Text|Textkörper|Corps|Cuerpo|Corpo|Hoofdtekst)\s*:[ \u00a0]/;

const labelled: LabelledRules = {
  layout,
  label: LABEL,
  sureLabel: /^\s*\p{Lu}[\p{L} -]{2,40}:\u00a0/u,
  heading: HEADING,
  furniture: { first: 'C©(AP[', pattern: /^\s*(?:\[\]\s*$|Copyright\b|©|\(c\) ?\d{4}|All Rights Reserved|Page \d+ of \d+\s*$)/i },
  ends: END,
};

const rules: RecordRules = {
  ends: END,
  anchor: { longest: 400, first: 'SLBDHRAETC', pattern: new RegExp(`${HEAD_LABEL.source}|^\\s*Body\\s*$`), above: 3, uncounted: COPYRIGHT, from: (text) => text.length < 100 && holdsDate(text) },
  chrome: { longest: 160, first: 'UDJCSNBP', pattern: /^\s*(?:User Name|Date and Time|Job Number|Client\/Matter|Search (?:Terms|Type)|Narrowed by):|^\s*(?:Documents? \(\d+\)|Benutzername:.*|Page \d+ of \d+)\s*$/ },
  promise: { first: 'D', pattern: /^\s*(?:Documents?|Dokumente?|Documentos?|Documenti|Documento|Documenten) \((?<total>[\d.,]+)\)\s*$/ },
  entry: { first: '0123456789', pattern: /^\s*(?<number>\d{1,4})\.\s+(?<text>\S.*)$/ },
  head: labelledHead(labelled),
};

const furniture = testOf(labelled.furniture);

/** Title, source, date, copyright: what stands before the first label, a block or a line each. The date tells where the others stand. */
function layout(lines: readonly RecordLine[]): readonly Zone[] {
  const stop = lines.findIndex((line) => HEADING.test(line.text) || HEAD_LABEL.test(line.text) || (LABEL.test(line.text) && COPYRIGHT.test(lines[0].text)));
  const blocks = blocksOf(stop < 0 ? lines.slice(0, 6) : lines.slice(0, stop));
  // lines without blank ones between are one thing each, unless blank lines part the things
  const parted = blocks.findIndex(([line]) => isDated(line)) > 0;
  const before = parted ? blocks : blocks.flatMap((block) => block.map((line) => [line]));
  const zones = before.filter(([line]) => furniture(line.text)).map((block) => zoneOf('furniture', block));
  const own = before.filter(([line]) => !furniture(line.text));
  const date = own.findLastIndex(([line], n) => n > 0 && n < 8 && isDated(line));
  const names = date < 0 ? own.slice(0, 2) : own.slice(0, date);
  // one line alone above the date is the source: every record has one
  if (names.length === 1) zones.push(zoneOf(date > 0 ? 'source' : 'title', names[0]));
  else if (names.length > 1) zones.push(zoneOf('title', names.slice(0, -1).flat()), zoneOf('source', names.at(-1)!));
  // its edition stands below a date
  if (date > 0) zones.push(zoneOf('date', own.slice(date, stop >= 0 && (own[date + 1]?.[0].text.length ?? 60) < 60 ? date + 2 : date + 1).flat()));
  return zones;
}

function isDated({ text }: RecordLine): boolean {
  return text.length < 100 && holdsDate(text);
}

export const nexisAdvance: Dialect = {
  id: 'nexis-advance',
  name: 'Nexis Advance, Lexis+',
  evidence: [
    { first: 'EeFfDd', pattern: END.pattern, weight: 20, what: say('lines "End of Document"') },
    { first: 'SLBDHRAECT', pattern: HEAD_LABEL, weight: 3, what: say('labels with a no-break space, such as "Length: 103 words"') },
    { first: 'L', pattern: /^\s*Load-Date:\u00a0/, weight: 3, what: say('lines "Load-Date: …"') },
  ],
  scan: records(rules),
  ends: { first: END.first!, test: testOf(END) },
  read: labelledReader(labelled),
  usual: { terminator: true, noBreakSpaces: true },
};
