import type { PlacedFinding } from '../../core/checks/check.ts';
import type { Severity } from '../../core/checks/codes.ts';
import { inEnglish } from '../../core/say.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption } from '../common.ts';
import { eachStream } from '../input.ts';
import { JsonList, jsonRange, type Located } from '../json.ts';
import { Page } from '../terminal.ts';
import { Ways } from '../ways.ts';
import { workspaceOf } from '../workspace.ts';
import { githubLines } from './github.ts';
import { checkPage, checkSummary } from './page.ts';
import { checkEach } from './read.ts';
import { sarifHead, sarifResults, sarifTail } from './sarif.ts';

const FORMATS = ['text', 'json', 'sarif', 'github'] as const;

/** `broadsheet check`: what is wrong in each file; exit status 1 where that includes an error or a warning. */
export const check: Command = {
  name: 'check',
  summary: 'report what is wrong in dumps',
  usage: ['[OPTION…] FILE…'],
  options: { format: formatOption(FORMATS), dialect: DIALECT },
  notes: ['What people decided is read from FILE.annotations.jsonl beside a dump.', 'An acronym that one of the files defines is no undefined one in the others.', 'The exit status is 1 where there is an error or a warning; notes and hints do not count.'],
  async run(given, files, output) {
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    const named = filesFrom(files, 'check');
    const totals: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
    let read = 0;
    // a dialect that is none is told before anything is printed
    for (const file of named) await ways.of(file);
    if (format === 'sarif') await output.write(sarifHead());
    const workspace = await workspaceOf(named, 'check', ways, output);
    await eachStream(named, 'check', output, async (file, text) => {
      const list = format === 'json' ? new JsonList(output, 'diagnostics') : null;
      try {
        await checkEach(file, text, await ways.of(file), workspace, output, async ({ dump, findings }) => {
          const first = Object.values(totals).every((n) => n === 0);
          for (const { severity } of findings) {
            totals[severity]++;
            if (severity === 'error' || severity === 'warning') output.found();
          }
          if (format === 'text') await output.writeAll(checkPage(file, dump, findings, new Page(output)));
          else if (format === 'github') await output.writeAll(githubLines(file, dump, findings));
          else if (format === 'sarif') await output.writeAll(sarifResults(file, dump, findings, first));
          else {
            await list!.begin({ file });
            await list!.add(diagnostics(dump, findings));
          }
        });
        read++;
      } finally {
        await list?.end();
      }
    });
    if (format === 'sarif') await output.write(sarifTail(read === named.length));
    if (format === 'text' && read > 0) await output.write(checkSummary(totals, read));
  },
};

/** The findings as other programs get them. */
function* diagnostics(dump: Located, findings: readonly PlacedFinding[]): Generator<string> {
  for (const finding of findings) {
    const { code, severity, message, article, related, fix } = finding;
    yield JSON.stringify({
      code,
      severity,
      message: inEnglish(message),
      range: jsonRange(dump, finding),
      article,
      related: related.map((other) => ({ message: inEnglish(other.message), range: jsonRange(dump, other) })),
      ...(fix ? { fix: { title: inEnglish(fix.title), edits: fix.edits.map((edit) => ({ range: jsonRange(dump, edit), newText: edit.text })) } } : {}),
    });
  }
}
