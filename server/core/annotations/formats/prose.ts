import { paragraphsOf, wordsOf, meant } from './copy.ts';
import { labelWithState, type Document, type Format } from './document.ts';
import { valuesOf } from './values.ts';

/** One Markdown file an article, with front matter (YAML) of what it says of itself, its codes, and the names marked in it. */
export const markdown: Format = {
  id: 'markdown',
  makes: 'folder',
  articlesOnly: true,
  *write(documents) {
    for (const document of documents) yield { file: `${document.name}.md`, text: page(document) };
  },
};

/** One plain text file an article: title, byline, date and source where there are any, then its paragraphs. */
export const text: Format = {
  id: 'text',
  makes: 'folder',
  articlesOnly: true,
  *write(documents, job) {
    for (const document of documents) {
      for (let n = document.marks.length + document.codes.length + document.notes.length; n > 0; n--) job.leave('annotations: plain text has no place for them');
      const about = document.about!;
      const head = [about.title, about.byline, about.iso ?? about.date, about.source].filter((said) => said !== null);
      const paragraphs = paragraphsOf(document).map((paragraph) => wordsOf(document.text, about, paragraph));
      yield { file: `${document.name}.txt`, text: `${[...(head.length > 0 ? [head.join('\n')] : []), ...paragraphs].join('\n\n')}\n` };
    }
  },
};

function page(document: Document): string {
  const { section, title, byline, date, iso, source } = document.about!;
  const members: readonly (readonly [string, unknown])[] = [
    ['title', title], ['author', byline], ['date', iso ?? date], ['source', source], ['section', section], ['id', document.id],
    ['codes', document.codes.length > 0 ? valuesOf(document) : null],
    ['notes', document.notes.length > 0 ? document.notes.map((note) => note.text) : null],
    ['marks', document.marks.length > 0 ? marksOf(document) : null],
  ];
  const front = members.filter(([, value]) => value !== null).map(([key, value]) => `${key}: ${yaml(value)}\n`).join('');
  return `---\n${front}---\n\n${markdownOf(document)}`;
}

/** An article's title and paragraphs as Markdown. */
export function markdownOf(document: Document): string {
  const { text: raw, about } = document;
  const { title } = about!;
  const blocks = title === null ? [] : [`# ${escaped(title)}`];
  for (const paragraph of paragraphsOf(document)) {
    const { speaker, zone, kind } = paragraph;
    const words = escaped(meant(raw, about!, zone.start, zone.end).trim());
    const said = speaker ? `**${escaped(meant(raw, about!, speaker.start, speaker.end).trim().replace(/:$/, ''))}:** ${words}` : words;
    blocks.push(kind === 'subheading' ? `## ${words}` : said);
  }
  return `${blocks.join('\n\n')}\n`;
}

/** The different words that are marked, by label. */
function marksOf({ text: raw, marks, about }: Document): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { start, end, label, state } of marks) {
    const words = meant(raw, about!, start, end).trim();
    const key = labelWithState({ label, state });
    found[key] ??= [];
    if (!found[key].includes(words)) found[key].push(words);
  }
  return found;
}

/** A value in YAML's flow style, of which JSON is a part; what YAML takes for a line end or a control is written as an escape. */
function yaml(value: unknown): string {
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text that Markdown shows as it is. */
function escaped(words: string): string {
  return words
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/^(?:[-+](?=\s)|#{1,6}(?=\s)|={3,}\s*$|-{3,}\s*$)/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}
