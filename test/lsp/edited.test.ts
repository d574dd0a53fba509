import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Analysis } from '../../server/core/analysis/analysis.ts';
import { Checks } from '../../server/core/checks/checks.ts';
import { finish, reading, type Dump } from '../../server/core/dump/dump.ts';
import { Text } from '../../server/core/text/text.ts';
import { articles } from '../../server/lsp/articles.ts';
import { codeActions } from '../../server/lsp/codeActions.ts';
import { definition } from '../../server/lsp/definition.ts';
import { toDiagnostics } from '../../server/lsp/diagnostics.ts';
import { DumpDocument } from '../../server/lsp/documents.ts';
import { folding } from '../../server/lsp/folding.ts';
import { hover } from '../../server/lsp/hover.ts';
import { links } from '../../server/lsp/links.ts';
import { markdown } from '../../server/lsp/markdown.ts';
import { outline } from '../../server/lsp/outline.ts';
import { highlights, references } from '../../server/lsp/references.ts';
import { selectionRanges } from '../../server/lsp/selection.ts';
import { semanticTokens } from '../../server/lsp/semanticTokens.ts';
import { words } from '../../server/lsp/words.ts';
import { workspaceSymbols } from '../../server/lsp/workspaceSymbols.ts';
import { writtenOutline } from '../../server/lsp/writtenOutline.ts';
import { knowledge } from '../support/knowledge.ts';

const uri = 'file:///page.dump';
const known = knowledge();

/** What dumps are made of, and what is typed into them. */
const PIECES = [
  'Central Asia\n\n', 'Middle East4 hours ago\n', 'Union of five looks for more trade\n\n', 'Another year of dry rivers\n\n', 'By Jane Roe\n', 'May 22, 2024\n\n',
  'The Eurasian Economic Union (EAEU) met on Monday in Almaty, and its ministers spoke of tariffs and railways.\n\n',
  'Trade within the EAEU grew by a tenth, the World Health Organization said, and the WHO did so too (see http://who.int/x).\n\n',
  'The European Atomic Energy Unit (EAEU) denied it. The UNFPA and the UNFPA said nothing at all about the matter in hand.\n\n',
  'Question: What will you do now?\n\n', 'Sergey Lavrov: We shall see what the Ministry of Foreign Affairs can do.\n\n', 'Source: The Ministry of Foreign Affairs\n\n',
  'Continue Reading\n\n', 'It was an excerpt that ends in the mid…\n', '\n', '\n\n\n', '\r\n', '\r', 'â€™', '\u00a0\u00a0', '&amp;', '(', '“', 'a', ' ', 'EAEU', '😀', '\ud800',
  '   3 of 10 DOCUMENTS\n\n', '<DOC id="1">\n', '</DOC>\n', '# Title\n\n', '________________________________________________________________\n\n',
] as const;

const piece = fc.constantFrom(...PIECES);
const dumps = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
const edits = fc.array(fc.record({
  from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(600)), text: fc.array(piece, { maxLength: 2 }).map((pieces) => pieces.join('')),
  /** read and computed before the next edit? */
  reads: fc.boolean(), completes: fc.boolean(),
}), { minLength: 1, maxLength: 6 });

/** All answers that there are, for a few places of a dump. */
function answers({ dump, analysis, checks }: { dump: Dump; analysis: Analysis; checks: Checks }): unknown {
  finish(analysis.complete());
  const { text } = dump;
  const whole = { start: 0, end: text.length };
  const places = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => Math.floor(share * text.length));
  return {
    dialect: dump.detection.dialect.id,
    articles: finish(articles(dump)),
    outline: finish(outline(dump)),
    written: JSON.parse(finish(writtenOutline(finish(outline(dump)).symbols)).json) as unknown,
    folding: finish(folding(dump)),
    links: finish(links(dump)),
    tokens: finish(semanticTokens(analysis, whole)),
    tokensOfHalf: finish(semanticTokens(analysis, { start: 0, end: text.length >> 1 })),
    diagnostics: toDiagnostics(uri, text, finish(checks.all()), { related: true, tags: true, page: null }),
    actions: finish(codeActions(dump, checks, { uri, version: 1, range: whole, diagnostics: [] })),
    symbols: finish(workspaceSymbols([{ uri, analysis }], '')),
    words: finish(words(dump, whole)),
    selections: finish(selectionRanges(dump, places)),
    places: places.map((offset) => [
      finish(hover(analysis, uri, offset, markdown)), finish(definition(analysis, uri, offset)), finish(references(analysis, uri, offset, true)), finish(highlights(analysis, offset)),
    ]),
  };
}

function fresh(text: Text): { dump: Dump; analysis: Analysis; checks: Checks } {
  const dump = finish(reading(text));
  const analysis = new Analysis(dump, known);
  return { dump, analysis, checks: new Checks(dump, {}, analysis) };
}

test('an edited dump gives the answers of a freshly opened one, for every feature', () => {
  fc.assert(fc.property(dumps, edits, (text, changes) => {
    const document = new DumpDocument(uri, 'article-dump', 1, Text.of(text, 64));
    const { analysis, checks, ...first } = fresh(document.take().text);
    let { dump } = first;
    const read = (): void => {
      const taken = document.take();
      dump = finish(reading(taken.text, {}, { dump, damages: taken.damages }));
      finish(analysis.updating(dump));
      finish(checks.updating(dump));
    };
    for (const { from, length, text: typed, reads, completes } of changes) {
      const start = Math.floor(from * document.text.length);
      document.update([{ range: { start: document.text.positionAt(start), end: document.text.positionAt(start + length) }, text: typed }], 2);
      if (reads) read();
      if (reads && completes) answers({ dump, analysis, checks });
    }
    read();
    assert.deepEqual(answers({ dump, analysis, checks }), answers(fresh(Text.of(document.text.toString()))));
  }), { numRuns: 150 });
});
