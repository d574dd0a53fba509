import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readDump } from '../../../server/core/dump/dump.ts';

/**
 * Each file of forms/ is a dump with the answer in it: a line "@@ T=title | B=byline | D=date | S=source | C=section | K=kind" stands before an
 * article's first line, "@@" after its last one. <NB>, <FF> and <TAB> stand for a no-break space, a form feed and a tab; @@CRLF makes line ends so.
 */
const PARTS = { T: 'title', B: 'byline', D: 'date', S: 'source', C: 'section', K: 'kind' } as const;

interface Expected {
  readonly lines: string;
  readonly parts: Readonly<Record<string, string>>;
}

function example(source: string): { text: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  let open: { first: number; parts: Record<string, string> } | null = null;
  let lineEnd = '\n';
  for (const line of source.replace(/\n$/, '').split('\n')) {
    if (line === '@@CRLF') lineEnd = '\r\n';
    else if (line === '@@') {
      expected.push({ lines: `${open!.first}–${lines.length - 1}`, parts: open!.parts });
      open = null;
    } else if (line.startsWith('@@ ')) {
      const parts = line.slice(3).split(' | ').flatMap((part) => {
        const match = /^\s*([TBDSCK])=(.*?)\s*$/.exec(part);
        return match ? [[PARTS[match[1] as keyof typeof PARTS], match[2]]] : [];
      });
      open = { first: lines.length, parts: Object.fromEntries(parts) as Record<string, string> };
    } else lines.push(line.replaceAll('<NB>', '\u00a0').replaceAll('<FF>', '\f').replaceAll('<TAB>', '\t'));
  }
  return { text: lines.join(lineEnd) + lineEnd, expected };
}

const folder = new URL('./forms/', import.meta.url);

for (const name of readdirSync(folder).sort()) {
  test(`forms: ${name}`, () => {
    const { text, expected } = example(readFileSync(new URL(name, folder), 'utf8'));
    const dump = readDump(text);
    const found = [...dump.articles()].map((placed, n): Expected => {
      const structure = dump.structure(placed);
      const asked = Object.keys(expected[n]?.parts ?? { title: '' });
      const part = (key: string) => key === 'kind' ? placed.article.kind : structure[key as 'title']?.text ?? '';
      return { lines: `${placed.startLine}–${placed.startLine + placed.article.breaks}`, parts: Object.fromEntries(asked.map((key) => [key, part(key)])) };
    });
    assert.deepEqual(found, expected);
  });
}
