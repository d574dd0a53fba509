import { applyEdits, modify, parse, parseTree, findNodeAtLocation, getNodeValue, type JSONPath, type ParseError } from 'jsonc-parser';
import type { Code } from '../checks/codes.ts';
import type { OwnDialect } from '../dump/own.ts';

/** A code that a person does not want to hear of: in a file, in an article, or, with neither, anywhere. */
export interface Silencing {
  readonly code: Code;
  /** Its path from the project's folder. */
  readonly file?: string;
  readonly article?: string;
}

/** The text of a `.broadsheet.json` with one code silenced; what else stands in it, comments too, stays as it is. Throws an Error for reading where it is no JSON. */
export function withSilence(text: string, { code, file, article }: Silencing): string {
  check(text);
  if (file === undefined && article === undefined) return set(text, ['checks', 'severity', code], 'off');
  const root = parseTree(text, [], { allowTrailingComma: true });
  const list = root && findNodeAtLocation(root, ['checks', 'silence']);
  const entries = list?.type === 'array' ? getNodeValue(list) as { code?: unknown; file?: unknown; article?: unknown }[] : [];
  const same = entries.findIndex((entry) => entry?.file === file && entry?.article === article);
  if (same >= 0) {
    const codes = [entries[same].code].flat();
    return codes.includes(code) ? text : set(text, ['checks', 'silence', same, 'code'], [...codes.filter((each) => each !== undefined), code]);
  }
  const entry = { code, ...(file !== undefined && { file }), ...(article !== undefined && { article }) };
  return list?.type === 'array' ? set(text, ['checks', 'silence', entries.length], entry, true) : set(text, ['checks', 'silence'], [entry]);
}

/** The text with a dialect of one's own in it, and files that are read in it. Throws an Error for reading where it is no JSON. */
export function withDialect(text: string, id: string, dialect: OwnDialect, file: string | null): string {
  check(text);
  const more = set(text, ['dialects', id], dialect);
  return file === null ? more : set(more, ['dialectByFile', file], id);
}

function check(text: string): void {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (errors.length > 0 || (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value)))) {
    throw new Error(`it is not a JSON object as it stands${errors.length > 0 ? ` (line ${text.slice(0, errors[0].offset).split('\n').length})` : ''}; correct it first`);
  }
}

function set(text: string, path: JSONPath, value: unknown, isArrayInsertion = false): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const changed = applyEdits(text, modify(text, path, value, { isArrayInsertion, formattingOptions: { insertSpaces: !/^\t/m.test(text), tabSize: 2, eol } }));
  return changed.endsWith('\n') ? changed : `${changed}${eol}`;
}
