import { abbreviationList } from '../../core/analysis/abbreviations.ts';
import { acronymsOfFile, type ListedAcronym } from '../../core/analysis/acronymList.ts';
import { Analysis } from '../../core/analysis/analysis.ts';
import { finish, readDump } from '../../core/dump/dump.ts';
import { csvLine } from '../../csv.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption, JSONL, noFilesFrom, noJobsFrom } from '../common.ts';
import { filter } from '../filter.ts';
import { JOBS, jobsFrom } from '../pool.ts';
import { inputs } from '../input.ts';
import { jsonObject, jsonRange } from '../json.ts';
import { Page } from '../terminal.ts';
import { Ways } from '../ways.ts';
import { count } from '../words.ts';
import { workspaceOf } from '../workspace.ts';
import { acronymsPage } from './page.ts';

const FORMATS = ['text', 'json', 'csv', 'markdown'] as const;

/** `broadsheet acronyms`: every short form with its expansion and its uses. */
export const acronyms: Command = {
  name: 'acronyms',
  summary: 'list the acronyms of dumps with their expansions',
  usage: ['[OPTION…] FILE…', '--jsonl < TEXTS'],
  options: { format: formatOption(FORMATS), dialect: DIALECT, jsonl: JSONL, jobs: JOBS },
  notes: ['What one of the files defines, the others know (from: workspace).', '--format markdown makes one list of abbreviations of all files.'],
  async run(given, files, output) {
    if (given['jsonl']) {
      noFilesFrom(given, files, 'acronyms');
      return filter(process.stdin, output, 'acronymLines', jobsFrom(given));
    }
    noJobsFrom(given);
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    const named = filesFrom(files, 'acronyms');
    const abbreviations: ListedAcronym[] = [];
    if (format === 'csv') await output.write(csvLine(['file', 'acronym', 'expansion', 'from', 'defined_on_line', 'uses', 'first_line']));
    const workspace = await workspaceOf(named, 'acronyms', ways, output);
    for await (const { file, text } of inputs(named, 'acronyms', output)) {
      const { reading, knowledge } = await ways.of(file);
      const dump = readDump(text, reading);
      const analysis = new Analysis(dump, knowledge, { workspace: workspace(file) });
      finish(analysis.acronyms.complete());
      const listed = finish(acronymsOfFile(analysis));
      const line = (offset: number): number => dump.text.lineAt(offset) + 1;
      if (format === 'json') {
        await output.writeAll(jsonObject({ file }, 'acronyms', listed.map(({ text: acronym, expansion, from, definedAt, uses }) => ({
          text: acronym, expansion, from, definedAt: definedAt && jsonRange(dump, definedAt), uses: uses.map((use) => jsonRange(dump, use)),
        }))));
      } else if (format === 'csv') {
        for (const { text: acronym, expansion, from, definedAt, uses } of listed) {
          await output.write(csvLine([file, acronym, expansion, from, definedAt && line(definedAt.start), uses.length, line(uses[0].start)]));
        }
      } else if (format === 'markdown') abbreviations.push(...listed);
      else await output.writeAll(acronymsPage(file, listed, line, new Page(output)));
    }
    if (format !== 'markdown') return;
    const { text, left } = abbreviationList(abbreviations);
    await output.write(text);
    if (left.length > 0) output.note(`left out of the list: ${count(left.length, 'short form')} without an expansion (${left.slice(0, 10).join(', ')}${left.length > 10 ? ' …' : ''})`);
  },
};
