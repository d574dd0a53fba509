import { say } from '../../say.ts';
import type { Dialect } from '../dialect.ts';
import { holdsDate } from '../dates.ts';
import { labelledReader, type LabelledRules } from '../labelled.ts';
import { blocksOf, groupZone, isByline, zoneOf } from '../layout.ts';
import type { Zone } from '../model.ts';
import { mayBeLabel } from '../pages/labels.ts';
import { records, type RecordRules, type Rule } from '../records.ts';
import { type RecordLine } from '../sheet.ts';

const END: Rule = { longest: 120, first: 'NDn', pattern: /^\s*(?:(?:Numéro de (?:document|publication)|Document number)\s*:\s*(?=\S+\s*$)|(?=news·\d{8}·))(\S+)\s*$/ };
/** Its records' own numbers: of the day, of the paper. */
const OWN_ID = /^\s*(?:(?:Numéro de document|Document number)\s*:\s*)?news·\d{8}·\S+\s*$/;
const CERTIFICATE: Rule = { longest: 400, first: 'nCcDLTI', pattern: /^\s*(?:news·\S+|(?:Ce )?[Cc]ertificat (?:est )?émis|Date d['’]émission|Le présent document|(?:This )?[Cc]ertificate (?:is )?issued|This certificate is|Issue date|Date issued|This document is|Numéro de document|Document number)/ };
const DATED = /^\s*(?:(?<section>[^,].*?),\s*)?(?<date>(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+.*?\b(?:19|20)\d\d)\b/i;
const COPYRIGHT = /^\s*(?:©|\(c\)|Copyright\b)/i;

const labelled: LabelledRules = {
  layout,
  label: /^(Illustration|Encadré|Note|Catégorie|Lieu|Sujet|Mots-clés)(?:\(s\))?\s*:(?=\s|$)/,
  furniture: { first: '©(CnDLTI', pattern: new RegExp(`${COPYRIGHT.source}|${CERTIFICATE.pattern.source}`, 'i') },
  ends: END,
  recordId: END.pattern,
};

const rules: RecordRules = {
  ends: END,
  tail: CERTIFICATE,
  anchor: { longest: 200, pattern: DATED, above: 2 },
  head: (lines) => layout(lines),
};

/** A block with the source, and below it section, date and page; a block that ends with the title; the author, if a line of names follows. */
function layout(lines: readonly RecordLine[]): readonly Zone[] {
  const blocks = blocksOf(lines);
  const zones: Zone[] = [];
  let named: string | undefined;
  const dated = blocks.slice(0, 2).findIndex((block) => block.some((line) => holdsDate(line.text)));
  for (const block of blocks.slice(0, dated + 1)) {
    for (const line of block) {
      const match = DATED.exec(line.text);
      const source = match ? null : /^\s*(?<source>.+?)(?:,\s*n[o°]\.?\s*\S+.*)?\s*$/.exec(line.text);
      // the paper's name may stand before the date once more
      const again = match?.groups!.section !== undefined && named === match.groups.section.trim();
      if (match) zones.push(...(again ? ['date'] as const : ['section', 'date'] as const).flatMap((group) => groupZone(group, line, match, group) ?? []));
      else if (source && named === undefined) {
        named = source.groups!.source;
        zones.push(...[groupZone('source', line, source, 'source')].flatMap((zone) => zone ?? []));
      }
    }
  }
  const below = blocks.slice(dated + 1);
  let [title, author] = below;
  if (!title || title.length > 6) return zones;
  // a rubric of a word or two may stand between
  if (below.length > 2 && title.length === 1 && author.length === 1 && mayBeLabel(title[0].text) && author[0].text.length < 150 && !isByline(author[0].text) && !zones.some((zone) => zone.kind === 'section')) {
    zones.push(zoneOf('section', title));
    [title, author] = below.slice(1);
  }
  if (title.length > 1) zones.push(zoneOf('subheading', title.slice(0, -1)));
  zones.push(zoneOf('title', title.slice(-1)));
  if (author?.length === 1 && author[0].text.length <= 80 && isByline(author[0].text)) zones.push(zoneOf('byline', author));
  return zones;
}

export const europresse: Dialect = {
  id: 'europresse',
  name: 'Europresse',
  evidence: [
    { first: 'ND', pattern: /^\s*(?:Numéro de document|Document number)\s*:\s*news·/, weight: 20, what: say('lines such as "Numéro de document : news·20121004·PO·040056000"') },
    { first: 'n', pattern: /^\s*news·\d{8}·\S+\s*$/, weight: 20, what: say('lines that match {0}', 'news·20121004·PO·…') },
    { first: 'CL', pattern: /^\s*(?:Ce certificat est émis|Le présent document est protégé)/, weight: 5, what: say('the text of its certificate') },
  ],
  scan: records(rules),
  ends: { first: 'NDn', test: (text) => OWN_ID.test(text) },
  read: labelledReader(labelled),
  usual: { terminator: true },
};
