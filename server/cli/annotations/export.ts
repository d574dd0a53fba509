import { basename } from 'node:path';
import { Analysis, type Knowledge } from '../../core/analysis/analysis.ts';
import { readAnnotated } from '../../core/annotations/annotated.ts';
import { formats, tables } from '../../core/annotations/formats/all.ts';
import { cleanReport, cleanText } from '../../core/annotations/formats/clean.ts';
import type { Document, Job, State } from '../../core/annotations/formats/document.ts';
import { articleDocuments, articleLevel, wholeDocument, type Selection } from '../../core/annotations/formats/documents.ts';
import type { Table } from '../../core/annotations/formats/tables.ts';
import { suggestionsFor } from '../../core/annotations/suggestions.ts';
import { dateOrder } from '../../core/dump/dateOrder.ts';
import { finish, type Dump } from '../../core/dump/dump.ts';
import { csvLine } from '../../csv.ts';
import type { Command } from '../command.ts';
import { DIALECT } from '../common.ts';
import { inputs } from '../input.ts';
import { UsageError, type Given } from '../options.ts';
import { Ways } from '../ways.ts';
import { count } from '../words.ts';
import { readSidecar, SIDECAR, sidecarOf } from './files.ts';
import { writeFileOf, writeFolder } from './write.ts';

const CLEAN = 'clean';
const FORMATS: readonly string[] = ['brat', 'conll', 'prodigy', 'doccano', 'label-studio', 'w3c', 'tei', 'mentions-csv', 'articles-csv', 'jsonl', 'markdown', 'text', CLEAN];
const STATES: readonly State[] = ['confirmed', 'rejected', 'suggested'];

