// What the documents show is run: "sh" blocks must succeed, "console" blocks must print what stands below each "$ ".
// "node test/cli/docs.test.ts --update" writes what they print now, to be read as a diff.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, test } from 'node:test';
import { codes } from '../../server/core/checks/codes.ts';
import { dialects } from '../../server/core/dump/dialects/all.ts';
import { broadsheet, cli, root } from './run.ts';

const UPDATE = process.argv.includes('--update');
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
after(() => rmSync(folder, { recursive: true }));
cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
symlinkSync(join(root, 'dist'), join(folder, 'dist'), 'junction');
writeFileSync(join(folder, 'broadsheet'), `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n`);
chmodSync(join(folder, 'broadsheet'), 0o755);

function shell(script: string): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script], {
    cwd: folder, encoding: 'utf8', timeout: 60_000, env: { ...process.env, NO_COLOR: '1', LC_ALL: 'C.UTF-8', PATH: `${folder}${delimiter}${process.env['PATH']}` },
  });
  return { status, out: stdout, err: stderr };
}

/** A fenced block; a comment `<!-- not run: reason -->` on the line before it says why it cannot run. */
const BLOCK = /(?:<!-- not run: (?<reason>[^>]+) -->\n)?```(?<kind>sh|bash|shell|console)\n(?<body>[\s\S]*?)```/g;

const documents = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

for (const document of documents.filter((name) => existsSync(join(root, name)))) {
  const path = join(root, document);
  const text = readFileSync(path, 'utf8');
  let updated = text;
  for (const { groups, 0: whole, index } of text.matchAll(BLOCK)) {
    const { reason, kind, body } = groups as { reason?: string; kind: string; body: string };
    const line = text.slice(0, index).split('\n').length;
    test(`${document}, line ${line}`, (t) => {
      if (reason) return t.skip(reason);
      assert.ok(kind === 'sh' || kind === 'console', `a block of ${kind}: call it sh or console`);
      if (process.platform === 'win32') return t.skip('the examples are for a POSIX shell');
      if (kind === 'sh') {
        const { status, err } = shell(`set -e\n${body}`);
        // a check that finds something is no failure
        assert.ok(status === 0 || (status === 1 && / check /.test(body)), `status ${status}`);
        assert.equal(err, '');
      } else {
        const now = transcript(body);
        if (UPDATE) updated = updated.replace(whole, () => `\`\`\`console\n${now}\`\`\``);
        else assert.equal(now, body);
      }
    });
  }
  if (UPDATE) test(`${document} is written anew`, () => writeFileSync(path, updated));
}

/** The commands of a block, each followed by what it prints. */
function transcript(body: string): string {
  return body.split('\n').filter((line) => line.startsWith('$ ')).map((line) => `${line}\n${shell(line.slice(2)).out}`).join('');
}

/** The commands that the help lists, each with its options and their values. */
function helpedCommands(): { name: string; options: Map<string, readonly string[] | null> }[] {
  const [, list] = /Commands:\n([\s\S]*?)\n\n/.exec(broadsheet(['--help']).out)!;
  return [...list.matchAll(/^  (\w+)/gm)].map(([, name]) => {
    const options = new Map<string, readonly string[] | null>();
    for (const [, option, says] of broadsheet([name, '--help']).out.matchAll(/^ {2}(?:-\w, | {4})--([\w-]+)(.*)$/gm)) options.set(option, /: ([\w, -]+)$/.exec(says)?.[1].split(', ') ?? null);
    return { name, options };
  });
}

