import { commands, languages, window, workspace, Uri, type TextDocument } from 'vscode';
import { file, open } from './editor.ts';
import { equal, ok, test } from './registry.ts';

test('a .dump is an article dump, wrapped, without yellow boxes around curly quotes', async () => {
  const { document } = await open('interview.dump');
  equal(document.languageId, 'article-dump');
  const settings = workspace.getConfiguration('editor', document);
  equal(settings.get('wordWrap'), 'on');
  equal(settings.get('unicodeHighlight.ambiguousCharacters'), false);
});

test('a text file stays plain text until the command says otherwise', async () => {
  const { document } = await open('notes.txt');
  equal(document.languageId, 'plaintext');
  await commands.executeCommand('broadsheet.useLanguage');
  equal(window.activeTextEditor?.document.languageId, 'article-dump');
});

/** Opens a file as a click does; a document that an extension opened is kept for minutes after its editor was closed. */
async function clicked(uri: Uri, language: string): Promise<TextDocument> {
  await commands.executeCommand('vscode.open', uri);
  const document = (): TextDocument | undefined => window.activeTextEditor?.document;
  for (let n = 0; n < 100 && document()?.languageId !== language; n++) await new Promise(resolve => setTimeout(resolve, 50));
  equal([document()?.uri.toString(), document()?.languageId], [uri.toString(), language]);
  return document()!;
}

async function closed(document: TextDocument): Promise<void> {
  await commands.executeCommand('workbench.action.closeAllEditors');
  while (!document.isClosed) await new Promise(resolve => setTimeout(resolve, 50));
}

test('what was said to be a dump opens as one again, until it is said to be none', async () => {
  const told = file('told.txt');
  await workspace.fs.writeFile(told, new TextEncoder().encode('A title\n\nAnd a paragraph.\n'));
  const first = await clicked(told, 'plaintext');
  await commands.executeCommand('broadsheet.useLanguage');
  await closed(first);
  const second = await clicked(told, 'article-dump');
  await languages.setTextDocumentLanguage(second, 'plaintext');
  await closed(second);
  await closed(await clicked(told, 'plaintext'));
  await workspace.fs.delete(told);
});

for (const [word, line] of [['COVID-19', 'The COVID-19 pandemic'], ['U.S.', 'The U.S. position'], ['R&D', 'spent on R&D in'], ['DRC’s', 'the DRC’s army'], ['2,500', 'some 2,500 men']] as const) {
  test(`“${word}” is one word`, async () => {
    const document = await workspace.openTextDocument({ language: 'article-dump', content: line });
    const range = document.getWordRangeAtPosition(document.positionAt(line.indexOf(word) + 1));
    equal(range && document.getText(range), word);
  });
}

test('our keys clash with none of VS Code’s own', async () => {
  const defaults = await workspace.openTextDocument(Uri.parse('vscode://defaultsettings/keybindings.json'));
  const json = defaults.getText().replace(/^\s*\/\/.*$/gm, '').replace(/,(\s*[\]}])/g, '$1');
  const bindings = JSON.parse(json) as { key: string; command: string }[];
  ok(bindings.length > 300, `only ${bindings.length} key bindings found`);
  const ours = bindings.filter(({ command }) => command.startsWith('broadsheet.'));
  ok(ours.length > 0, 'none of our key bindings found');
  for (const { key, command } of ours) {
    equal(bindings.filter(other => other.key === key && other.command !== command).map(other => other.command), [], `what else ${key} does`);
  }
});
