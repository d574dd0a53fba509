import type { Lines } from '../lines.ts';
import { ahead, isBlank } from './ahead.ts';
import { headAt } from './head.ts';

/** So many lines of a page tell how its articles begin, and so many heads. */
const SAMPLE = 200;
const HEADS = 6;
/** The heads below the first must be alike: so many, and so much of them. */
const LEAST = 2;
const MOST = 0.6;

interface Form {
  readonly n: number;
  /** The kinds of its zones, in order. */
  readonly kinds: string;
  /** The first filled line after its first. */
  readonly second: number;
}

/**
 * How many lines at a page's top are the page's own: its date above the first title where no other title has one, or what looks
 * like an article and has nothing of when or by whom that the heads of all others say. 0 where the first article begins as the others do.
 */
export function topOfPage(lines: Lines): number {
  const [first, ...others] = formsOf(lines);
  if (!first || others.length < LEAST) return 0;
  const counts = new Map<string, number>();
  for (const { kinds } of others) counts.set(kinds, (counts.get(kinds) ?? 0) + 1);
  const [usual, count] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  if (count < LEAST || count < others.length * MOST || first.kinds === usual) return 0;
  if (first.kinds === `date ${usual}`) return first.second;
  return first.kinds === 'title' && /date|byline/.test(usual) ? others.find(({ kinds }) => kinds === usual)!.n : 0;
}

function formsOf(lines: Lines): Form[] {
  const forms: Form[] = [];
  for (let n = 0, line = lines.peek(0); line && n < SAMPLE && forms.length < HEADS; line = lines.peek(++n)) {
    if (isBlank(line)) continue;
    const head = headAt(lines, '', n);
    const text = head?.titled ? ahead(lines, n + head.lines, 1)[0] : undefined;
    if (head && text?.kind === 'prose') {
      forms.push({ n, kinds: head.zones.map(({ kind }) => kind).join(' '), second: lines.filled(n + 1) });
      n = text.distance;
    }
    // the next one stands below a blank line
    for (let next = lines.peek(n); next && !isBlank(next); next = lines.peek(++n));
  }
  return forms;
}
