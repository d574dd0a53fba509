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
import { organisationsIn } from './list.ts';
import { organisationsPage } from './page.ts';

const FORMATS = ['text', 'json', 'csv'] as const;

/** `broadsheet organisations`: every organisation with its names and mentions. */
export const organisations: Command = {
  name: 'organisations',
  summary: 'list the organisations of dumps with their mentions',
  usage: ['[OPTION…] FILE…', '--jsonl < TEXTS'],
  options: { format: formatOption(FORMATS), dialect: DIALECT, jsonl: JSONL, jobs: JOBS },
  async run(given, files, output) {
    if (given['jsonl']) {
      noFilesFrom(given, files, 'organisations');
      return filter(process.stdin, output, 'organisationLines', jobsFrom(given));
    }
    noJobsFrom(given);
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    const named = filesFrom(files, 'organisations');
    if (format === 'csv') await output.write(csvLine(['file', 'organisation', 'kind', 'names', 'mentions', 'articles', 'first_line']));
    for await (const { file, text } of inputs(named, 'organisations', output)) {
      const { reading, knowledge } = await ways.of(file);
      const dump = readDump(text, reading);
      const analysis = new Analysis(dump, knowledge);
      finish(analysis.complete());
      const listed = organisationsIn(analysis);
      const line = (offset: number): number => dump.text.lineAt(offset) + 1;
      if (format === 'json') {
        await output.writeAll(jsonObject({ file }, 'organisations', listed.map(({ name, kind, names, mentions }) => ({
          name, kind, names, mentions: mentions.map(({ article, ...range }) => ({ range: jsonRange(dump, range), article })),
        }))));
      } else if (format === 'csv') {
        for (const { name, kind, names, mentions } of listed) {
          await output.write(csvLine([file, name, kind, names.join('; '), mentions.length, new Set(mentions.map(({ article }) => article)).size, line(mentions[0].start)]));
        }
      } else await output.writeAll(organisationsPage(file, listed, line, new Page(output)));
    }
  },
};
