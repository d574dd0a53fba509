import type { Zone } from '../../dump/model.ts';
import type { About, Document } from './document.ts';

/** A paragraph of an article as a reader means it. */
export interface Paragraph {
  readonly kind: 'paragraph' | 'subheading';
  /** the label of an interview turn that it begins with, as it stands */
  readonly speaker: Zone | null;
  readonly zone: Zone;
}

/** The paragraphs and sub-headings of an article, in order, without white space around them. */
export function paragraphsOf({ text, about }: Document): Paragraph[] {
  const found: Paragraph[] = [];
  let speaker: Zone | null = null;
  for (const zone of about!.zones) {
    if (zone.kind === 'speaker') speaker = zone;
    if (zone.kind !== 'paragraph' && zone.kind !== 'subheading') continue;
    const words = text.slice(zone.start, zone.end);
    const start = zone.start + words.length - words.trimStart().length;
    found.push({ kind: zone.kind, speaker, zone: { kind: zone.kind, start, end: start + words.trim().length } });
    speaker = null;
  }
  return found;
}

/** What a piece of a document means: mark-up decoded, wrapped lines joined. White space at its ends stays, as one space. */
export function meant(text: string, about: About, start: number, end: number): string {
  return about.decode(text.slice(start, end)).replace(/\s+/g, ' ');
}

/** The words of a paragraph, its speaker before them. */
export function wordsOf(text: string, about: About, { speaker, zone }: Paragraph): string {
  const words = meant(text, about, zone.start, zone.end).trim();
  return speaker ? `${meant(text, about, speaker.start, speaker.end).trim().replace(/:$/, '')}: ${words}` : words;
}

/** An article's own text as meant: paragraphs with a blank line between them. */
export function bodyOf(document: Document): string {
  const { text, about } = document;
  return about ? paragraphsOf(document).map((paragraph) => wordsOf(text, about, paragraph)).join('\n\n') : text;
}
