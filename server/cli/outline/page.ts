import type { Dump } from '../../core/dump/dump.ts';
import type { Structure, Turn } from '../../core/dump/model.ts';
import type { Before } from '../../core/dump/portions.ts';
import { count } from '../words.ts';
import type { Page } from '../terminal.ts';

/** The outline of one file for reading: a line for each article's title, another for what else its head says. */
export function* outlinePage(file: string, dump: Dump, before: Before, page: Page): Generator<string> {
  yield `${heading(file, dump, page)}\n`;
  const numbers = String(before.lines + dump.text.lineCount).length;
  for (const placed of dump.articles()) {
    const structure = dump.structure(placed);
    const teaser = placed.article.kind === 'teaser';
    const number = page.style('dim', page.fill(String(before.lines + placed.startLine + 1), numbers + 2, 'right'));
    const indent = numbers + 4;
    const label = teaser ? 'teaser: ' : '';
    const title = structure.title?.text ?? null;
    const room = page.columns - indent - label.length;
    const shown = title === null ? page.style('dim', page.cut(`(no title) ${opening(structure)}`, room)) : page.style(teaser ? 'dim' : 'bold', page.cut(title, room));
    yield `${number}  ${page.style('dim', label)}${shown}\n`;
    const details = detailsOf(structure);
    if (details !== '') yield `${' '.repeat(indent)}${page.cut(details, page.columns - indent)}\n`;
  }
}

function heading(file: string, dump: Dump, page: Page): string {
  const { teasers } = dump;
  const dialects = new Set<string>();
  for (const { article } of dump.articles()) dialects.add(dump.dialectOf(article).name);
  const found = [count(dump.count - teasers, 'article'), ...(teasers > 0 ? [count(teasers, 'teaser')] : [])].join(', ');
  const names = dialects.size > 0 ? [...dialects].join(' and ') : dump.detection.dialect.name;
  const hint = dump.count === 0 && dump.text.length > 0 ? '; if it is a dump, name its dialect with --dialect' : '';
  return `${page.style('cyan', page.cut(file === '-' ? 'standard input' : file, page.columns))}\n${page.cut(`${names}, ${found}${hint}`, page.columns)}`;
}

/** What the head says beside the title, in one line. */
function detailsOf({ section, byline, date, source, turns }: Structure): string {
  return [section?.text, byline?.text, date?.text, source?.text, turnsOf(turns)].filter(Boolean).join(' · ');
}

/** "9 turns: Question 5, Marta Lindqvist 4" */
function turnsOf(turns: readonly Turn[]): string {
  if (turns.length === 0) return '';
  const speakers = new Map<string, number>();
  for (const { speaker } of turns) speakers.set(speaker.text, (speakers.get(speaker.text) ?? 0) + 1);
  return `${count(turns.length, 'turn')}: ${[...speakers].map(([speaker, n]) => `${speaker} ${n}`).join(', ')}`;
}

/** The first words of an article without a title. */
function opening({ text, zones }: Structure): string {
  const zone = zones.find(({ kind }) => kind === 'paragraph');
  return text.slice(zone?.start ?? 0, Math.min(zone?.end ?? text.length, (zone?.start ?? 0) + 80)).replace(/\s+/g, ' ').trim();
}
