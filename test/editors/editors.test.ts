import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CodeAction, Diagnostic, DocumentSymbol, Hover, Location, LocationLink } from 'vscode-languageserver';
import { cli, root } from '../cli/run.ts';

/** What every editor answers, and what the answers are of. */
interface Transcript {
  readonly editor: string;
  readonly outline: readonly DocumentSymbol[];
  readonly hover: Hover;
  readonly definition: Location | readonly (Location | LocationLink)[];
  readonly diagnostics: readonly Diagnostic[];
  readonly actions: readonly CodeAction[];
}

interface Editor {
  readonly name: string;
  readonly program: string;
  readonly words: readonly string[];
}

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const EDITORS: readonly Editor[] = [
  { name: 'Neovim', program: 'nvim', words: ['--headless', '-u', 'NONE', '-i', 'NONE', '-c', `luafile ${here('neovim.lua')}`] },
  { name: 'Emacs with eglot', program: 'emacs', words: ['--batch', '-l', here('emacs.el')] },
];

/** Where words stand in a text: a line and a UTF-16 character, 0-based. */
function placeOf(text: string, words: string, from = 0): { line: number; character: number } {
  const offset = text.indexOf(words, from);
  assert.ok(offset >= 0, `the sample has "${words}"`);
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}

for (const { name, program, words } of EDITORS) {
  const missing = spawnSync(program, ['--version']).error ? `${program} is not installed` : false;
  test(`${name} shows outline, hover, definition, diagnostics and fixes of a dump`, { skip: missing }, (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-editor-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    const text = readFileSync(join(root, 'samples/newspaper-page.dump'), 'utf8');
    const file = join(folder, 'page.dump');
    writeFileSync(file, text);
    const used = placeOf(text, 'all of us at NAN');
    const ask = {
      server: [process.execPath, cli, 'server', '--stdio'], file,
      acronym: { line: used.line, character: used.character + 'all of us at '.length },
      fault: placeOf(text, 'â€œ'),
    };
    const out = join(folder, 'answers.json');
    const { status, stderr } = spawnSync(program, words, { cwd: folder, encoding: 'utf8', timeout: 120_000, env: { ...process.env, HOME: folder, ASK: JSON.stringify(ask), OUT: out } });
    assert.equal(status, 0, stderr);
    const transcript = JSON.parse(readFileSync(out, 'utf8')) as Transcript;

    assert.equal(transcript.outline[0]?.name, '“An old newspaper is a memory that a town can still borrow”');
    assert.equal(transcript.outline[0]?.children?.[1]?.name, 'Marta Lindqvist');
    const hover = transcript.hover.contents;
    assert.match(typeof hover === 'object' && 'value' in hover ? hover.value : '', /Northern Archive Network/);
    const [definition] = [transcript.definition].flat();
    assert.ok(definition);
    assert.equal(('range' in definition ? definition.range : definition.targetRange).start.line, placeOf(text, 'Northern Archive Network (NAN)').line);
    const fault = transcript.diagnostics.find(({ code }) => code === 'mojibake');
    assert.deepEqual(fault?.range.start, ask.fault);
    const fix = transcript.actions.find(({ title }) => title.startsWith('Replace it here'));
    assert.ok(fix, `a fix among ${transcript.actions.map(({ title }) => title).join(', ')}`);

    context.diagnostic(`${transcript.editor}: ${transcript.outline.length} entries, ${transcript.diagnostics.length} findings; hover: ${JSON.stringify(hover)}; fix: ${fix.title}`);
  });
}
