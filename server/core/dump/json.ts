import type { Range } from '../text/range.ts';

/** A member of a JSON object as it stands: its name, and where the value's text is (without quotation marks), in UTF-16 units. */
export interface Member {
  readonly name: string;
  readonly label: Range;
  readonly value: Range;
  readonly isString: boolean;
}

/**
 * The members of the first JSON object in a text, nested ones left whole. What is broken ends the list: the members
 * before it are still given.
 */
export function membersOf(line: string): Member[] {
  const members: Member[] = [];
  let at = skip(line, 0);
  if (line[at] !== '{') return members;
  for (at = skip(line, at + 1); line[at] === '"'; at = skip(line, at + 1)) {
    const nameEnd = stringEnd(line, at);
    if (nameEnd < 0) break;
    const label = { start: at, end: nameEnd };
    at = skip(line, nameEnd);
    if (line[at] !== ':') break;
    at = skip(line, at + 1);
    const isString = line[at] === '"';
    const end = isString ? stringEnd(line, at) : valueEnd(line, at);
    if (end < 0) break;
    const value = isString ? { start: at + 1, end: end - 1 } : { start: at, end: end - (line.slice(at, end).length - line.slice(at, end).trimEnd().length) };
    members.push({ name: unescaped(line.slice(label.start + 1, label.end - 1)), label, value, isString });
    at = skip(line, end);
    if (line[at] !== ',') break;
  }
  return members;
}

/** How many brackets and braces a line of a JSON text opens beyond those that it closes; strings do not count, and do not go on in the next line. */
export function depthOf(line: string): number {
  let depth = 0;
  for (let at = 0; at < line.length; at++) {
    const c = line.charCodeAt(at);
    if (c === 34) {
      const end = stringEnd(line, at);
      if (end < 0) return depth;
      at = end - 1;
    } else if (c === 123 || c === 91) depth++;
    else if (c === 125 || c === 93) depth--;
  }
  return depth;
}

/** What the inside of a JSON string means; as it stands where it is broken. */
export function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

function skip(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ' || line[at] === '\t' || line[at] === '\n' || line[at] === '\r') at++;
  return at;
}

/** The offset after a string that begins with a quotation mark at `start`; -1 where it does not end. */
function stringEnd(line: string, start: number): number {
  for (let at = line.indexOf('"', start + 1); at >= 0; at = line.indexOf('"', at + 1)) {
    let slashes = 0;
    while (line[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}

/** The offset of the comma or bracket after a value that is no string. */
function valueEnd(line: string, start: number): number {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    const c = line[at];
    if (c === '"') {
      const end = stringEnd(line, at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') {
      if (depth === 0) return at;
      depth--;
    } else if (c === ',' && depth === 0) return at;
  }
  return -1;
}
