// Makes data/lexicon.tsv from data/sources: node scripts/lexicon.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from '../server/core/acronyms/sameness.ts';
import type { LexiconEntry, LexiconKind } from '../server/core/acronyms/lexicon.ts';
import { keyOf } from '../server/core/acronyms/shape.ts';

const folder = new URL('../data/', import.meta.url);

/** The rows of a table of data/sources below its heading. */
function rowsOf(name: string): string[][] {
  const lines = readFileSync(new URL(`sources/${name}.tsv`, folder), 'utf8').split(/\r?\n/);
  return lines.slice(1).filter((line) => line !== '').map((line) => line.split('\t'));
}

const general: LexiconEntry[] = rowsOf('general').map(([short, expansion, kind]) => ({ short: short, expansion: expansion, kind: kind as LexiconKind, source: 'general' }));

/** Short forms proper: capitals, digits and joiners; The World Factbook also has short titles ("Air Pollution") and names ("Paris Club"). */
const isShortForm = (short: string): boolean => /^[\p{L}\d][\p{L}\d&/.-]{1,14}$/u.test(short) && (/\p{Lu}.*[\p{Lu}\d]/u.test(short) || /^(Benelux|Caricom|Interpol|Eutelsat|Inmarsat|Intelsat|Mercosur)$/.test(short));

const factbook = rowsOf('factbook-abbreviations');
const byName = new Map(factbook.map(([short, expansion]) => [short, expansion]));

function factbookExpansion(written: string): string {
  const pointer = /^see (.+)$/.exec(written);
  const expansion = pointer === null ? written : (byName.get(pointer[1]) ?? '');
  return expansion.replace(/^[\w-]+: /, '').replace(/;.*$|, an? .*$| is an? .*$/, '').replace(/\s*\([^)]*\)$/, '').trim();
}

function factbookKind(expansion: string): LexiconKind {
  if (/^(Convention|Protocol|Treaty|Agreement|International Convention|.* Convention|.* Treaty|.* Protocol|.* Agreement)\b/.test(expansion)) return 'treaty';
  if (/^[^\p{Lu}]+$/u.test(expansion)) return 'technical';
  return 'international';
}

const fromAbbreviations: LexiconEntry[] = factbook
  .map(([short, written]) => ({ short: short, expansion: factbookExpansion(written) }))
  .filter(({ short, expansion }) => isShortForm(short) && expansion !== '')
  .map((entry) => ({ ...entry, kind: factbookKind(entry.expansion), source: 'factbook-abbreviations' }));

const fromOrganisations: LexiconEntry[] = rowsOf('factbook-international-organizations')
  .filter(([, short]) => short !== undefined && isShortForm(short))
  .map(([expansion, short]) => ({ short: short, expansion: expansion.replace(/\s*\([^)]*\)$/, ''), kind: 'international', source: 'factbook-organizations' }));

/** Each meaning once, the first source's; entries that say Organi[sz]ation in both spellings, the source's own first. */
const entries: LexiconEntry[] = [];
const known = new Set<string>();
for (const written of [...general, ...fromAbbreviations, ...fromOrganisations]) {
  const entry = { ...written, short: keyOf(written.short) };
  const meaning = `${entry.short}\t${fingerprint(entry.expansion)}`;
  if (known.has(meaning)) continue;
  known.add(meaning);
  entries.push(entry);
  const respelled = entry.expansion.replace(/([Oo]rgani)([sz])(?=ation)/g, (_, stem: string, letter: string) => stem + (letter === 's' ? 'z' : 's'));
  if (respelled !== entry.expansion) entries.push({ ...entry, expansion: respelled });
}

// found by bisection: by short form, in UTF-16 order; one short form's expansions stay in the order of their likelihood
entries.sort((a, b) => (a.short < b.short ? -1 : a.short > b.short ? 1 : 0));
const lines = entries.map(({ short, expansion, kind, source }) => [short, expansion, kind, source].join('\t'));
writeFileSync(new URL('lexicon.tsv', folder), ['short\texpansion\tkind\tsource', ...lines].join('\n') + '\n');
console.log(`${entries.length} entries for ${new Set(entries.map(({ short }) => short)).size} short forms`);
