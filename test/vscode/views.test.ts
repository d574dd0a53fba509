/** The views, as VS Code has them filled and clicked. */
import { commands, env, window, workspace, type TreeItemLabel } from 'vscode';
import type { Views } from '../../client/views/views.ts';
import type { DumpTree, Line } from '../../client/views/tree.ts';
import { broadsheet, file, open } from './editor.ts';
import { equal, ok, test } from './registry.ts';

/** The views of interview.dump, once all of it has been read. */
async function views(): Promise<Views> {
  await open('interview.dump');
  const { views } = await broadsheet();
  await until(async () => {
    await views.organisations.getChildren();
    return !/^$|so far/.test(views.organisations.view.description ?? '');
  });
  return views;
}

/** Waits until something holds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!await holds()) await new Promise(resolve => setTimeout(resolve, 50));
}

const label = ({ label: shown }: Line): string => typeof shown === 'string' ? shown : shown.label;
const labels = async (tree: DumpTree, of?: Line): Promise<string[]> => (await tree.getChildren(of)).map(label);
const line = async (tree: DumpTree, wanted: string, of?: Line): Promise<Line> => {
  const found = (await tree.getChildren(of)).find(each => label(each) === wanted);
  ok(found, `no line “${wanted}”`);
  return found;
};
/** Clicks a line. */
const click = (line: Line): Thenable<unknown> => commands.executeCommand(line.command!.command, ...line.command!.arguments as unknown[] ?? []);
const selected = (): string => {
  const editor = window.activeTextEditor!;
  return `${editor.selection.start.line + 1}: ${editor.document.getText(editor.selection)}`;
};

test('the view of acronyms is filled', async () => {
  const { acronyms } = await views();
  equal(await labels(acronyms), ['EAEU', 'SCO', 'WHO']);
  equal(acronyms.view.description, '3 acronyms');
  const { description, accessibilityInformation } = acronyms.getTreeItem(await line(acronyms, 'EAEU'));
  equal(description, 'Eurasian Economic Union · 2');
  equal(accessibilityInformation?.label, 'EAEU, Eurasian Economic Union, Defined where it is used, 2 uses');
});

test('clicking an acronym again and again goes through its uses', async () => {
  const { acronyms } = await views();
  const eaeu = await line(acronyms, 'EAEU');
  const places: string[] = [];
  for (let i = 0; i < 3; i++) {
    await click(eaeu);
    places.push(selected());
  }
  equal(places, ['11: EAEU', '13: EAEU', '11: EAEU']);
  await commands.executeCommand('broadsheet.previousMention', eaeu);
  equal(selected(), '13: EAEU');
});

test('acronyms by article, and back', async () => {
  const { acronyms } = await views();
  await commands.executeCommand('broadsheet.acronymsByArticle');
  equal(await labels(acronyms), ['A bridge between two markets', 'Ministers meet in Astana']);
  equal(await labels(acronyms, await line(acronyms, 'Ministers meet in Astana')), ['SCO']);
  await commands.executeCommand('broadsheet.acronymsByFile');
  equal(await labels(acronyms), ['EAEU', 'SCO', 'WHO']);
});

test('an unfolded organisation shows its mentions with the words around them; a click goes there', async () => {
  const { organisations } = await views();
  const sco = await line(organisations, 'Shanghai Cooperation Organisation');
  const mentions = await organisations.getChildren(sco);
  const marked = mentions.map(({ label: shown }) => {
    const { label: text, highlights } = shown as TreeItemLabel;
    return text.slice(...highlights![0]);
  });
  equal(marked, ['Shanghai Cooperation Organisation', 'SCO', 'SCO']);
  await click(mentions[2]);
  equal(selected(), '29: SCO');
  equal(mentions.map(mention => organisations.getParent(mention) === sco), [true, true, true]);
});

test('organisations sort, group and filter', async () => {
  const { organisations } = await views();
  const byCount = await labels(organisations);
  await commands.executeCommand('broadsheet.organisationsByName');
  equal(await labels(organisations), [...byCount].sort());
  await commands.executeCommand('broadsheet.organisationsByCount');
  await commands.executeCommand('broadsheet.organisationsByKind');
  ok((await labels(organisations)).includes('International organisations'), 'no group of international organisations');
  await commands.executeCommand('broadsheet.organisationsTogether');
  equal(await labels(organisations), byCount);
  await commands.executeCommand('broadsheet.filterOrganisations');
  await commands.executeCommand('workbench.action.closeQuickOpen');
  equal(await labels(organisations), byCount, 'the lines after a filter was dismissed');
});

test('lists are copied', async () => {
  await views();
  await commands.executeCommand('broadsheet.copyAbbreviations');
  ok((await env.clipboard.readText()).includes('| EAEU | Eurasian Economic Union |'), 'no list of abbreviations on the clipboard');
  await commands.executeCommand('broadsheet.copyOrganisations');
  ok((await env.clipboard.readText()).startsWith('organisation,kind,names,mentions,articles,first_line\n'), 'no table on the clipboard');
});

test('a concordance has a line for each mention, and links back', async () => {
  const { organisations } = await views();
  await commands.executeCommand('broadsheet.showConcordance', await line(organisations, 'Shanghai Cooperation Organisation'));
  const { document } = window.activeTextEditor!;
  equal(document.uri.scheme, 'broadsheet-concordance');
  ok(document.lineAt(0).text.endsWith('3 mentions in interview.dump'), document.lineAt(0).text);
  const links = await commands.executeCommand<{ target?: { fragment: string } }[]>('vscode.executeLinkProvider', document.uri);
  equal(links.map(({ target }) => target?.fragment), ['L27,18', 'L27,53', 'L29,5']);
  const { acronyms } = (await broadsheet()).views;
  equal(await labels(acronyms), ['EAEU', 'SCO', 'WHO'], 'the acronyms of the dump that the concordance is of');
  await commands.executeCommand('workbench.action.closeActiveEditor');
  await until(() => window.activeTextEditor?.document.uri.toString() === file('interview.dump').toString());
});

test('the views are about a dump as long as it has a tab', async () => {
  const { acronyms } = await views();
  await window.showTextDocument(await workspace.openTextDocument({ content: 'no dump' }));
  equal(await labels(acronyms), ['EAEU', 'SCO', 'WHO'], 'the acronyms of the dump behind another file');
  await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await commands.executeCommand('workbench.action.closeAllEditors');
  await until(async () => (await acronyms.getChildren()).length === 0);
});

test('what is added to the glossary is written to the project’s file, and is known at once', async () => {
  const editor = await open('interview.dump');
  const { client, views: { acronyms } } = await broadsheet();
  const uri = client.code2ProtocolConverter.asUri(editor.document.uri);
  await client.sendRequest('broadsheet/addToGlossary', { uri, acronym: 'SCO', expansion: 'Something Called Otherwise' });
  const written = new TextDecoder().decode(await workspace.fs.readFile(file('.broadsheet.json')));
  equal(JSON.parse(written), { glossary: { SCO: 'Something Called Otherwise' } });
  equal((await labels(acronyms)).length, 3);
  await workspace.fs.delete(file('.broadsheet.json'));
});
