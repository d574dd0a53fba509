import type { Dump } from '../../dump/dump.ts';
import type { Annotated } from '../annotated.ts';
import { paragraphsOf, wordsOf } from './copy.ts';
import type { Document } from './document.ts';

/**
 * A dump with what was decided about its structure applied, as text that is read again the same way: each article with front matter
 * (title, author, date, source, section, id) and its paragraphs. Duplicates and what is no article are left out. Nothing but the dump
 * and its decisions goes into it, so it is the same each time, byte for byte.
 */
export function* cleanText(documents: Iterable<Document>): Generator<string> {
  let first = true;
  for (const document of documents) {
    if (document.about!.duplicateOf !== null) continue;
    yield `${first ? '' : '\n'}${record(document)}`;
    first = false;
  }
}

function record(document: Document): string {
  const { id, text, about } = document;
  const { kind, section, title, byline, date, iso, source } = about!;
  const members: readonly (readonly [string, string | null])[] = [
    ['title', title], ['author', byline], ['date', iso ?? date], ['source', source], ['section', section], ['id', id], ['kind', kind === 'teaser' ? kind : null],
  ];
  const front = members.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${scalar(value)}\n`])).join('');
  const blocks = paragraphsOf(document).map((paragraph) => `${paragraph.kind === 'subheading' ? '## ' : ''}${wordsOf(text, about!, paragraph)}`);
  return `---\n${front}---\n\n${blocks.map((block) => `${block}\n`).join('\n')}`;
}

/** A value of YAML as it stands where that is safe, else in quotes. */
function scalar(value: string): string {
  const line = value.replace(/[\s\x85\u2028\u2029]+/g, ' ').trim();
  if (/^[\p{L}\p{N}“„«‘(¿¡][^\n]*$/u.test(line) && !/: |:$| #|^(?:true|false|null|yes|no|on|off)$|^[\d._-]+$/i.test(line)) return line;
  if (!/["\\]/.test(line)) return `"${line}"`;
  return line.includes("'") ? JSON.stringify(line) : `'${line}'`;
}

/** What was done to what, one line for each decision about structure, in the order of the text; lines count from 1 in the dump as it was. */
export function cleanReport(source: string, { dump, structure, anchors }: Annotated): string {
  const lines = [...structure.placed].sort((a, b) => a.range.start - b.range.start).map(({ annotation: { decision }, range }) => {
    if (decision.kind !== 'structure') return '';
    const at = `${dump.text.lineAt(range.start) + 1}`;
    const words = JSON.stringify(excerpt(dump.text.slice(range.start, Math.min(range.end, range.start + 200))));
    return `line ${at}: ${DONE[decision.role]}${decision.role === 'duplicate' && decision.of ? ` of ${decision.of}` : ''}: ${words}\n`;
  });
  const lost = structure.orphans.map(({ decision, target }) => (decision.kind === 'structure' ? `not applied, its words are gone: ${decision.role}: ${JSON.stringify(excerpt(target.quote?.exact ?? target.article.title ?? target.article.id))}\n` : ''));
  const kept = [...dump.articles()].filter(({ article }) => article.ruled?.duplicateOf === undefined).length;
  const others = anchors.size + anchors.orphans.length;
  return [
    `Clean copy of ${source}: ${number(kept, 'article')}; the dialect alone reads ${number(dump.unruled.count, 'article')}.\n`,
    ...lines, ...lost,
    `Line ends are LF${lineEnds(dump)}; page furniture and text between articles are left out.\n`,
    ...(others > 0 ? [`${number(others, 'decision')} on articles and words (marks, codes, notes) ${others === 1 ? 'changes' : 'change'} no text.\n`] : []),
  ].join('');
}

const DONE = {
  article: 'an article begins', gap: 'left out, no article', continuation: 'joined to the article before', duplicate: 'left out, a duplicate',
  section: 'made the section', title: 'made the title', byline: 'made the byline', date: 'made the date',
} as const;

function excerpt(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${[...line].slice(0, 57).join('')}…` : line;
}

function lineEnds({ text }: Dump): string {
  return text.toString().includes('\r') ? ' (they were not)' : '';
}

function number(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
