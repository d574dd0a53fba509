import { type CancellationToken, l10n, ThemeIcon } from 'vscode';
import type { Page } from './protocol.ts';
import type { Line } from './tree.ts';
import { quantity } from '../quantity.ts';

/** As many lines are shown together; longer lists are parted. */
const TOGETHER = 500;

/** A list and its lines: its entries, or, where it is long, a line for each part of it, which is asked for when it is unfolded. */
export interface Paged<P> {
  readonly page: P;
  readonly lines: readonly Line[];
}

/** Asks for a list. `id` is the list's own in its view. */
export async function paged<T, P extends Page<T>>(
  id: string, token: CancellationToken, ask: (part: { readonly from: number; readonly count: number }, token: CancellationToken) => Promise<P>, line: (entry: T) => Line,
): Promise<Paged<P>> {
  const part = (from: number, of: CancellationToken): Promise<P> => ask({ from, count: TOGETHER }, of);
  const page = await part(0, token);
  if (page.total <= TOGETHER) return { page, lines: page.entries.map(line) };
  const lines = Array.from({ length: Math.ceil(page.total / TOGETHER) }, (_, index): Line => {
    const from = index * TOGETHER;
    const label = l10n.t('{0} to {1}', quantity(from + 1), quantity(Math.min(from + TOGETHER, page.total)));
    return {
      id: `${id}\n#${from}`,
      label,
      spoken: label,
      icon: new ThemeIcon('list-unordered'),
      isUnfolded: index === 0,
      children: async own => (index === 0 ? page : await part(from, own)).entries.map(line),
    };
  });
  return { page, lines };
}
