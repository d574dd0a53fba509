// What Broadsheet says to people, in every language it speaks. After a change of sentences: npm run texts, then translate what is named here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { movedTexts, sentences } from '../../scripts/texts.ts';

type Texts = Record<string, string>;

const LANGUAGES = ['de', 'fr', 'es'];
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const texts = (path: string): Texts => JSON.parse(read(path)) as Texts;
const manifest = texts('package.nls.json');
const said = texts('l10n/bundle.l10n.json');

/** What must be the same in every language: places for values, code, links, and names in bold of commands' category. */
const fixed = (text: string): string[] => (text.match(/\{\d+\}|`[^`]*`|\]\([^)]*\)|\n|%\d\w%/g) ?? []).sort();

test('the manifest says nothing that could not be translated: npm run texts moves it', () => {
  const before = read('package.json');
  const now = JSON.parse(before) as never;
  assert.deepEqual(movedTexts(now, manifest), manifest);
  assert.deepEqual(now, JSON.parse(before));
});

test('the list of sentences is that of the sources: npm run texts makes it', async () => {
  assert.deepEqual(Object.keys(said), await sentences());
});

for (const language of LANGUAGES) {
  for (const [what, english, path] of [['manifest', manifest, `package.nls.${language}.json`], ['sentences', said, `l10n/bundle.l10n.${language}.json`]] as const) {
    test(`${path} has all texts, no others, and what must not be translated`, () => {
      const translated = texts(path);
      assert.deepEqual(Object.keys(english).filter((key) => !translated[key]), [], `${what} without a translation`);
      assert.deepEqual(Object.keys(translated).filter((key) => english[key] === undefined), [], 'translations of nothing');
      for (const [key, text] of Object.entries(english)) assert.deepEqual(fixed(translated[key]), fixed(text), key);
    });
  }
}