/** `broadsheet export`: a dump with its annotations for another tool. */
export const exporting: Command = {
  name: 'export',
  summary: 'write a dump with its annotations for another tool',
  usage: ['FILE --to FORMAT [--out PATH] [OPTION…]'],
  options: {
    to: { value: 'FORMAT', choices: FORMATS, says: 'what to write' },
    out: { value: 'PATH', says: 'the file, or the folder for brat, markdown and text; standard output without it' },
    marks: { value: 'STATES', says: `which marks, of ${STATES.join(',')}; confirmed unless said otherwise` },
    by: { value: 'UNIT', choices: ['article', 'file'], says: 'what is one document, an article unless said otherwise' },
    overwrite: { says: 'write over what is there already' },
    sidecar: { value: 'PATH', says: 'where the decisions are, FILE.annotations.jsonl unless said otherwise' },
    dialect: DIALECT,
  },
  notes: ['What a format has no place for is counted on standard error. docs/annotations.md describes each format.'],
  async run(given, files, output) {
    const to = given['to'];
    if (typeof to !== 'string') throw new UsageError(`say what to write: broadsheet export FILE --to FORMAT (there are ${FORMATS.join(', ')})`);
    if (files.length !== 1) throw new UsageError(`name one file: broadsheet export FILE --to ${to}`);
    const states = statesFrom(given);
    const whole = given['by'] === 'file';
    const out = typeof given['out'] === 'string' ? given['out'] : '';
    if (files[0].endsWith(SIDECAR)) throw new UsageError(`${files[0]} is a sidecar: name the dump that it belongs to`);
    const ways = new Ways(given, output);
    for await (const { file, text } of inputs(files, 'export', output)) {
      const way = await ways.of(file);
      const { reading, settings } = way;
      const path = typeof given['sidecar'] === 'string' ? given['sidecar'] : file === '-' ? null : sidecarOf(file);
      const sidecar = path === null ? null : await readSidecar(path, output);
      if (sidecar && !sidecar.exists && given['sidecar'] !== undefined) throw new UsageError(`cannot read ${path}: there is no such file`);
      if (sidecar?.exists === false && to !== CLEAN) output.note(`there is no ${path}: no decisions go into it`);
      const destination = { path: out, overwrite: given['overwrite'] === true, sources: [file, ...(path === null ? [] : [path])] };
      const annotated = readAnnotated(text, sidecar?.annotations.values() ?? [], reading);
      const { dump, anchors, structure } = annotated;
      const source = file === '-' ? 'standard input' : basename(file);
      const lost = anchors.orphans.length + structure.orphans.length;
      if (lost > 0) output.note(`${count(lost, 'decision')} left out: the words that ${lost === 1 ? 'it is' : 'they are'} about are not in ${file} any more`);

      const selection: Selection = { dump, decisions: ({ article }) => anchors.of(article), states, order: dateOrder(dump) };
      if (to === CLEAN) {
        await writeFileOf(destination, cleanText(articleDocuments(selection)), output);
        const report = cleanReport(source, annotated);
        if (out !== '' && out !== '-') await writeFileOf({ ...destination, path: `${out}.report.txt` }, [report], output);
        else for (const line of report.trimEnd().split('\n')) output.note(line);
        continue;
      }
      const suggesting = states.has('suggested') ? { ...selection, suggestions: suggester(dump, way.knowledge) } : selection;
      const left = new Map<string, number>();
      const job: Job = {
        source,
        categories: categoriesOf(settings.codebook.categories.map(({ id }) => id), sidecar?.annotations.values() ?? []),
        leave: (what) => left.set(what, (left.get(what) ?? 0) + 1),
      };
      const table = tables.find(({ id }) => id === to);
      const format = formats.find(({ id }) => id === to);
      if (whole && (table || format?.articlesOnly)) throw new UsageError(`${to} is always by article`);
      if (whole) for (let n = articleLevel(selection); n > 0; n--) job.leave('codes and notes on articles: a whole file has no place for them');
      for (const { decision: { kind } } of sidecar?.annotations.values() ?? []) if (kind === 'sense' || kind === 'silence') job.leave('meanings of acronyms, and findings that are all right: only the sidecar has a place for them');
      const documents = whole ? [wholeDocument(suggesting, source)] : articleDocuments(suggesting);
      if (table) await writeFileOf(destination, rows(table, documents, job), output);
      else if (format?.makes === 'folder') {
        if (out === '' || out === '-') throw new UsageError(`${to} is a folder of files: say where with --out FOLDER`);
        output.note(`${count(await writeFolder(destination, format.write(documents, job)), 'file')} in ${out}`);
      } else await writeFileOf(destination, pieces(format!.write(documents, job)), output);
      for (const [what, n] of left) output.note(`left out (${n}): ${what}`);
    }
  },
};

function* pieces(written: Iterable<{ readonly text: string }>): Generator<string> {
  for (const { text } of written) yield text;
}

function* rows(table: Table, documents: Iterable<Document>, job: Job): Generator<string> {
  yield csvLine(table.columns(job));
  for (const document of documents) for (const row of table.rows(document, job)) yield csvLine(row);
}

function statesFrom(given: Given): ReadonlySet<State> {
  if (typeof given['marks'] !== 'string') return new Set<State>(['confirmed']);
  const wanted = given['marks'].split(',').map((state) => state.trim());
  const wrong = wanted.find((state) => !STATES.some((known) => known === state));
  if (wrong !== undefined) throw new UsageError(`there are no marks that are "${wrong}" (there are ${STATES.join(', ')})`);
  return new Set(STATES.filter((state) => wanted.includes(state)));
}

/** The codebook's categories in their order, then others that somebody used. */
function categoriesOf(known: readonly string[], annotations: Iterable<{ readonly decision: { readonly kind: string; readonly category?: string } }>): readonly string[] {
  const others = new Set<string>();
  for (const { decision } of annotations) if (decision.kind === 'code' && !known.includes(decision.category!)) others.add(decision.category!);
  return [...known, ...[...others].sort()];
}

function suggester(dump: Dump, knowledge: Knowledge): NonNullable<Selection['suggestions']> {
  const analysis = new Analysis(dump, knowledge);
  finish(analysis.complete());
  return (placed) => suggestionsFor(analysis, placed);
}
