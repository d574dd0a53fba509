import type { Range } from 'vscode-languageserver';
import { headOf } from '../../core/analysis/headline.ts';
import { agreementOf, weighedKey, type Agreement } from '../../core/annotations/agreement/agreement.ts';
import type { DifferenceKind } from '../../core/annotations/agreement/compare.ts';
import { placedJudgements, type Judgement } from '../../core/annotations/agreement/judgements.ts';
import { keepsOf, settle, type Keep } from '../../core/annotations/agreement/settle.ts';
import { annotatedIn } from '../../core/annotations/annotated.ts';
import type { Annotation, Decision } from '../../core/annotations/annotation.ts';
import type { Circumstances } from '../../core/annotations/deciding.ts';
import type { Change } from '../../core/annotations/history.ts';
import { parseSidecar } from '../../core/annotations/sidecar.ts';
import { Refusal } from '../../core/say.ts';
import type { Host } from '../../host/host.ts';
import type { Asked } from '../desk.ts';
import { toRange } from '../toProtocol.ts';
import type { Manner } from './annotations.ts';
import type { Keeper } from './keeper.ts';

/** Compares the decisions on an open dump with those of another sidecar. */
export interface AgreementParams {
  readonly uri: string;
  readonly other: string;
}

/** Settles one of the differences. */
export interface SettleParams extends AgreementParams {
  readonly title?: string;
  /** The difference's. */
  readonly id: string;
  readonly keep: Keep;
}

interface Side {
  readonly text: string;
  readonly decision: Decision;
}

/** Figures as `broadsheet agree` has them, side A being the dump's own decisions, and the differences with their places. */
export interface Compared extends Pick<Agreement, 'articles' | 'spans' | 'categories'> {
  readonly differences: readonly {
    /** The same as long as nobody decides anew. */
    readonly id: string;
    readonly kind: DifferenceKind;
    readonly settled: boolean;
    readonly range: Range;
    /** The title of its article. */
    readonly article: string | null;
    readonly keeps: readonly Keep[];
    readonly mine: readonly Side[];
    readonly theirs: readonly Side[];
  }[];
  /** Decisions of the other sidecar whose words are not in the dump: they are not compared. */
  readonly unplaced: number;
}

/** The decisions of another sidecar; throws a Refusal where there are none. */
export async function othersOf(host: Host, uri: string): Promise<readonly Annotation[]> {
  const bytes = await host.read(uri);
  if (!bytes) throw new Refusal('there is no file {0}', uri);
  const { annotations, problems } = parseSidecar(new TextDecoder().decode(bytes));
  if (annotations.size === 0) throw new Refusal(problems.length > 0 ? 'no decision is in {0}: is it a sidecar?' : 'no decision is in {0}', uri);
  return [...annotations.values()];
}

function* differ({ analysis: { dump } }: Asked, { decisions }: Keeper, others: readonly Annotation[], { codebook: { categories }, reading }: Manner) {
  const theirs = yield* annotatedIn(dump.unruled, others, reading);
  const { structure, anchors } = decisions;
  const agreement = agreementOf(placedJudgements({ dump, structure, anchors }), placedJudgements(theirs), { categories });
  return { agreement, unplaced: theirs.structure.orphans.length + theirs.anchors.orphans.length };
}

/** Compares, in slices. */
export function* compare(asked: Asked, keeper: Keeper, others: readonly Annotation[], manner: Manner): Generator<unknown, Compared> {
  const { agreement: { articles, spans, categories, differences }, unplaced } = yield* differ(asked, keeper, others, manner);
  const { dump } = asked.analysis;
  return {
    articles, spans, categories, unplaced,
    differences: differences.map((difference) => {
      const { kind, settled, a, b } = difference;
      const { start, end } = [...a, ...b][0].place!;
      const placed = dump.articleAt(start);
      const side = ({ annotation: { decision, target } }: Judgement): Side => ({ text: target.quote?.exact ?? '', decision });
      return {
        id: idOf(difference), kind, settled, range: toRange(dump.text, { start, end }), article: placed ? headOf(dump, placed).title : null,
        keeps: keepsOf(difference, manner.codebook.categories), mine: a.map(side), theirs: b.map(side),
      };
    }),
  };
}

/** Settles one difference. */
export function* settling(asked: Asked, keeper: Keeper, others: readonly Annotation[], manner: Manner, { id, keep }: SettleParams, circumstances: Circumstances): Generator<unknown, Change[]> {
  const { agreement: { differences } } = yield* differ(asked, keeper, others, manner);
  const difference = differences.find((one) => idOf(one) === id);
  if (!difference) throw new Refusal('this difference is not there any more');
  if (!keepsOf(difference, manner.codebook.categories).includes(keep)) throw new Refusal('these two cannot stand together');
  return settle(keeper.decisions, asked.analysis.dump, difference, keep, circumstances);
}

function idOf({ a, b }: { readonly a: readonly Judgement[]; readonly b: readonly Judgement[] }): string {
  return [...a, ...b].map(({ annotation }) => weighedKey(annotation)).join(' ');
}
