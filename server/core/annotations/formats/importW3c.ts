import { agentOf, isObject, type Json, type JsonObject, type Quote } from '../annotation.ts';
import { isValue, jsonValues, listOf, stringOf, type Imported, type ImportedCoding, type ImportedMark, type Importer } from './imported.ts';

/**
 * Web Annotations on the whole dump: a collection, a page, a list, or one a line. Positions are code points of the dump's text with LF;
 * each annotation is a document of its own whose marks say where they stand. Without a position its words are looked for.
 */
export const w3cImport: Importer = {
  id: 'w3c',
  endings: ['.json', '.jsonld', '.jsonl'],
  read(files) {
    const problems: string[] = [];
    const documents = files.flatMap((file) => [...jsonValues(file, (problem) => void problems.push(problem))].flatMap(({ name, value }) => [...annotationsIn(value)].flatMap((annotation, n): Imported[] => {
      const own = stringOf(annotation.id) ?? `${name}, annotation ${n + 1}`;
      try {
        return [read(annotation, own)];
      } catch (error) {
        problems.push(`${own}: ${(error as Error).message}`);
        return [];
      }
    })));
    return { documents, problems };
  },
};

function* annotationsIn(value: JsonObject): Generator<JsonObject> {
  const inside = [value.first, value.items].flat();
  if (value.first === undefined && value.items === undefined) yield value;
  for (const one of inside) if (isObject(one)) yield* annotationsIn(one);
}

function read(annotation: JsonObject, name: string): Imported {
  const { motivation, state, article } = annotation;
  if (state === 'suggested') throw new Error('a suggestion that nobody confirmed');
  const bodies = [annotation.body ?? annotation.bodyValue].flat().flatMap((body): JsonObject[] => (typeof body === 'string' ? [{ value: body }] : isObject(body) ? [body] : []));
  const purposeOf = (body: JsonObject): Json | undefined => body.purpose ?? [motivation].flat()[0];
  const of = (purpose: string): string | null => stringOf(bodies.find((body) => purposeOf(body) === purpose)?.value);
  const creator = agentOf([annotation.creator].flat()[0]);
  const created = stringOf(annotation.modified) ?? stringOf(annotation.created);
  const made = {
    ...(typeof annotation.id === 'string' && annotation.id.startsWith('urn:uuid:') && { id: annotation.id }),
    ...(creator !== undefined && { creator }),
    ...(created !== null && { created }),
  };
  const codes: ImportedCoding[] = bodies.filter((body) => purposeOf(body) === 'classifying').flatMap((body) => {
    const value = typed(body.value, body.valueType);
    return value === null ? [] : [{ category: stringOf(body.category) ?? 'class', value, ...made }];
  });
  const label = of('tagging');
  const note = of('commenting');
  const link = stringOf(bodies.find((body) => purposeOf(body) === 'identifying')?.source);
  const place = placeOf(annotation.target);
  if (label === null && codes.length === 0 && note === null) throw new Error('it says nothing: it has no tag, no class and no comment');
  if (!place && (label !== null || typeof article !== 'string')) throw new Error('it has no position and no quote');
  const common = { id: stringOf(article), text: null, name };
  // what is said of an article stands at the article's place
  const anchor: ImportedMark[] = place ? [{ ...place, label: label ?? '', state: state === 'rejected' ? 'rejected' : 'confirmed', ...made, ...(label !== null && note !== null && { note }), ...(link !== null && { link }) }] : [];
  return { ...common, marks: anchor, codes, notes: label === null && note !== null ? [{ text: note, ...made }] : [] };
}

/** Where a target says that it stands: a position, a quote, or both. */
function placeOf(target: Json | undefined): { start: number; end: number; quote?: Quote } | null {
  const first = [target].flat().find(isObject);
  if (!first) return null;
  const selectors = [...selectorsIn(first.selector)];
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quoted = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const quote = quoted && typeof quoted.exact === 'string' ? { exact: quoted.exact, prefix: stringOf(quoted.prefix) ?? '', suffix: stringOf(quoted.suffix) ?? '' } : undefined;
  if (position && typeof position.start === 'number' && typeof position.end === 'number') return { start: position.start, end: position.end, ...(quote && { quote }) };
  return quote ? { start: 0, end: 0, quote } : null;
}

function* selectorsIn(json: Json | undefined): Generator<JsonObject> {
  for (const one of Array.isArray(json) ? listOf(json) : [json]) {
    if (!isObject(one)) continue;
    yield one;
    yield* selectorsIn(one.refinedBy);
  }
}

function typed(value: Json | undefined, type: Json | undefined): string | number | boolean | null {
  if (type === 'number') return Number(value);
  if (type === 'boolean') return value === true || value === 'true';
  return isValue(value) ? value : null;
}
