import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlacedFinding } from '../../core/checks/check.ts';
import { codes, type Code, type Severity } from '../../core/checks/codes.ts';
import { inEnglish } from '../../core/say.ts';
import type { Range } from '../../core/text/range.ts';
import { version } from '../../version.ts';
import type { Located } from '../json.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };
const RULES = Object.keys(codes) as Code[];

/** The log's beginning (SARIF 2.1.0): the tool and its rules, as far as the list of results. */
export function sarifHead(): string {
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'Broadsheet', semanticVersion: version, rules: RULES.map(rule) } },
      columnKind: 'utf16CodeUnits',
      results: [],
    }],
  };
  return JSON.stringify(log).slice(0, -']}]}'.length);
}

function rule(code: Code): object {
  const { severity, title } = codes[code];
  return { id: code, shortDescription: { text: title }, defaultConfiguration: { level: LEVELS[severity], enabled: !('off' in codes[code]) } };
}

/** The findings of one file. `first`: no result stands before them. */
export function* sarifResults(file: string, dump: Located, findings: readonly PlacedFinding[], first: boolean): Generator<string> {
  const artifactLocation = { uri: uriOf(file) };
  const location = (range: Range) => ({ physicalLocation: { artifactLocation, region: region(dump, range) } });
  for (const [i, finding] of findings.entries()) {
    const related = finding.related.map((other, id) => ({ id, ...location(other), message: { text: inEnglish(other.message) } }));
    const result = {
      ruleId: finding.code,
      ruleIndex: RULES.indexOf(finding.code),
      level: LEVELS[finding.severity],
      message: { text: inEnglish(finding.message) },
      locations: [location(finding)],
      ...(related.length > 0 ? { relatedLocations: related } : {}),
    };
    yield `${first && i === 0 ? '' : ','}\n${JSON.stringify(result)}`;
  }
}

/** The log's end; `complete` where every file could be read. */
export function sarifTail(complete: boolean): string {
  return `],"invocations":[{"executionSuccessful":${complete}}]}]}\n`;
}

function region(dump: Located, { start, end }: Range): object {
  const from = dump.text.positionAt(start);
  const to = dump.text.positionAt(end);
  return { startLine: from.line + 1, startColumn: from.character + 1, endLine: to.line + 1, endColumn: to.character + 1 };
}

/** A file's address: relative ones stay relative to where the command ran. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  return isAbsolute(file) ? pathToFileURL(file).href : file.split(sep).map(encodeURIComponent).join('/');
}
