import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Analysis } from '../../core/analysis/analysis.ts';
import { readAnnotated } from '../../core/annotations/annotated.ts';
import { check } from '../../core/checks/checks.ts';
import { finish } from '../../core/dump/dump.ts';
import { figures, type Figures } from '../../core/report/figures.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom } from '../common.ts';
import { readSidecar, sidecarOf } from '../annotations/files.ts';
import { inputs, STANDARD_INPUT } from '../input.ts';
import { Ways } from '../ways.ts';
import { reportPage } from './page.ts';

/** `broadsheet report`: one HTML page of figures of all files, which needs nothing else to be looked at. */
export const report: Command = {
  name: 'report',
  summary: 'make one HTML page of figures of dumps',
  usage: ['[OPTION…] FILE…'],
  options: { out: { value: 'FILE', says: 'write the page to this file, not to standard output' }, dialect: DIALECT },
  notes: ['The page holds its figures and what draws them; it loads nothing.', 'How articles are coded and suggestions reviewed is read from FILE.annotations.jsonl beside a dump.'],
  async run(given, files, output) {
    const ways = new Ways(given, output);
    const named = filesFrom(files, 'report');
    const all: Figures[] = [];
    for await (const { file, text } of inputs(named, 'report', output)) {
      const { settings, reading, knowledge, checks } = await ways.of(file);
      const sidecar = file === STANDARD_INPUT ? null : await readSidecar(sidecarOf(file), output);
      const { dump, anchors } = readAnnotated(text, sidecar?.annotations.values() ?? [], reading);
      const analysis = new Analysis(dump, knowledge);
      finish(analysis.complete());
      all.push(finish(figures(file, analysis, check(dump, checks, analysis), { anchors, categories: settings.codebook.categories })));
    }
    if (all.length === 0) return;
    const page = reportPage(all, await readFile(join(__dirname, 'report.js'), 'utf8'));
    const { out } = given;
    if (typeof out !== 'string') return output.write(page);
    try {
      await writeFile(out, page);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      output.fail(`cannot write ${out}: ${code === 'ENOENT' ? 'there is no such folder' : message}`);
    }
  },
};
