import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readAnnotated } from '../../core/annotations/annotated.ts';
import { importers } from '../../core/annotations/formats/all.ts';
import type { ImportedFile, Importer } from '../../core/annotations/formats/imported.ts';
import { mergeImported, type Merged } from '../../core/annotations/formats/merge.ts';
import { placeImported, type Unplaced } from '../../core/annotations/formats/place.ts';
import { lineOf } from '../../core/annotations/sidecar.ts';
import { inEnglish } from '../../core/say.ts';
import { decode } from '../../host/decode.ts';
import type { Command } from '../command.ts';
import { DIALECT, formatFrom, formatOption } from '../common.ts';
import { allOfStandardInput, inputs, STANDARD_INPUT } from '../input.ts';
import { UsageError, type Given } from '../options.ts';
import { Ways } from '../ways.ts';
import { count } from '../words.ts';
import { appendTo, readSidecar, SIDECAR, sidecarOf, textOf } from './files.ts';

const FORMATS = ['text', 'json'] as const;
const NAMES = importers.map(({ id }) => id);

/** `broadsheet import`: annotations of another tool, into the sidecar of a dump. */
export const importing: Command = {
  name: 'import',
  summary: 'take annotations of another tool onto a dump, into its sidecar',
  usage: ['FILE --onto DUMP --from FORMAT [OPTION…]'],
  options: {
    onto: { value: 'DUMP', says: 'the dump that was annotated; decisions go to DUMP.annotations.jsonl' },
    from: { value: 'FORMAT', choices: NAMES, says: 'what FILE is; of brat it is the folder, or an .ann with its .txt beside it' },
    creator: { value: 'NAME', says: 'who annotated, where the file does not say' },
    sidecar: { value: 'PATH', says: 'where the decisions go instead' },
    'dry-run': { says: 'say what would be done and write nothing' },
    format: formatOption(FORMATS),
    dialect: DIALECT,
  },
  notes: ['What is there already is not added again, and no decision is overruled but by a later version of it (same id).', 'What has no place in the dump is listed, and the exit status is 1.'],
  async run(given, files, output) {
    const dumpPath = optionOf(given, 'onto', 'DUMP');
    if (dumpPath === STANDARD_INPUT) throw new UsageError('the dump must be a file: its decisions are kept beside it');
    if (dumpPath.endsWith(SIDECAR)) throw new UsageError(`${dumpPath} is a sidecar: name the dump that it belongs to`);
    const importer = importers.find(({ id }) => id === optionOf(given, 'from', 'FORMAT'))!;
    if (files.length === 0) throw new UsageError(`name what to import: broadsheet import FILE --onto ${dumpPath} --from ${importer.id}`);
    const ways = new Ways(given, output);
    const read: ImportedFile[] = [];
    for (const file of files) read.push(...await filesOf(file, importer));
    const { documents, problems } = importer.read(read);
    const found = documents.reduce((n, { marks, codes, notes }) => n + marks.length + codes.length + notes.length, 0);
    if (found === 0) throw new UsageError(`no annotation of ${importer.id} is in ${files.join(', ')}${problems.length > 0 ? ` (${problems[0]})` : ''}: is it another format?`);
    for await (const { file, text } of inputs([dumpPath], 'import', output)) {
      const path = typeof given['sidecar'] === 'string' ? given['sidecar'] : sidecarOf(file);
      const sidecar = await readSidecar(path, output);
      if (sidecar.conflicted) throw new UsageError(`${path} holds the marks of a merge that is not finished: nothing was written`);
      const { dump, anchors } = readAnnotated(text, sidecar.annotations.values(), (await ways.of(file)).reading);
      const { placed, unplaced } = placeImported(dump, documents);
      if (placed.length === 0) throw new UsageError(`none of the ${count(found, 'annotation')} has a place in ${file}: is it the right dump? Nothing was written`);
      const { added, changed, same, against } = mergeImported(dump, anchors, placed, {
        source: basename(file), newId: () => `urn:uuid:${crypto.randomUUID()}`, now: new Date().toISOString(), ...(typeof given['creator'] === 'string' && { creator: given['creator'] }),
      }, sidecar.deleted);
      const lines = [...added, ...changed].map(lineOf).join('');
      if (lines !== '' && !given['dry-run']) await appendTo(path, (sidecar.endsOpen ? '\n' : '') + lines);
      if (unplaced.length + problems.length > 0) output.found();
      if (formatFrom(given, FORMATS) === 'json') await output.write(`${JSON.stringify({ file, sidecar: path, added: added.length, changed: changed.length, present: same, contradicting: against, unplaced, problems })}\n`);
      else await output.write(report(given['dry-run'] ? `${path} (not written)` : path, { added, changed, same, against }, unplaced, problems));
    }
  },
};

function report(path: string, { added, changed, same, against }: Merged, unplaced: readonly Unplaced[], problems: readonly string[]): string {
  const list = (title: string, entries: readonly Unplaced[]): string => (entries.length === 0 ? '' : `${title}\n${entries.map(({ name, what, why }) => `  ${name}: ${what}: ${why}\n`).join('')}`);
  return [
    `${path}\n${count(added.length, 'decision')} added, ${changed.length} changed, ${same} there already\n`,
    list('Left as it is decided:', against),
    list('No place found:', unplaced),
    problems.length === 0 ? '' : `Not read:\n${problems.map((problem) => `  ${problem}\n`).join('')}`,
  ].join('');
}

function optionOf(given: Given, name: string, value: string): string {
  const option = given[name];
  if (typeof option !== 'string') throw new UsageError(`import needs --${name} ${value}: broadsheet import FILE --onto DUMP --from FORMAT (there are ${NAMES.join(', ')})`);
  return option;
}

/** The files that are meant by a path: those of a folder, or one, with what belongs beside it; or standard input. */
async function filesOf(path: string, { endings }: Importer): Promise<ImportedFile[]> {
  if (path === STANDARD_INPUT) {
    const decoded = decode(await allOfStandardInput());
    if ('binary' in decoded) throw new UsageError(`standard input is not text: ${inEnglish(decoded.binary)}`);
    return [{ name: 'standard input', text: decoded.text }];
  }
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
  const paths = isFolder
    ? (await readdir(path)).filter((name) => endings.some((ending) => name.endsWith(ending))).sort().map((name) => join(path, name))
    : [path, ...(path.endsWith('.ann') ? [path.replace(/\.ann$/, '.txt'), join(path, '..', 'visual.conf')] : [])];
  const files: ImportedFile[] = [];
  for (const one of paths) {
    const text = await textOf(one);
    if (text !== null) files.push({ name: basename(one), text });
    else if (one === path) throw new UsageError(`cannot read ${path}: there is no such file`);
  }
  return files;
}
