import { couldBeTwo, dateOrder } from '../../core/dump/dateOrder.ts';
import { isoDate, type DateHint } from '../../core/dump/dates.ts';
import { identity } from '../../core/dump/identity.ts';
import type { Field, Placed, Structure } from '../../core/dump/model.ts';
import { portionOf, type Portion, type PortionData } from '../../core/dump/portions.ts';
import { dialectsFor, type Settings } from '../../core/project/settings.ts';
import { inDump, inWhole, jsonRange, jsonSpan } from '../json.ts';

/** A portion to print, and what is known of the order of its numeric dates. */
export interface OutlineJob {
  readonly portion: PortionData;
  readonly order: DateHint['order'];
}

export interface OutlineAnswer {
  /** One JSON object for each article. */
  readonly lines: readonly string[];
  /** The order of days and months, where one of the portion's dates tells it. */
  readonly tells: DateHint['order'];
  /** Some dates could be two: with another order they say something else. */
  readonly isOpen: boolean;
}

export interface OutlineSettings {
  /** What comes first in each object. */
  readonly extra: object;
  readonly dialects: Settings['dialects'];
}

/** Prints the articles of portions. */
export function outlineTask({ extra, dialects }: OutlineSettings): (job: OutlineJob) => OutlineAnswer {
  const known = dialectsFor({ dialects });
  return ({ portion: data, order }) => {
    const portion = portionOf(data, known);
    const tells = order ?? dateOrder(portion.dump);
    let isOpen = false;
    const lines = [...portion.dump.articles()].map((placed) => {
      isOpen ||= order === undefined && couldBeTwo(portion.dump.structure(placed).date?.text ?? '');
      return JSON.stringify({ ...extra, ...articleOf(portion, placed, order) });
    });
    return { lines, tells, isOpen };
  };
}

/** An article as other programs get it. */
function articleOf(portion: Portion, placed: Placed, order: DateHint['order']): object {
  const { dump } = portion;
  const whole = inWhole(portion);
  const structure = dump.structure(placed);
  const span = (of: Parameters<typeof jsonSpan>[2]) => jsonSpan(whole, placed, of);
  return {
    id: dump.fact(identity, placed),
    kind: placed.article.kind,
    dialect: placed.article.dialect,
    range: jsonRange(whole, placed),
    section: span(structure.section),
    title: span(structure.title),
    byline: span(structure.byline),
    date: structure.date && { ...span(structure.date), iso: isoDate(structure.date.text, { order }) },
    source: span(structure.source),
    fields: structure.fields.filter(isNoBody(structure)).map(({ key, value }) => ({ key, ...span(value) })),
    turns: structure.turns.map((turn) => ({ speaker: span(turn.speaker), range: inDump(whole, placed, turn) })),
  };
}

/** Does a field hold something else than the article's text, which some exports label too? */
function isNoBody({ zones }: Structure): (field: Field) => boolean {
  const paragraphs = zones.filter(({ kind }) => kind === 'paragraph');
  return ({ value }) => !paragraphs.some(({ start, end }) => start < value.end && value.start < end);
}
