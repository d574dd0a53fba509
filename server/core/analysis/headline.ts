import type { Dump } from '../dump/dump.ts';
import type { Placed, ZoneKind } from '../dump/model.ts';

/** Parts of an article that name it. */
type Naming = 'section' | 'title' | 'byline' | 'date' | 'source';

/** Signs that a dialect may have to decode: entities, encoded words, escapes, tags. */
const CODED = /[&\\<]|=\?/;

/** How many UTF-16 units of an untitled article's first words stand for its title. */
const FIRST_WORDS = 60;

/**
 * What a part of an article's head says, as meant; null where the scanner saw none. Where nothing needs decoding this
 * reads the head alone and not the article, so that it is cheap for all articles of a large dump.
 */
export function headText(dump: Dump, placed: Placed, kind: Naming): string | null {
  const zone = headZone(placed, kind);
  if (!zone) return null;
  const text = joined(dump.text.slice(placed.start + zone.start, placed.start + zone.end));
  return text && !CODED.test(text) ? text : dump.structure(placed)[kind]?.text ?? null;
}

/** The first words of an article without a title, cut at a space; '' where it has none. */
export function firstWords(dump: Dump, placed: Placed): string {
  const { text, zones } = dump.structure(placed);
  const zone = zones.find(({ kind }) => kind === 'paragraph' || kind === 'subheading') ?? zones[0];
  const words = joined(text.slice(zone?.start ?? 0, Math.min(zone?.end ?? text.length, (zone?.start ?? 0) + 4 * FIRST_WORDS)));
  if (words.length <= FIRST_WORDS) return words;
  const space = words.lastIndexOf(' ', FIRST_WORDS);
  return `${words.slice(0, space > FIRST_WORDS / 2 ? space : FIRST_WORDS)}…`;
}

function headZone({ article }: Placed, kind: ZoneKind) {
  return article.head.find((zone) => zone.kind === kind);
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
