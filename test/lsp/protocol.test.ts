import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { DocumentSymbol, Hover, LocationLink } from 'vscode-languageserver';
import type { Status } from '../../server/lsp/status.ts';
import { TestClient } from '../support/client.ts';
import { fixture } from '../support/fixture.ts';

const uri = 'file:///news/page.dump';
const page = fixture(`
  Central Asia

  Union of five looks for more trade

  By Jane Roe
  May 22, 2024

  The «Eurasian Economic Union» ($0EAEU) met on Monday in Almaty, and ministers spoke of tariffs and of the railways that cross the region.

  Trade within the $1EAEU grew by a tenth, the Eurasian Economic Commission said on Tuesday in a statement that was sent to all members.

  Continue Reading

  Central Asia

  Another year of dry rivers in the valley

  By John Doe
  May 21, 2024

  The World Health Organization said that wells were clean, while farmers in three districts wrote to the ministry about the water.

  Ministers of the $2EAEU had promised to help them with new pumps before the summer, but nothing has come of it so far.

  Continue Reading
`);

let client: TestClient;
before(async () => {
  client = await TestClient.start();
});
after(async () => {
  assert.equal(await client.stop(), 0);
});

test('a dump is opened, and its outline lists the articles', async () => {
  await client.open(uri, page.text);
  await client.heard<Status>('broadsheet/status', ({ state }) => state === 'ready');
  const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', uri);
  const articles = symbols.flatMap((symbol) => symbol.children?.length ? symbol.children : [symbol]);
  assert.deepEqual(articles.map(({ name }) => name), ['Union of five looks for more trade', 'Another year of dry rivers in the valley']);
});

test('hovering over an acronym tells its expansion, where it is defined, and its uses', async () => {
  const hover = await client.ask<Hover>('hover', uri, { position: page.cursors[1] });
  const { kind, value } = hover.contents as { kind: string; value: string };
  assert.equal(kind, 'markdown');
  assert.match(value, /\*\*EAEU\*\* — Eurasian Economic Union/);
  assert.match(value, /\[line 8\]\(file:\/\/\/news\/page\.dump#L8,5\)/);
  assert.match(value, /Used twice in this article, 3 times in this file/);
});

test('an expansion is borrowed from another article of the file', async () => {
  const hover = await client.ask<Hover>('hover', uri, { position: page.cursors[2] });
  assert.match((hover.contents as { value: string }).value, /Eurasian Economic Union[^]*in “Union of five looks for more trade”/);
});

test('the definition of an acronym is its expansion', async () => {
  const links = await client.ask<LocationLink[]>('definition', uri, { position: page.cursors[2] });
  assert.deepEqual(links.map(({ targetSelectionRange }) => targetSelectionRange), page.ranges);
});
