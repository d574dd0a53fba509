import type { Dump } from '../dump/dump.ts';
import type { Placed } from '../dump/model.ts';

/** Parts of an article that name it. */
type Naming = 'section' | 'title' | 'byline' | 'date' | 'source';

/** Signs that a dialect may have to decode: entities, encoded words, escapes, tags. */
const CODED = /[&\\<]|=\?/;

/** How many UTF-16 units of an untitled article's first words stand for its title. */
const FIRST_WORDS = 60;

/** What the parts of an article's head say, as meant. */
export interface Head {
  readonly section: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly date: string | null;
  readonly source: string | null;
  /** The article's text to the end of its head, as it stands. */
  readonly text: string;
}

/**
 * What an article's head says, as far as the scanner saw it. Where nothing needs decoding this reads the head alone and
 * not the article, so that it is cheap for all articles of a large dump.
 */
export function headOf(dump: Dump, placed: Placed): Head {
  const { head } = placed.article;
  const length = head.reduce((end, zone) => Math.max(end, zone.end), 0);
  const text = length === 0 ? '' : dump.text.slice(placed.start, placed.start + length);
  const said = (kind: Naming): string | null => {
    const zone = head.find((each) => each.kind === kind);
    if (!zone) return null;
    const words = joined(text.slice(zone.start, zone.end));
    return words && !CODED.test(words) ? words : dump.structure(placed)[kind]?.text ?? null;
  };
  return { section: said('section'), title: said('title'), byline: said('byline'), date: said('date'), source: said('source'), text };
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

/** White space joined; most heads have none to join. */
function joined(text: string): string {
  if (!/\s\s|[^\S ]|^ | $/.test(text)) return text;
  return text.replace(/\s+/g, ' ').trim();
}
