import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Analysis } from '../../core/analysis/analysis.ts';
import { decidedReading } from '../../core/annotations/annotated.ts';
import { heeding } from '../../core/annotations/decisions.ts';
import { check } from '../../core/checks/checks.ts';
import { borrowing } from '../../core/checks/options.ts';
import { finish } from '../../core/dump/dump.ts';
import { figures, type Figures } from '../../core/report/figures.ts';
import { Text } from '../../core/text/text.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom } from '../common.ts';
import { decisionsBeside } from '../annotations/files.ts';
import { inputs } from '../input.ts';
import { Ways } from '../ways.ts';
import { workspaceOf } from '../workspace.ts';
import { reportPage } from './page.ts';

/** `broadsheet report`: one HTML page of figures of all files, which needs nothing else to be looked at. */
export const report: Command = {
  name: 'report',
  summary: 'make one HTML page of figures of dumps',
  usage: ['[OPTION…] FILE…'],
  options: { out: { value: 'FILE', says: 'write the page to this file, not to standard output' }, dialect: DIALECT },
  notes: ['The page holds its figures and what draws them; it loads nothing.', 'What one of the files defines, the others know.', 'How articles are coded and suggestions reviewed is read from FILE.annotations.jsonl beside a dump.'],
  async run(given, files, output) {
    const ways = new Ways(given, output);
    const named = filesFrom(files, 'report');
    const all: Figures[] = [];
    const workspace = await workspaceOf(named, 'report', ways, output);
    for await (const { file, text } of inputs(named, 'report', output)) {
      const { settings, reading, knowledge, checks } = await ways.of(file);
      const decisions = await decisionsBeside(file, output);
      const dump = finish(decidedReading(Text.of(text), decisions, reading));
      const analysis = new Analysis(dump, knowledge, { decided: decisions.senses, workspace: workspace(file) });
      finish(analysis.complete());
      const findings = check(dump, heeding(borrowing(checks, workspace(file)), decisions), analysis);
      all.push(finish(figures(file, analysis, findings, { anchors: decisions.anchors, categories: settings.codebook.categories })));
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
