import { abbreviationList } from '../../core/analysis/abbreviations.ts';
import { acronymsOfFile, type ListedAcronym } from '../../core/analysis/acronymList.ts';
import { Analysis, type Around } from '../../core/analysis/analysis.ts';
import { decidedReading } from '../../core/annotations/annotated.ts';
import type { Decisions } from '../../core/annotations/decisions.ts';
import { finish } from '../../core/dump/dump.ts';
import { Text } from '../../core/text/text.ts';
import { csvLine } from '../../csv.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption, JSONL, noFilesFrom } from '../common.ts';
import { decisionsBeside } from '../annotations/files.ts';
import { filter } from '../filter.ts';
import { gather } from '../gathering.ts';
import { JOBS, jobsFrom } from '../pool.ts';
import { eachStream } from '../input.ts';
import { jsonObject, jsonRange } from '../json.ts';
import { portionsOf } from '../portions.ts';
import { Page } from '../terminal.ts';
import type { Output } from '../output.ts';
import { Ways, type Way } from '../ways.ts';
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
  notes: ['What people decided is read from FILE.annotations.jsonl beside a dump.', 'What one of the files defines, the others know (from: workspace).', '--format markdown makes one list of abbreviations of all files.'],
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
      const way = await ways.of(file);
      const decisions = await decisionsBeside(file, output);
      const { listed, lines } = decisions.all.size > 0 ? await listDecided(text, way, decisions, workspace(file)) : await list(file, text, way, jobs, output, workspace(file));
      const located = { text: lines };
      const line = (offset: number): number => lines.lineAt(offset) + 1;
      if (format === 'json') {
        await output.writeAll(jsonObject({ file }, 'acronyms', listed.map(({ text: acronym, expansion, from, isDecided, definedAt, uses }) => ({
          text: acronym, expansion, from, ...(isDecided ? { decided: true } : {}), definedAt: definedAt && jsonRange(located, definedAt), uses: uses.map((use) => jsonRange(located, use)),
        }))));
      } else if (format === 'csv') {
        for (const { text: acronym, expansion, from, isDecided, definedAt, uses } of listed) {
          await output.write(csvLine([file, acronym, expansion, isDecided ? 'decision' : from, definedAt && line(definedAt.start), uses.length, line(uses[0].start)]));
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

/** What an acronym is listed with: where it stands, told by lines. */
interface Listed {
  readonly listed: readonly ListedAcronym[];
  readonly lines: Pick<Text, 'lineAt' | 'positionAt'>;
}

async function list(file: string, text: AsyncIterable<string>, way: Way, jobs: number, output: Output, workspace: Around['workspace']): Promise<Listed> {
  const { facts, lines } = await gather(portionsOf(file, text, way.reading, output), way, 'acronyms', jobs, workspace);
  return { listed: finish(acronymsOfFile(facts)), lines };
}

/** The acronyms of a dump about which people decided something. It is read as a whole: their decisions stand in its text. */
async function listDecided(text: AsyncIterable<string>, { reading, knowledge }: Way, decisions: Decisions, workspace: Around['workspace']): Promise<Listed> {
  let whole = '';
  for await (const part of text) whole += part;
  const dump = finish(decidedReading(Text.of(whole), decisions, reading));
  const analysis = new Analysis(dump, knowledge, { decided: decisions.senses, workspace });
  finish(analysis.acronyms.complete());
  return { listed: finish(acronymsOfFile(analysis)), lines: dump.text };
}
