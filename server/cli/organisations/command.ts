import { csvLine } from '../../csv.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption, JSONL, noFilesFrom } from '../common.ts';
import { decidedPortions } from '../decided.ts';
import { filter } from '../filter.ts';
import { gather } from '../gathering.ts';
import { JOBS, jobsFrom } from '../pool.ts';
import { eachStream, STANDARD_INPUT } from '../input.ts';
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
    const ways = new Ways(given, output);
    if (given['jsonl']) {
      noFilesFrom(given, files, 'organisations');
      return filter(process.stdin, output, 'organisationLines', jobsFrom(given), (await ways.of(STANDARD_INPUT)).settings);
    }
    const format = formatFrom(given, FORMATS);
    const jobs = jobsFrom(given);
    const named = filesFrom(files, 'organisations');
    if (format === 'csv') await output.write(csvLine(['file', 'organisation', 'kind', 'names', 'mentions', 'articles', 'first_line']));
    await output.progress.of(named);
    await eachStream(named, 'organisations', output, async (file, text) => {
      const way = await ways.of(file);
      const { facts, lines } = await gather(decidedPortions(file, text, way.reading, output), way, 'organisations', jobs);
      const listed = organisationsIn(facts);
      const located = { text: lines };
      const line = (offset: number): number => lines.lineAt(offset) + 1;
      if (format === 'json') {
        await output.writeAll(jsonObject({ file }, 'organisations', listed.map(({ name, kind, names, mentions }) => ({
          name, kind, names, mentions: mentions.map(({ article, ...range }) => ({ range: jsonRange(located, range), article })),
        }))));
      } else if (format === 'csv') {
        for (const { name, kind, names, mentions } of listed) {
          await output.write(csvLine([file, name, kind, names.join('; '), mentions.length, new Set(mentions.map(({ article }) => article)).size, line(mentions[0].start)]));
        }
      } else await output.writeAll(organisationsPage(file, listed, line, new Page(output)));
    });
  },
};
