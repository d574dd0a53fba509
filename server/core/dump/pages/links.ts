import type { Cut } from '../dialect.ts';
import type { Lines } from '../lines.ts';
import { kindOf, signature } from './ahead.ts';
import { Body } from './body.ts';
import { announcesList } from './headings.ts';
import { isDateOfLink, linkStart, listBelow, type LineAt, type LinkList } from './lists.ts';

/** The state within a list of links: how many are to come, "#" where they are numbered, and the label for what follows. */
export const LISTED = 'l';

/** The state before so many links. */
export function listed(links: number, numbered: boolean, label: string): string {
  return links > 0 ? `${LISTED}${links}${numbered ? '#' : ':'}${label}` : `o${label}`;
}

/** Takes one link of a list: a teaser that is a title, and perhaps a date. */
export function link(lines: Lines, state: string): Cut {
  const [, links, mark, label] = /^l(\d+)([#:])([^]*)$/.exec(state)!;
  const numbered = mark === '#';
  const body = new Body(lines);
  const line = lines.peek()!;
  const head = [lines.zone('title', line, linkStart(line.text, numbered), line.text.trimEnd().length)];
  body.take(line, false);
  for (let next = lines.peek(); next && isDateOfLink({ text: next.text, kind: kindOf(next) }); next = lines.peek()) {
    head.push(...signature(lines, next).filter(({ kind }) => kind === 'date'));
    body.take(next, false);
  }
  return { kind: 'teaser', length: body.length, breaks: body.breaks, head, state: listed(Number(links) - 1, numbered, label) };
}

/** The list of links below the line not yet taken, if that announces one. */
export function listHere(lines: Lines): LinkList | null {
  return announcesList(lines.peek()!.text) ? listBelow(lineAt(lines)) : null;
}

/** The lines from the one not yet taken on. */
export function lineAt(lines: Lines): LineAt {
  return (n) => {
    const line = lines.peek(n);
    return line && { text: line.text, kind: kindOf(line) };
  };
}
