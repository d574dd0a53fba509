/** What the server knows, seen through VS Code's own commands. */
import {
  commands, Position, Selection, WorkspaceEdit, workspace,
  type DocumentSymbol, type FoldingRange, type Hover, type Location, type LocationLink, type MarkdownString, type SemanticTokens, type SemanticTokensLegend, type TextEditor,
} from 'vscode';
import { WORDS, type Words } from '../../client/protocol.ts';
import { broadsheet, open } from './editor.ts';
import { equal, ok, test } from './registry.ts';

/** The position `offset` characters into the `nth` place where `text` stands. */
function at({ document }: TextEditor, text: string, nth = 1, offset = 1): Position {
  let index = -1;
  for (let i = 0; i < nth; i++) index = document.getText().indexOf(text, index + 1);
  ok(index >= 0, `“${text}” does not stand ${nth} times in the file`);
  return document.positionAt(index + offset);
}

const outline = ({ document }: TextEditor): Thenable<DocumentSymbol[]> => commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);

test('the outline lists the articles', async () => {
  const symbols = await outline(await open('interview.dump'));
  equal(symbols.map(({ name }) => name), ['A bridge between two markets', 'Ministers meet in Astana', 'Harvest is late this year']);
});

test('the outline holds the turns of the interview', async () => {
  const [interview] = await outline(await open('interview.dump'));
  const turns = interview?.children.map(({ name }) => name).filter(name => /^(?:Question|Aigul)/.test(name)) ?? [];
  equal(turns.length, 4, 'the number of turns');
});

test('the hover on EAEU reads “Eurasian Economic Union”', async () => {
  const editor = await open('interview.dump');
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, at(editor, 'EAEU', 2));
  const text = hovers.flatMap(({ contents }) => contents.map(content => (content as MarkdownString).value)).join('\n');
  ok(text.includes('Eurasian Economic Union'), `the hover reads ${JSON.stringify(text)}`);
});

test('the definition of an acronym is where the article expands it', async () => {
  const editor = await open('interview.dump');
  const places = await commands.executeCommand<(Location | LocationLink)[]>('vscode.executeDefinitionProvider', editor.document.uri, at(editor, 'SCO', 2));
  const lines = places.map(place => ('targetRange' in place ? place.targetRange : place.range).start.line);
  equal(lines, [at(editor, 'SCO').line]);
});

test('organisations, acronyms, titles and section labels are coloured', async () => {
  const interview = (await open('interview.dump')).document.getText();
  const document = await workspace.openTextDocument({ language: 'article-dump', content: interview.replace('rise in the', 'and GDP rise in the') });
  const legend = await commands.executeCommand<SemanticTokensLegend>('vscode.provideDocumentRangeSemanticTokensLegend', document.uri);
  const everything = document.validateRange(new Selection(0, 0, document.lineCount, 0));
  const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentRangeSemanticTokens', document.uri, everything);
  const kinds = new Set<string | undefined>();
  for (let i = 3; i < tokens.data.length; i += 5) kinds.add(legend.tokenTypes[tokens.data[i]]);
  equal([...kinds].sort(), ['acronym', 'organisation', 'section', 'title']);
});

test('an article can be folded', async () => {
  const editor = await open('interview.dump');
  const ranges = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', editor.document.uri);
  const line = at(editor, 'Ministers meet').line;
  ok(ranges.some(({ start, end }) => start <= line && end > line), `no fold in ${JSON.stringify(ranges)} holds line ${line}`);
});

test('the cursor goes to the next article, and back', async () => {
  const editor = await open('interview.dump');
  const begins = (await outline(editor)).map(({ range }) => range.start.line);
  editor.selection = new Selection(0, 0, 0, 0);
  const lines: number[] = [];
  for (const step of ['next', 'next', 'next', 'next', 'previous', 'previous']) {
    await commands.executeCommand(`broadsheet.${step}Article`);
    lines.push(editor.selection.active.line);
  }
  equal(lines, [begins[0], begins[1], begins[2], begins[2], begins[1], begins[0]]);
});

test('the words of an article and of the selection are counted', async () => {
  const editor = await open('interview.dump');
  const { client } = await broadsheet();
  const start = at(editor, 'The SCO has', 1, 0);
  const range = client.code2ProtocolConverter.asRange(new Selection(start, start.translate(0, 'The SCO has'.length)));
  const words = await client.sendRequest<Words>(WORDS, { uri: client.code2ProtocolConverter.asUri(editor.document.uri), range });
  equal(words.selection, 3);
  ok(words.article !== null && words.article > 25 && words.article < 45, `the article has ${words.article} words`);
});

test('an edit shows in the outline at once', async () => {
  const editor = await open('interview.dump');
  const edit = new WorkspaceEdit();
  edit.insert(editor.document.uri, at(editor, 'Harvest is late', 1, 0), 'Rain: ');
  ok(await workspace.applyEdit(edit), 'the edit is refused');
  equal((await outline(editor)).map(({ name }) => name).at(-1), 'Rain: Harvest is late this year');
  await commands.executeCommand('undo');
});
