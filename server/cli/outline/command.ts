import { dateOrder } from '../../core/dump/dateOrder.ts';
import { isoDate } from '../../core/dump/dates.ts';
import { readDump, type Dump } from '../../core/dump/dump.ts';
import { identity } from '../../core/dump/identity.ts';
import type { Field, Placed, Span, Structure } from '../../core/dump/model.ts';
import type { Command } from '../command.ts';
import { DIALECT, filesFrom, formatFrom, formatOption } from '../common.ts';
import { inputs } from '../input.ts';
import { inDump, jsonObject, jsonRange, jsonSpan } from '../json.ts';
import { Page } from '../terminal.ts';
import { Ways } from '../ways.ts';
import { outlinePage } from './page.ts';

const FORMATS = ['text', 'json', 'jsonl'] as const;

/** `broadsheet outline`: the articles and teasers of each file. */
export const outline: Command = {
  name: 'outline',
  summary: 'list the articles of dumps',
  usage: ['[OPTION…] FILE…'],
  options: { format: formatOption(FORMATS), dialect: DIALECT },
  async run(given, files, output) {
    const format = formatFrom(given, FORMATS);
    const ways = new Ways(given, output);
    for await (const { file, text } of inputs(filesFrom(files, 'outline'), 'outline', output)) {
      const dump = readDump(text, (await ways.of(file)).reading);
      if (format === 'text') await output.writeAll(outlinePage(file, dump, new Page(output)));
      else if (format === 'json') await output.writeAll(jsonObject({ file, dialect: dump.detection.dialect.id, why: dump.detection.reasons }, 'articles', articles(dump)));
      else for (const article of articles(dump)) await output.write(`${JSON.stringify({ file, ...article })}\n`);
    }
  },
};

function* articles(dump: Dump): Generator<object> {
  const hint = { order: dateOrder(dump) };
  const iso = (date: Span | null) => date && { iso: isoDate(date.text, hint) };
  for (const placed of dump.articles()) yield article(dump, placed, iso);
}

/** An article as other programs get it. */
function article(dump: Dump, placed: Placed, iso: (date: Span | null) => object | null): object {
  const structure = dump.structure(placed);
  const span = (of: Span | null) => jsonSpan(dump, placed, of);
  return {
    id: dump.fact(identity, placed),
    kind: placed.article.kind,
    dialect: placed.article.dialect,
    range: jsonRange(dump, placed),
    section: span(structure.section),
    title: span(structure.title),
    byline: span(structure.byline),
    date: structure.date && { ...span(structure.date), ...iso(structure.date) },
    source: span(structure.source),
    fields: structure.fields.filter(isNoBody(structure)).map(({ key, value }) => ({ key, ...span(value) })),
    turns: structure.turns.map((turn) => ({ speaker: span(turn.speaker), range: inDump(dump, placed, turn) })),
  };
}

/** Does a field hold something else than the article's text, which some exports label too? */
function isNoBody({ zones }: Structure): (field: Field) => boolean {
  const paragraphs = zones.filter(({ kind }) => kind === 'paragraph');
  return ({ value }) => !paragraphs.some(({ start, end }) => start < value.end && value.start < end);
}
