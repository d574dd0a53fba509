import { abbreviationList } from '../../core/analysis/abbreviations.ts';
import { acronymsOfFile, type ListedAcronym } from '../../core/analysis/acronymList.ts';
import { finish } from '../../core/dump/dump.ts';
import { csvLine } from '../../csv.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption, JSONL, noFilesFrom } from '../common.ts';
import { filter } from '../filter.ts';
import { gather } from '../gathering.ts';
import { JOBS, jobsFrom } from '../pool.ts';
import { eachStream } from '../input.ts';
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
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    const jobs = jobsFrom(given);
    const named = filesFrom(files, 'acronyms');
    const abbreviations: ListedAcronym[] = [];
    if (format === 'csv') await output.write(csvLine(['file', 'acronym', 'expansion', 'from', 'defined_on_line', 'uses', 'first_line']));
    const workspace = await workspaceOf(named, 'acronyms', ways, output);
    await output.progress.of(named);
    await eachStream(named, 'acronyms', output, async (file, text) => {
      const { facts, lines } = await gather(file, text, await ways.of(file), 'acronyms', jobs, output, workspace(file));
      const listed = finish(acronymsOfFile(facts));
      const located = { text: lines };
      const line = (offset: number): number => lines.lineAt(offset) + 1;
      if (format === 'json') {
        await output.writeAll(jsonObject({ file }, 'acronyms', listed.map(({ text: acronym, expansion, from, definedAt, uses }) => ({
          text: acronym, expansion, from, definedAt: definedAt && jsonRange(located, definedAt), uses: uses.map((use) => jsonRange(located, use)),
        }))));
      } else if (format === 'csv') {
        for (const { text: acronym, expansion, from, definedAt, uses } of listed) {
          await output.write(csvLine([file, acronym, expansion, from, definedAt && line(definedAt.start), uses.length, line(uses[0].start)]));
        }
      } else if (format === 'markdown') abbreviations.push(...listed);
      else await output.writeAll(acronymsPage(file, listed, line, new Page(output)));
    });
    if (format !== 'markdown') return;
    const { text, left } = abbreviationList(abbreviations);
    await output.write(text);
    if (left.length > 0) output.note(`left out of the list: ${count(left.length, 'short form')} without an expansion (${left.slice(0, 10).join(', ')}${left.length > 10 ? ' …' : ''})`);
  },
};
