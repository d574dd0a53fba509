import type { Portion } from '../../core/dump/portions.ts';
import type { Settings } from '../../core/project/settings.ts';
import { inEnglish } from '../../core/say.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption } from '../common.ts';
import { decidedPortions } from '../decided.ts';
import { eachStream } from '../input.ts';
import { JsonList } from '../json.ts';
import { JOBS, jobsFrom } from '../pool.ts';
import type { Output } from '../output.ts';
import { eachPart, PART } from '../parts.ts';
import { Page } from '../terminal.ts';
import { Ways } from '../ways.ts';
import { outlinePage } from './page.ts';
import { outlineJson } from './stream.ts';

const FORMATS = ['text', 'json', 'jsonl'] as const;

/** `broadsheet outline`: the articles and teasers of each file. */
export const outline: Command = {
  name: 'outline',
  summary: 'list the articles of dumps',
  usage: ['[OPTION…] FILE…'],
  options: { format: formatOption(FORMATS), dialect: DIALECT, jobs: JOBS },
  async run(given, files, output) {
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    const jobs = jobsFrom(given);
    const named = filesFrom(files, 'outline');
    await output.progress.of(named);
    await eachStream(named, 'outline', output, async (file, text) => {
      const { reading, settings: { dialects } } = await ways.of(file);
      if (format === 'text') {
        await eachPart(file, decidedPortions(file, text, { ...reading, size: PART }, output), output, 'each part has a heading of its own', ({ dump, before }) => output.writeAll(outlinePage(file, dump, before, new Page(output))));
        return;
      }
      const portions = decidedPortions(file, text, reading, output);
      if (format === 'jsonl') {
        await outlineJson(file, portions, { extra: { file }, dialects }, jobs, output, (lines) => output.writeAll(lines.map((line) => `${line}\n`)));
        return;
      }
      await outlineObject(file, portions, dialects, jobs, output);
    });
  },
};

/** One JSON object for a file, its articles written as they come. */
async function outlineObject(file: string, portions: AsyncIterable<Portion>, dialects: Settings['dialects'], jobs: number, output: Output): Promise<void> {
  const list = new JsonList(output, 'articles');
  async function* headed(): AsyncGenerator<Portion> {
    for await (const portion of portions) {
      const { dialect, reasons } = portion.dump.detection;
      await list.begin({ file, dialect: dialect.id, why: reasons.map(({ what, lines }) => ({ what: inEnglish(what), lines })) });
      yield portion;
    }
  }
  try {
    await outlineJson(file, headed(), { extra: {}, dialects }, jobs, output, (lines) => list.add(lines.length > 0 ? [lines.join(',')] : []));
  } finally {
    await list.end();
  }
}
