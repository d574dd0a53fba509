import { CompletionItem, CompletionItemKind, languages, Range, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { GLOSSARY_ITEMS, type GlossaryItem, type GlossaryText } from './protocol.ts';

/** Where glossaries are written: a project's own file, and tables that one may name. */
const FILES = [{ pattern: '**/.broadsheet.json' }, { pattern: '**/*.{csv,tsv}' }];

/** Completion in glossaries: the short forms that nobody expands in the open dumps, and what they may stand for. */
export function glossaryCompletion(client: BaseLanguageClient): Disposable {
  return languages.registerCompletionItemProvider(FILES, {
    async provideCompletionItems(document, position, token) {
      const params: GlossaryText = { uri: client.code2ProtocolConverter.asUri(document.uri), text: document.getText(), offset: document.offsetAt(position) };
      const items = await client.sendRequest<readonly GlossaryItem[]>(GLOSSARY_ITEMS, params, token);
      return items.map(({ label, detail, typed, text, start, end }, index) => {
        const item = new CompletionItem({ label, description: detail }, CompletionItemKind.Text);
        item.filterText = typed;
        item.sortText = String(index).padStart(4, '0');
        item.insertText = text;
        item.range = new Range(document.positionAt(start), document.positionAt(end));
        return item;
      });
    },
  }, '"', ',', ';', '\t');
}
