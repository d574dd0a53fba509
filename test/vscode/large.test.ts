// Dumps near VS Code's own limits: it folds and tokenizes nothing beyond 20 MB by itself, and gives extensions no file beyond 50 MB.
import { commands, languages, SymbolKind, window, workspace, type DocumentSymbol, type FoldingRange, type Hover } from 'vscode';
import { newspaperPages } from '../bench/generate.ts';
import { broadsheet, file } from './editor.ts';
import { equal, ok, test } from './registry.ts';

/** An article with what a check finds, of a length that no limit of the editor depends on. */
const DAMAGED = 'Economy\n\nThe Last of the Ferries\n\n\n\nThe captain said that the ferry â€œwould not sailâ€\u009d before the spring, and that nobody had asked him or anybody else on board.\n\nContinue Reading\n';

for (const megabytes of [25, 49]) test(`${megabytes} MB: outline, hover, folding and diagnostics`, async () => {
  await broadsheet();
  const uri = file(`large-${megabytes}.dump`);
  const text = newspaperPages(megabytes * 1_000_000 - 200_000) + DAMAGED;
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  equal(document.languageId, 'article-dump');
  equal(workspace.getConfiguration('editor', document).get('largeFileOptimizations'), false, 'the optimization that takes folding away');

  const symbols = await commands.executeCommand<DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri);
  const count = symbols.reduce((sum, { children, kind }) => sum + (kind === SymbolKind.Namespace ? children.length : 1), 0);
  ok(count > 300 * megabytes, `only ${count} articles are listed`);
  ok(symbols.some(({ name, children }) => [name, ...children.map((child) => child.name)].includes('The Last of the Ferries')), 'the last article is not listed');

  const at = text.search(/\([A-Z]{4,}\)/) + 2;
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, document.positionAt(at));
  ok(hovers.length > 0, 'there is no hover');

  const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', uri);
  ok(folds.length > 0, 'nothing can be folded');

  const found = (): boolean => languages.getDiagnostics(uri).some(({ code, source }) => source === 'broadsheet' && (typeof code === 'object' ? code.value : code) === 'mojibake');
  for (let n = 0; !found() && n < 1000; n++) await new Promise(resolve => setTimeout(resolve, 100));
  ok(found(), `the damaged character is not found; ${languages.getDiagnostics(uri).length} diagnostics are there`);
  await commands.executeCommand('workbench.action.closeActiveEditor');
  await workspace.fs.delete(uri);
}, 120_000);
