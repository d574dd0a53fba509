// A dump whose titles and names would be links, scripts, icons, formulas or turned round where they are shown: text stays text.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import type { CodeAction, DocumentSymbol, Hover } from 'vscode-languageserver';
import { plain } from '../../client/plain.ts';
import { broadsheet, jsonLines } from '../cli/run.ts';
import { RICH, TestClient } from '../support/client.ts';

const TITLES = [
  '[Council votes](command:workbench.action.quit) on harbour',
  '<img src=x onerror=alert(1)> on the front page',
  '$(trash) The icons of the old town',
  'The end</script><script>alert(1)</script> of the line',
  'Backticks `rm -rf` and ```fences``` in print',
  'An override \u202eemit fo\u202c turns the line round',
  '=HYPERLINK("http://x.example","formulas") in print',
  '| tables | and *stars* and # marks',
];
const BODY = 'The [Grove](command:x) `Harbour` <b>Committee</b> (GHC) met on Monday and spoke of the railways that cross the region. The GHC will meet again in May, and the GHC said so.';
const articles = TITLES.map((title, n) => ({ title, author: `${title.slice(0, 20)} Doe`, section: title.slice(0, 12), source: title, date: `2024-05-0${n + 1}`, text: `${BODY}\n\nNumber ${n} of them.` }));
const dump = articles.map((each) => JSON.stringify(each)).join('\n');

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-hostile-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'hostile.dump');
writeFileSync(file, dump);
const run = (...words: string[]): string => {
  const { status, out, err } = broadsheet(words);
  assert.ok(status === 0 || status === 1, err);
  return out;
};

/** Markdown without its escaped signs, its bold words and the links to lines of a dump: what is left may not mean anything. */
const bare = (markdown: string): string => markdown.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/\[[^\]]*\]\(file:[^)\s]*\)/g, '').replace(/\*\*/g, '');

test('the outline has titles as they stand', async () => {
  const client = await TestClient.start();
  try {
    await client.open('file:///hostile.dump', dump);
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', 'file:///hostile.dump');
    const all = symbols.flatMap((symbol) => [symbol, ...symbol.children ?? []]).map(({ name }) => name);
    for (const title of TITLES) assert.ok(all.includes(title), title);
  } finally {
    await client.stop();
  }
  const listed = jsonLines<{ title: { text: string } }>(run('outline', '--format', 'jsonl', file));
  assert.deepEqual(listed.map(({ title }) => title.text), TITLES);
});

test('hovers and code actions make no link, element or code of what a dump says', async () => {
  const client = await TestClient.start(RICH);
  const uri = 'file:///hostile.dump';
  try {
    await client.open(uri, dump);
    let hovers = 0;
    for (const [line, text] of dump.split('\n').entries()) {
      for (const word of ['"title": "', '"title":"', 'GHC', 'Committee']) {
        const at = text.indexOf(word);
        if (at < 0) continue;
        const position = { line, character: at + word.length };
        const hover = await client.ask<Hover | null>('hover', uri, { position });
        if (!hover) continue;
        hovers++;
        assert.doesNotMatch(bare((hover.contents as { value: string }).value), /[<>[\]`]|command:/);
        const actions = await client.ask<CodeAction[]>('codeAction', uri, { range: { start: position, end: position }, context: { diagnostics: [] } });
        for (const { command } of actions) assert.match(command?.command ?? 'broadsheet.', /^broadsheet\./);
      }
    }
    assert.ok(hovers >= TITLES.length);
  } finally {
    await client.stop();
  }
});

test('the report is one page on which only its own script runs', () => {
  const page = run('report', file);
  assert.equal(page.match(/<script[\s>]/g)?.length, 2);
  assert.equal(page.match(/<\/script>/g)?.length, 2);
  assert.doesNotMatch(page, /<img/);
  const [, told] = /<script type="application\/json" id="told">(.*?)<\/script>/s.exec(page)!;
  const { figures: [{ articles: counted }] } = JSON.parse(told) as { figures: { articles: { title: string | null }[] }[] };
  assert.deepEqual(counted.map(({ title }) => title), TITLES);
  assert.match(page, /Content-Security-Policy" content="default-src 'none'; script-src 'sha256-/);
  // what the page shows is put into it as text
  assert.doesNotMatch(readFileSync(new URL('../../report/page.ts', import.meta.url), 'utf8'), /innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
});

test('tables and lines for other programs hold the text as it stands, and read back as that', () => {
  const rows = parse<Record<string, string>>(run('export', file, '--to', 'articles-csv'), { columns: true });
  assert.deepEqual(rows.map(({ title }) => title), TITLES);
  const lines = jsonLines<{ title: string }>(run('export', file, '--to', 'jsonl'));
  assert.deepEqual(lines.map(({ title }) => title), TITLES);
  const markdown = run('acronyms', '--format', 'markdown', file);
  assert.doesNotMatch(bare(markdown.replace(/^\|[-|]+\|$/gm, '')), /[<>[\]`]/);
});

test('labels and messages of the editor show no link, no icon and nothing turned round', () => {
  assert.equal(plain(TITLES[0]).replaceAll('\u2060', ''), TITLES[0]);
  for (const title of TITLES) assert.doesNotMatch(plain(title), /\]\(|\$\(|[\u202a-\u202e\u2066-\u2069]/);
  assert.equal(plain('f(x) costs $5 (about), see [1] (below)'), 'f(x) costs $5 (about), see [1] (below)');
});
