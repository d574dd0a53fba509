import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { broadsheet, root } from './run.ts';

const page = 'samples/newspaper-page.dump';

/** What a call says on standard error; it must be one line, and the status 2. */
function complaint(...words: string[]): string {
  const { status, err, out } = broadsheet(words);
  assert.equal(status, 2, err);
  assert.equal(out, '');
  assert.match(err, /^broadsheet: [^\n]+\n$/);
  return err.slice('broadsheet: '.length, -1);
}

test('says what to do where nothing is asked', () => {
  assert.match(complaint(), /say what to do, for example: broadsheet outline FILE/);
});

test('--version prints the version of package.json', () => {
  const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
  assert.deepEqual(broadsheet(['--version']), { status: 0, out: `${version}\n`, err: '' });
  assert.deepEqual(broadsheet(['-V']).out, `${version}\n`);
});

test('--help lists the commands, and a command has its own', () => {
  const { out, status } = broadsheet(['--help']);
  assert.equal(status, 0);
  for (const command of ['outline', 'check', 'acronyms', 'organisations', 'server']) {
    assert.match(out, new RegExp(`^  ${command} +\\S`, 'm'));
    assert.match(broadsheet([command, '--help']).out, new RegExp(`Usage: broadsheet ${command}`));
    assert.equal(broadsheet(['help', command]).out, broadsheet([command, '-h']).out);
  }
});

test('a file in the place of a command is told from a mistyped command', () => {
  assert.equal(complaint(page), `"${page}" is a file, not a command; say what to do with it: broadsheet outline ${page}`);
  assert.equal(complaint('samples'), '"samples" is a folder, not a command; say what to do with its files: broadsheet outline samples/*');
  assert.equal(complaint('outlien', page), 'there is no command "outlien"; did you mean "outline"?');
  assert.equal(complaint('organizations', page), 'there is no command "organizations"; did you mean "organisations"?');
  assert.match(complaint('frobnicate'), /^there is no command "frobnicate"; there are outline, /);
});

test('mistaken options get an answer that helps', () => {
  assert.equal(complaint('outline', '--fromat', 'json', page), 'outline has no option "--fromat"; did you mean "--format"?; "broadsheet outline --help" lists them');
  assert.equal(complaint('outline', '--format', 'jsno', page), 'outline has no format "jsno"; did you mean "json"? (there are text, json, jsonl)');
  assert.equal(complaint('outline', '--format', 'sarif', page), 'outline has no format "sarif" (there are text, json, jsonl)');
  assert.equal(complaint('outline', page, '--format'), 'the option "--format" needs a value: text, json, jsonl');
  assert.match(complaint('outline', '--dialect', 'nexsi', page), /^there is no dialect "nexsi"; did you mean "nexis"\?/);
  assert.equal(broadsheet(['check', '--format', 'sarif', '--dialect', 'nexsi', page]).out, '');
  assert.equal(complaint('--format', 'json', 'outline', page), 'put the options after the command: broadsheet outline --format …');
  assert.equal(complaint('acronyms', '--jsonl', page), `with --jsonl the texts come on standard input: broadsheet acronyms --jsonl < ${page}`);
  assert.equal(complaint('acronyms', '--jsonl', '--format', 'csv'), '--jsonl and --format exclude each other');
  assert.match(complaint('outline'), /^name at least one file, or "-" for standard input/);
  assert.match(complaint('server'), /broadsheet server --stdio/);
});

test('options may stand anywhere after the command, in every usual form', () => {
  const expected = broadsheet(['outline', '--format', 'json', page]).out;
  for (const words of [[page, '--format=json'], ['-f', 'json', page], ['-fjson', '--', page]]) assert.equal(broadsheet(['outline', ...words]).out, expected);
});
