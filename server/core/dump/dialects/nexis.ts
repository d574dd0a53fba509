import { say } from '../../say.ts';
import type { Cut, Dialect } from '../dialect.ts';
import { holdsDate } from '../dates.ts';
import { keyOf } from '../labels.ts';
import { labelledHead, labelledReader, type LabelledRules } from '../labelled.ts';
import { blocksOf, isByline, zoneOf } from '../layout.ts';
import type { Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { dateIn } from '../pages/datelines.ts';
import type { LinePattern } from '../pattern.ts';
import { records, type RecordRules } from '../records.ts';
import type { RecordLine } from '../sheet.ts';

const COUNTER = /^[ \t\f]*(?:(?:Documento?|LEVEL \d+ -)\s+)?(?<number>\d{1,6})\s+(?:of|von|de|di|van|sur|su)\s+(?<total>\d[\d.,\u00a0]{0,8})(?:\s+(?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTOS|DOCUMENTI|DOCUMENTEN|STORIES|STORY))\s*$/i;
const COUNTS = '0123456789DdLl';
/** As it stands alone in German and French exports; ProQuest counts so too. */
const BARE_COUNTER = /^[ \t\f]*(?:Dokument|Documento?)\s+(?<number>\d{1,6})\s+(?:von|de|di|sur|van)\s+(?<total>\d[\d.,\u00a0]{0,8})\s*$/;
const COUNTERS: LinePattern = { test: (text) => COUNTER.test(text) || BARE_COUNTER.test(text), exec: (text) => COUNTER.exec(text) ?? BARE_COUNTER.exec(text) };
const COPYRIGHT = /^\s*(?:Copyright\b|Copr\.|Copy \d{4}|\(c\)|©|(?:All|Alle|Tous|Todos|Tutti) (?:Rights?|Rechte|rechten|droits|(?:los )?derechos|i diritti|os direitos)\b)/i;
const LABEL = /^[ \t]{0,4}(\p{Lu}[\p{Lu}-]{2,24}(?:[ -][\p{Lu}-]{2,16}){0,2}):(?=[\s\u00a0]|$)/u;

/** What stands below a date and is no title. */
const EDITION = /\b(?:edition|ausgabe|édition|edición|edizione|editie|edição|final|zone)\b/i;

/** What transcripts of broadcasts and corrected articles have between date and title. */
const NOTED = /^\s*(?:(?:SHOW|TRANSCRIPT|TYPE|GUESTS?|ANCHORS?|REPORTERS?):\s|Correction Appended\s*$)/;

const LENGTH = /^(?:LENGTH|LÄNGE|LONGUEUR|LONGITUD|EXTENSIÓN|LUNGHEZZA|LENGTE|COMPRIMENTO): \d/;
const LOADED = /^(?:LOAD-DATE(?:-MDC)?|UPDATE|DATE-CHARGEMENT|FECHA-CARGA|DATA-DI-CARICAMENTO|DATA-CARICAMENTO): /;

const labelled: LabelledRules = {
  layout,
  label: LABEL,
  wrapped: true,
  furniture: { first: 'Cc(©AaTt', pattern: COPYRIGHT },
};

const rules: RecordRules = {
  separator: { longest: 120, first: COUNTS, pattern: COUNTERS },
  // "Select Items: 1-10", "Tagged Documents: 3, 5, 7-9"; a total of the search's hits may follow
  promise: { longest: 400, first: 'DPEFSN', pattern: /^Number of Documents:\s*(?<total>\d{1,6})\s*$|^(?:(?:Download|Print|E-?mail|Fax) Request|Download-Anforderung|Demande de téléchargement|Solicitud de descarga):[^\d]*\b(?<text>\d{1,6}(?:\s*[-–,]\s*\d{1,6})*)(?:\s+(?:of|von|de|di|van|sur)\s+\d[\d.,]*)?\s*$/ },
  head: labelledHead(labelled),
};

const counted = records(rules);
/** What was asked for stands above the first record. */
const REQUEST: RecordRules['chrome'] = {
  longest: 200, first: 'DTSPNRZQOEHIVAFUC',
  pattern: /^(?:(?:Download|Print|E-?mail|Fax) Request|Time Of Request|Send To|Terms|Source|Combined Source|Project ID|Research Information|Note|Number of Documents|Download-Anforderung|Anforderungszeit(?:punkt)?|Senden an|Suchbegriffe|Quelle|Projekt-ID|Demande de téléchargement|Heure de la demande|Envoyer à|Termes|Identifiant du projet|ID (?:de|du) projet|Solicitud de descarga|Hora de la solicitud|Enviar a|Términos|Fuente|ID del? proyecto):/i,
};
/** Exports whose counters somebody has taken out: what follows LENGTH ends with LOAD-DATE, and the lines below it. */
const uncounted = records({
  promise: rules.promise,
  chrome: REQUEST,
  head: rules.head,
  anchor: { longest: 80, first: 'LEÉeé', above: 12, pattern: LENGTH },
  ends: { longest: 120, first: 'LUDFld', pattern: LOADED },
  tail: { longest: 300, pattern: new RegExp(`${LABEL.source}|${COPYRIGHT.source}`, 'iu') },
});
/** How many lines are searched for a counter. */
const SAMPLE = 3000;

function scan(lines: Lines, state: string): Cut {
  const way = state === '' ? (lines.holds(COUNTERS.test, SAMPLE) ? 'c' : 'u') : state[0];
  const cut = (way === 'c' ? counted : uncounted)(lines, state.slice(1));
  return { ...cut, state: way + cut.state };
}

/** Source, date with its edition, and title: three blocks before the first label, each of which may be missing. */
function layout(lines: readonly RecordLine[]): readonly Zone[] {
  const zones: Zone[] = [];
  const taken = (kind: Zone['kind']) => zones.some((zone) => zone.kind === kind);
  const blocks = blocksOf(lines);
  const titled = lines.some((line) => keyOf(LABEL.exec(line.text)?.[1] ?? '') === 'title');
  const titleDone = () => taken('title') && taken('date') && zones.at(-1)!.kind === 'title';
  for (const block of blocks) {
    // a company's long name may go on between its first line and "All Rights Reserved"
    const copyright = COPYRIGHT.test(block[0].text) ? block.findLastIndex((line) => COPYRIGHT.test(line.text)) + 1 : 0;
    if (copyright > 0) zones.push(zoneOf('furniture', block.slice(0, copyright)));
    const rest = block.slice(copyright);
    // a title may look like a labelled line: "TALKING POINT: Should ferries run at night?"
    const label = rest.findIndex((line) => labels(line.text, taken('date') || datedLater(blocks, block)));
    const plain = label < 0 ? rest : rest.slice(0, label);
    if (plain.length > 0) {
      const dated = taken('date') ? -1 : plain.findIndex((line) => holdsDate(line.text));
      if (dated >= 0 && (dated > 0 || plain[0].text.length < 80)) {
        if (dated > 0 && !taken('source')) zones.push(zoneOf('source', plain.slice(0, dated)));
        // where no blank line parts them the title follows, below the edition
        const title = label < 0 ? plain.length : plain.findIndex((line, n) => n > dated && !EDITION.test(line.text));
        zones.push(zoneOf('date', plain.slice(dated, title < 0 ? plain.length : title)));
        if (title > dated && title < plain.length) zones.push(zoneOf('title', plain.slice(title)));
      } else if (!taken('source') && !taken('date')) {
        zones.push(zoneOf('source', plain));
      } else if (NOTED.test(plain[0].text) || isDateAlone(plain)) {
        zones.push(zoneOf('field', plain));
      } else if (!taken('date') && datedLater(blocks, block)) {
        // some agencies and papers have their titles above the date
        zones.push(zoneOf(!titled && !taken('title') && !/^\s/.test(plain[0].text) && !titleBelowDate(blocks, block) ? 'title' : 'field', plain));
      } else if (taken('title')) {
        if (plain.length === 1 && plain[0].text.length <= 80 && isByline(plain[0].text)) zones.push(zoneOf('byline', plain));
        break;
      } else if (plain.length <= 8 && plain[0].text.length < 400) {
        zones.push(zoneOf('title', plain));
        break;
      }
    }
    if (label >= 0 || titleDone()) break;
  }
  return zones;
}

/** Whether a line has a label; one whose label has no known meaning is the title where that may stand. */
function labels(text: string, titleNext: boolean): boolean {
  const match = LABEL.exec(text);
  return match !== null && (!titleNext || keyOf(match[1]) !== undefined || text.length === match[0].length);
}

/** Whether lines are a date and nothing else: it may be said twice, in two languages. */
function isDateAlone(lines: readonly RecordLine[]): boolean {
  const text = lines[0].text.trim();
  const date = lines.length === 1 && text.length <= 40 ? dateIn(text) : null;
  return date !== null && text.replace(text.slice(date.start, date.end), '').replace(/[\s,.]|\p{L}+day/giu, '') === '';
}

/** Whether what stands below the date that follows a block may be a title: short, no author's name and no text. */
function titleBelowDate(blocks: readonly (readonly RecordLine[])[], block: readonly RecordLine[]): boolean {
  const below = blocks.slice(blocks.indexOf(block) + 1).findIndex((next) => next[0].text.length < 80 && next.some((line) => holdsDate(line.text)));
  const title = blocks[blocks.indexOf(block) + below + 2];
  if (!title || LABEL.test(title[0].text) || title.length > 4) return false;
  return /^\s*["'“‘«(]?[\p{L}\p{N}]/u.test(title[0].text) && !(title.length === 1 && isByline(title[0].text)) && !(title.length > 1 && /[.:]\s*$/.test(title.at(-1)!.text));
}

/** Whether a date is still to come before the first label: no title stands above it. */
function datedLater(blocks: readonly (readonly RecordLine[])[], block: readonly RecordLine[]): boolean {
  for (const next of blocks.slice(blocks.indexOf(block) + 1)) {
    if (next.some((line) => LABEL.test(line.text))) return false;
    if (next[0].text.length < 80 && next.some((line) => holdsDate(line.text))) return true;
  }
  return false;
}

export const nexis: Dialect = {
  id: 'nexis',
  name: 'Nexis text export',
  evidence: [
    { first: COUNTS, pattern: COUNTER, weight: 20, what: say('counters such as "3 of 10 DOCUMENTS"') },
    { first: 'D', pattern: BARE_COUNTER, weight: 6, what: say('counters such as "Dokument 3 von 10"') },
    { first: 'LEC', pattern: LENGTH, weight: 4, what: say('lines such as "LENGTH: 355 words"') },
    { first: 'LUDFPTJZ', pattern: /^(?:LOAD-DATE|UPDATE|DATE-CHARGEMENT|FECHA-CARGA|PUBLICATION-TYPE|TYPE-PUBLICATION|JOURNAL-CODE|ZEITUNGS-CODE): /, weight: 2, what: say('lines such as "LOAD-DATE: …"') },
  ],
  scan,
  begins: { first: COUNTS, test: (text) => text.length <= 120 && COUNTER.test(text) },
  read: labelledReader(labelled),
  usual: { terminator: false, formFeeds: true },
};
