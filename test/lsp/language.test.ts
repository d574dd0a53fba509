// A client that sends translations along is answered in its language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { MarkupContent } from 'vscode-languageserver';
import { Analysis } from '../../server/core/analysis/analysis.ts';
import { finish, readDump } from '../../server/core/dump/dump.ts';
import { hover } from '../../server/lsp/hover.ts';
import { speak } from '../../server/lsp/language.ts';
import { plain } from '../../server/lsp/markdown.ts';
import { knowledge } from '../support/knowledge.ts';

const texts = JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.de.json', import.meta.url), 'utf8')) as Record<string, string>;

/** The sentence about how an acronym is known. */
function told(): string | undefined {
  const text = 'The Eurasian Economic Union (EAEU) met. The EAEU will meet again.';
  const analysis = new Analysis(readDump(text), knowledge());
  finish(analysis.complete());
  const said = finish(hover(analysis, 'file:///a.dump', text.lastIndexOf('EAEU') + 1, plain))?.contents as MarkupContent | undefined;
  return said?.value.split('\n').find((line) => /EAEU\)/.test(line));
}

test('hovers are in English until a client says otherwise, and what makes no sense changes nothing', () => {
  for (const initializationOptions of [undefined, null, 7, {}, { texts: null }, { texts: 'German' }, { locale: 7 }]) speak({ initializationOptions }, () => null);
  for (const locale of ['', 'C', 'not a locale', '../../etc/passwd']) speak({ locale }, () => null);
  assert.match(told() ?? '', /^Defined in this article, line 1.*: “/);
});

test('hovers are in the language of the translations', () => {
  speak({ initializationOptions: { texts: { ...texts, nonsense: 3 } } }, () => null);
  assert.match(told() ?? '', /^Definiert in diesem Artikel, Zeile 1.*: „/);
});
