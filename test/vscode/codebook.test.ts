// Coding without a codebook begins one, in the project's file.
import { commands, Selection, window, workspace } from 'vscode';
import { file, open } from './editor.ts';
import { equal, test } from './registry.ts';

test('coding without a codebook begins one in the project’s file, beside what it says already', async () => {
  const project = file('.broadsheet.json');
  await workspace.fs.writeFile(project, new TextEncoder().encode('{ "glossary": { "SCO": "Shanghai Cooperation Organisation" } }\n'));
  const editor = await open('interview.dump');
  editor.selection = new Selection(10, 0, 10, 0);
  await commands.executeCommand('broadsheet.codeArticle');
  // its button, as soon as the message stands there
  while (window.activeTextEditor?.document.uri.toString() !== project.toString()) {
    await commands.executeCommand('notification.acceptPrimaryAction');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const { document } = window.activeTextEditor;
  const { codebook, glossary } = JSON.parse(document.getText().replace(/,(\s*\})/g, '$1')) as { codebook: object; glossary: object };
  equal(Object.keys(codebook), ['topic', 'tone', 'remark']);
  equal(Object.keys(glossary), ['SCO']);
  await document.save();
  await commands.executeCommand('workbench.action.closeActiveEditor');
  await workspace.fs.delete(project);
});