test('docs/command-line.md has every command, option and format, and no others', () => {
  const text = readFileSync(join(root, 'docs/command-line.md'), 'utf8').replace(/(?<=```console\n)[\s\S]*?(?=```)/g, (block) => block.split('\n').filter((line) => line.startsWith('$ ')).join('\n'));
  const [general, common, ...sections] = text.split(/^## /m);
  const filter = sections.find((section) => section.startsWith('As a filter'))!;
  const documented = sections.filter((section) => section !== filter);
  const commands = helpedCommands();
  assert.deepEqual([...general.matchAll(/^\| \[`(\w+)`\]/gm)].map(([, name]) => name), commands.map(({ name }) => name));
  assert.deepEqual(documented.map((section) => section.split('\n')[0]), commands.map(({ name }) => name));
  const all = new Set(['version']);
  for (const [i, { name: command, options }] of commands.entries()) {
    assert.ok(options.has('help'), command);
    for (const [name, choices] of options) {
      all.add(name);
      assert.ok(`${common}${documented[i]}${filter}`.includes(`--${name}`), `--${name} of ${command}`);
      if (choices) assert.ok(documented[i].includes(`\`--${name}\` is one of ${choices.map((choice) => `\`${choice}\``).join(', ')}.`), `formats of ${command}`);
    }
  }
  for (const [, name] of text.matchAll(/--([a-zA-Z][\w-]*)/g)) assert.ok(all.has(name), `there is no --${name}`);
});

test('docs/dialects.md has every dialect, and no others', () => {
  const text = readFileSync(join(root, 'docs/dialects.md'), 'utf8');
  assert.deepEqual([...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, id]) => id).sort(), dialects.map(({ id }) => id).sort());
});

test('docs/settings.md has every setting with its default, and no others', () => {
  const text = readFileSync(join(root, 'docs/settings.md'), 'utf8');
  const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { contributes: { configuration: { properties: Record<string, { default: unknown }> }[] } };
  const settings = contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
  assert.deepEqual([...text.matchAll(/^\| `(broadsheet\.[\w.]+)` \| `([^`]+)` \|/gm)].map(([, name, value]) => [name, value]), settings.map(([name, { default: value }]) => [name, JSON.stringify(value)]));
});

test('docs/commands.md has every command with its title, and every view, and no others; README leads to every document', () => {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const english = json('package.nls.json') as Record<string, string>;
  const { contributes: { commands, views, keybindings } } = json('package.json') as { contributes: { commands: { command: string; title: string }[]; views: Record<string, { name: string }[]>; keybindings: { command: string; key: string; mac?: string }[] } };
  const said = (key: string): string => english[key.slice(1, -1)] ?? key;
  const text = readFileSync(join(root, 'docs/commands.md'), 'utf8');
  const documented = [...text.matchAll(/^\| (.+?) \| (.*?) \| `(broadsheet\.\w+)` \|$/gm)];
  assert.deepEqual(Object.fromEntries(documented.map(([, title, , id]) => [id, title])), Object.fromEntries(commands.map(({ command, title }) => [command, said(title)])));
  const keysOf = (id: string): string => keybindings.filter(({ command }) => command === id).map(({ key, mac }) => mac ? `${key} (mac: ${mac})` : key).join();
  assert.deepEqual(documented.map(([, , keys, id]) => [id, keys.trim().toLowerCase()]), documented.map(([, , , id]) => [id, keysOf(id)]));
  const [, ofViews] = /## Views\n([\s\S]*?)\n## /.exec(text)!;
  assert.deepEqual([...ofViews.matchAll(/^\| ([A-Z]\w+) \|/gm)].map(([, name]) => name), Object.values(views).flat().map(({ name }) => said(name)));
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  assert.deepEqual(documents.slice(1).filter((name) => !readme.includes(`(${name}`)), []);
});

test('the commands and their keys that README, docs and first steps name are there', () => {
  const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const english = json('package.nls.json') as Record<string, string>;
  const { contributes: { commands, keybindings } } = json('package.json') as { contributes: { commands: { title: string }[]; keybindings: { key: string }[] } };
  const titles = new Set(commands.map(({ title }) => english[title.slice(1, -1)]));
  const keys = new Set(keybindings.map(({ key }) => key.toLowerCase()));
  const texts = [...documents.map((name) => [name, readFileSync(join(root, name), 'utf8')] as const), ...Object.entries(english)];
  const missing = texts.flatMap(([where, text]) => [
    ...[...text.matchAll(/\*\*Broadsheet: ([^*]+)\*\*/g)].filter(([, title]) => !titles.has(title.replace(/\s+/g, ' '))),
    // those of docs/commands.md are compared one by one
    ...where === 'docs/commands.md' ? [] : [...text.matchAll(/Shift\+Alt\+\w+/g)].filter(([key]) => !keys.has(key.toLowerCase())),
  ].map(([found]) => `${where}: ${found}`));
  assert.deepEqual(missing, []);
});

test('docs/diagnostics.md explains every code, and no others', () => {
  const text = readFileSync(join(root, 'docs/diagnostics.md'), 'utf8');
  assert.deepEqual([...text.matchAll(/^## ([a-z][\w-]*)$/gm)].map(([, code]) => code).sort(), Object.keys(codes).sort());
});
