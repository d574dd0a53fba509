import type { Agreement } from '../../core/annotations/agreement/agreement.ts';
import type { DifferenceKind } from '../../core/annotations/agreement/compare.ts';
import type { Judgement } from '../../core/annotations/agreement/judgements.ts';
import type { Decision } from '../../core/annotations/annotation.ts';
import type { Text } from '../../core/text/text.ts';
import { printable } from '../output.ts';
import { count } from '../words.ts';

const KINDS: Readonly<Record<DifferenceKind, string>> = {
  'only-a': 'only A', 'only-b': 'only B', boundaries: 'boundaries', label: 'label', state: 'confirmed or not', link: 'link', value: 'value',
};

/** What two people agree and differ on, for reading. `text` is the dump's, where it is at hand. */
export function agreementPage(a: string, b: string, text: Text | null, { articles, spans, categories, differences, merged }: Agreement, out: string | null): string {
  const alone = articles.onlyA + articles.onlyB;
  const all = spans.at(-1)!;
  const lines = [
    `A  ${a}`,
    `B  ${b}`,
    `${count(articles.compared, 'article')} compared${alone > 0 ? `; ${articles.onlyA} only in A, ${articles.onlyB} only in B` : ''}`,
  ];
  if (all.a + all.b > 0) {
    const shown = spans.length === 2 ? spans.slice(0, 1) : spans;
    lines.push('', ...table([['Marks', 'A', 'B', 'F1 exact', 'F1 overlapping'], ...shown.map(({ label, a: mine, b: theirs, exact, overlapping }) => [label ?? 'all', String(mine), String(theirs), figure(exact), figure(overlapping)])]));
  }
  if (categories.length > 0) {
    lines.push('', ...table([['Codes', 'articles', 'same', 'alpha', ''], ...categories.map(({ category, articles: n, same, alpha, metric }) => [category, String(n), String(same), figure(alpha), metric])]));
  }
  const open = differences.filter(({ settled }) => !settled);
  const settled = differences.length - open.length;
  lines.push('', `${count(open.length, 'difference')}${settled > 0 ? `, ${settled} settled` : ''}`);
  for (const { kind, a: mine, b: theirs } of open) {
    const [first] = [...mine, ...theirs];
    lines.push(`  ${place(first, text)}  ${KINDS[kind]}: ${sides(mine, theirs)}`);
  }
  if (out !== null) lines.push('', `${count(merged.length, 'decision')} in ${out}`);
  return `${lines.map(printable).join('\n')}\n`;
}

/** The same as one JSON object. */
export function agreementJson(a: string, b: string, text: Text | null, { articles, spans, categories, differences }: Agreement): string {
  const one = ({ annotation, range }: Judgement): object => ({
    id: annotation.id,
    ...(annotation.creator !== undefined && { creator: annotation.creator }),
    decision: annotation.decision,
    ...(text && { range: range && { start: text.positionAt(range.start), end: text.positionAt(range.end) } }),
    target: annotation.target,
  });
  return `${JSON.stringify({ a, b, articles, spans, categories, differences: differences.map(({ kind, settled, ...sided }) => ({ kind, settled, a: sided.a.map(one), b: sided.b.map(one) })) })}\n`;
}

function place({ annotation: { target }, range }: Judgement, text: Text | null): string {
  const title = target.article.title ?? target.article.id;
  if (text && range) {
    const { line, character } = text.positionAt(range.start);
    return `${line + 1}:${character + 1}`;
  }
  return `“${title}”${range ? ` ${range.start}–${range.end}` : ''}`;
}

function sides(a: readonly Judgement[], b: readonly Judgement[]): string {
  if (b.length === 0) return a.map(said).join(', ');
  if (a.length === 0) return b.map(said).join(', ');
  return `A ${a.map(said).join(', ')}; B ${b.map(said).join(', ')}`;
}

function said({ annotation: { decision, target } }: Judgement): string {
  const words = target.quote ? ` ${JSON.stringify(target.quote.exact)}` : '';
  return `${what(decision)}${words}`;
}

function what(decision: Decision): string {
  switch (decision.kind) {
    case 'mark': return `${decision.label}${decision.state === 'rejected' ? ' (rejected)' : ''}${decision.link === undefined ? '' : ` <${decision.link}>`}`;
    case 'code': return `${decision.category}: ${String(decision.value)}`;
    case 'note': return decision.text;
    case 'structure': return `${decision.role}${decision.of === undefined ? '' : ` of ${decision.of}`}`;
    case 'sense': return `${decision.acronym} is ${decision.state === 'rejected' ? 'not ' : ''}${decision.expansion}`;
    case 'silence': return `silenced ${decision.code}`;
    case 'settled': return 'settled';
  }
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(3);
}

/** Rows with a heading: the first and last column to the left, figures to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const wide = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => row.map((cell, i) => (i === 0 || !/^[\d–.-]+$/.test(rows[1][i]) ? cell.padEnd(wide[i]) : cell.padStart(wide[i]))).join('  ').trimEnd());
}
