import type { PlacedFinding } from '../../core/checks/check.ts';
import type { Severity } from '../../core/checks/codes.ts';
import { inEnglish } from '../../core/say.ts';
import type { Located } from '../json.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

/** Findings as workflow commands of GitHub Actions: annotations on the files of a pull request. */
export function* githubLines(file: string, dump: Located, findings: readonly PlacedFinding[]): Generator<string> {
  for (const { code, severity, message, start, end } of findings) {
    const from = dump.text.positionAt(start);
    const to = dump.text.positionAt(end);
    const properties = {
      file,
      line: from.line + 1,
      endLine: to.line + 1,
      // columns are understood within one line only
      ...(from.line === to.line ? { col: from.character + 1, endColumn: to.character + 1 } : {}),
      title: code,
    };
    const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`).join(',');
    yield `::${COMMANDS[severity]} ${listed}::${data(inEnglish(message))}\n`;
  }
}

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
