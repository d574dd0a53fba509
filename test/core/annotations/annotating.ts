import { targetOf, type Anchors } from '../../../server/core/annotations/anchors.ts';
import { readAnnotated, type Annotated } from '../../../server/core/annotations/annotated.ts';
import { encode, type Annotation, type Decision } from '../../../server/core/annotations/annotation.ts';
import { formats } from '../../../server/core/annotations/formats/all.ts';
import type { Document, Job, State } from '../../../server/core/annotations/formats/document.ts';
import { articleDocuments, wholeDocument, type Selection } from '../../../server/core/annotations/formats/documents.ts';
import type { ImportedFile } from '../../../server/core/annotations/formats/imported.ts';
import { structuralTarget } from '../../../server/core/annotations/structure.ts';
import { readDump, type Dump } from '../../../server/core/dump/dump.ts';

/** A decision on words of a dump: the first place where they stand; without words on the article with a number. */
export type On = readonly [words: string | number, decision: Decision];

export const mark = (label: string, more: Partial<Decision & { kind: 'mark' }> = {}): Decision => ({ kind: 'mark', label, state: 'confirmed', ...more });

/** Makes decisions as a sidecar holds them. */
export function decisionsOn(text: string, decisions: readonly On[], dialect?: string): Annotation[] {
  const dump = readDump(text, { chosen: dialect });
  return decisions.map(([words, decision], n) => {
    const start = typeof words === 'number' ? dump.at(words).start : text.indexOf(words);
    const end = typeof words === 'number' ? dump.at(words).end : start + words.length;
    if (start < 0) throw new Error(`the dump does not say ${JSON.stringify(words)}`);
    const placed = dump.articleAt(start);
    const target = decision.kind === 'structure' ? structuralTarget(dump, { start, end })
      : targetOf(dump, placed!, typeof words === 'number' ? null : { start: start - placed!.start, end: end - placed!.start });
    const whole = { id: `urn:uuid:${n}`, created: `2026-01-01T00:00:${String(n).padStart(2, '0')}Z`, decision, target };
    return { ...whole, line: encode(whole, 'x.dump') };
  });
}

export function annotated(text: string, decisions: readonly On[], dialect?: string): Annotated {
  return readAnnotated(text, decisionsOn(text, decisions, dialect), { chosen: dialect });
}

export function selectionOf({ dump, anchors }: { dump: Dump; anchors: Anchors }, states: readonly State[] = ['confirmed']): Selection {
  return { dump, decisions: ({ article }) => anchors.of(article), states: new Set(states) };
}

/** What a format writes: its files by name ('' for the only one), and what it leaves out. */
export function exported(id: string, selection: Selection, by: 'article' | 'file' = 'article'): { files: Map<string, string>; left: string[] } {
  const left: string[] = [];
  const job: Job = { source: 'x.dump', categories: [], leave: (what) => void left.push(what) };
  const documents: Iterable<Document> = by === 'file' ? [wholeDocument(selection, 'x.dump')] : articleDocuments(selection);
  const files = new Map<string, string>();
  for (const { file, text } of formats.find((format) => format.id === id)!.write(documents, job)) files.set(file, (files.get(file) ?? '') + text);
  return { files, left };
}

/** The files of an export as an importer gets them. */
export function asFiles(files: ReadonlyMap<string, string>): ImportedFile[] {
  return [...files].map(([name, text]) => ({ name: name || 'export', text }));
}
