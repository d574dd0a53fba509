// Prints the outline of a dump as `broadsheet outline FILE --format json` does, without the command line around it.
import { readFileSync } from 'node:fs';
import { readDump } from '../server/core/dump/dump.ts';
import { isoDate } from '../server/core/dump/dates.ts';
import type { Span } from '../server/core/dump/model.ts';

const [file] = process.argv.slice(2);
const bytes = readFileSync(file);
let source: string;
try {
  source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
} catch {
  source = new TextDecoder('windows-1252').decode(bytes);
}
const dump = readDump(source);
const { text } = dump;
const articles = [...dump.articles()].map((placed) => {
  const structure = dump.structure(placed);
  const range = (part: { start: number; end: number }) => ({ start: text.positionAt(placed.start + part.start), end: text.positionAt(placed.start + part.end) });
  const span = (part: Span | null) => part && { text: part.text, range: range(part) };
  return {
    id: structure.recordId,
    kind: placed.article.kind,
    dialect: placed.article.dialect,
    range: range({ start: 0, end: placed.article.length }),
    section: span(structure.section),
    title: span(structure.title),
    byline: span(structure.byline),
    date: structure.date && { ...span(structure.date), iso: isoDate(structure.date.text) },
    source: span(structure.source),
    turns: structure.turns.map((turn) => ({ speaker: span(turn.speaker), range: range(turn) })),
    ...(process.env.ZONES && { zones: structure.zones.map((zone) => [zone.kind, structure.text.slice(zone.start, zone.end).slice(0, 90)]), fields: structure.fields.map((field) => [field.key, field.value.text.slice(0, 60)]), head: placed.article.head }),
  };
});
const { dialect, reasons } = dump.detection;
console.log(JSON.stringify({ file, dialect: dialect.id, reasons, articles }));
