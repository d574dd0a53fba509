import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { say, type Message } from '../say.ts';
import type { Range } from '../text/range.ts';
import { readSaid, type Path, type Said } from './said.ts';

/** What a project's own file is called. */
export const PROJECT_FILE = '.broadsheet.json';

/** Something that makes no sense in a project's file, and where: UTF-16 offsets of its text. */
export interface ProjectProblem extends Range {
  readonly message: Message;
}

/** A project's file, read. */
export interface ProjectText {
  readonly said: Said;
  /** In the order of the text. */
  readonly problems: readonly ProjectProblem[];
  /** Where what a path leads to stands, or as much of it as there is. */
  place(path: Path): Range;
}

/** Reads the text of a `.broadsheet.json`: JSON with comments and trailing commas. Never fails; what makes no sense is a problem, and the rest is taken. */
export function readProject(text: string): ProjectText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const { said, problems } = readSaid(root && getNodeValue(root));
  const place = (path: Path): Range => rangeOf(root, path, false);
  return {
    said,
    problems: [
      ...errors.map(({ error, offset, length }) => ({ start: offset, end: offset + length, message: say('not JSON: {0}', NOT_JSON[printParseErrorCode(error)] ?? printParseErrorCode(error)) })),
      ...problems.map(({ path, message, onKey }) => ({ ...rangeOf(root, path, onKey === true), message: path.length > 0 ? say('{0}: {1}', path.join('.'), message) : message })),
    ].sort((a, b) => a.start - b.start),
    place,
  };
}

function rangeOf(root: Node | undefined, path: Path, onKey: boolean): Range {
  if (!root) return { start: 0, end: 0 };
  for (let length = path.length; length >= 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    const { offset, length: units } = onKey && length === path.length ? node.parent?.children?.[0] ?? node : node;
    return { start: offset, end: offset + units };
  }
  return { start: 0, end: 0 };
}

/** What the reader of JSON found wrong. */
const NOT_JSON: Readonly<Partial<Record<string, Message>>> = {
  InvalidSymbol: say('invalid symbol'), InvalidNumberFormat: say('invalid number format'), PropertyNameExpected: say('property name expected'), ValueExpected: say('value expected'),
  ColonExpected: say('colon expected'), CommaExpected: say('comma expected'), CloseBraceExpected: say('close brace expected'), CloseBracketExpected: say('close bracket expected'),
  EndOfFileExpected: say('end of file expected'), UnexpectedEndOfComment: say('unexpected end of comment'), UnexpectedEndOfString: say('unexpected end of string'),
  UnexpectedEndOfNumber: say('unexpected end of number'), InvalidUnicode: say('invalid unicode'), InvalidEscapeCharacter: say('invalid escape character'), InvalidCharacter: say('invalid character'),
};
