import { applyEdits, modify, parse, parseTree, findNodeAtLocation, getNodeValue, type JSONPath, type ParseError } from 'jsonc-parser';
import type { Code } from '../checks/codes.ts';
import type { OwnDialect } from '../dump/own.ts';
import { Refusal } from '../say.ts';

/** A code that a person does not want to hear of: in a file, in an article, or, with neither, anywhere. */
export interface Silencing {
  readonly code: Code;
  /** Its path from the project's folder. */
  readonly file?: string;
  readonly article?: string;
}

/** The text of a `.broadsheet.json` with one code silenced; what else stands in it, comments too, stays as it is. Throws a Refusal where it is no JSON. */
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

/** The text with a dialect of one's own in it, and files that are read in it. Throws a Refusal where it is no JSON. */
export function withDialect(text: string, id: string, dialect: OwnDialect, file: string | null): string {
  check(text);
  const more = set(text, ['dialects', id], dialect);
  return file === null ? more : set(more, ['dialectByFile', file], id);
}

/**
 * The text with one more entry in its glossary, or another expansion for a short form that it has. Throws a Refusal where it is no JSON, or its
 * glossary is neither an object nor a file nor a list of those.
 */
export function withGlossaryEntry(text: string, short: string, long: string): string {
  check(text);
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, ['glossary']);
  const entry = { [short]: long };
  if (node === undefined || node.type === 'object') return set(text, ['glossary', short], long);
  if (node.type === 'string') return set(text, ['glossary'], [getNodeValue(node), entry]);
  if (node.type !== 'array') throw new Refusal('its "glossary" makes no sense; correct it first');
  const last = (node.children ?? []).findLastIndex(({ type }) => type === 'object');
  return last >= 0 ? set(text, ['glossary', last, short], long) : set(text, ['glossary', node.children?.length ?? 0], entry, true);
}

function check(text: string): void {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  if (errors.length > 0 || (value !== undefined && (typeof value !== 'object' || value === null || Array.isArray(value)))) {
    if (errors.length === 0) throw new Refusal('it is not a JSON object as it stands; correct it first');
    throw new Refusal('it is not a JSON object as it stands (line {0}); correct it first', String(text.slice(0, errors[0].offset).split('\n').length));
  }
}

function set(text: string, path: JSONPath, value: unknown, isArrayInsertion = false): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: 2, eol };
  const changed = applyEdits(text, modify(text, path, value, { isArrayInsertion, formattingOptions, ...hasCommentBehind(text, path) && { getInsertionIndex: () => 0 } }));
  return changed.endsWith('\n') ? changed : `${changed}${eol}`;
}

/** Is there a comment behind the last property of the object that a path leads into? It stays there, with what it is about, if a new property comes before all others. */
function hasCommentBehind(text: string, path: JSONPath): boolean {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const parent = root && findNodeAtLocation(root, path.slice(0, -1));
  const last = parent?.type === 'object' ? parent.children?.at(-1) : undefined;
  return last !== undefined && /^[ \t]*,?[ \t]*\/[/*]/.test(text.slice(last.offset + last.length));
}
