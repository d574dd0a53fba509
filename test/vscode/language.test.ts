import { commands, Uri, window, workspace } from 'vscode';
import { open } from './editor.ts';
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
