import { commands, Disposable, l10n, Selection, TextEditorRevealType, window, type Position, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from './editors.ts';
import { ARTICLES, type ArticlePlace, type ArticlesParams } from './protocol.ts';

/** Commands that move the cursor to the next and the previous article. */
export function navigation(client: BaseLanguageClient): Disposable {
  const known = new WeakMap<TextDocument, { version: number; articles: readonly ArticlePlace[] }>();

  const articlesOf = async (document: TextDocument): Promise<readonly ArticlePlace[]> => {
    const before = known.get(document);
    if (before?.version === document.version) return before.articles;
    const { version } = document;
    const params: ArticlesParams = { uri: client.code2ProtocolConverter.asUri(document.uri) };
    const articles = await client.sendRequest<readonly ArticlePlace[]>(ARTICLES, params);
    if (document.version === version) known.set(document, { version, articles });
    return articles;
  };
  const go = async (direction: 1 | -1): Promise<void> => {
    const editor = activeDump();
    if (!editor) return;
    const found = neighbour(await articlesOf(editor.document), editor.selection.active, direction);
    if (!found) {
      window.setStatusBarMessage(direction > 0 ? l10n.t('There is no article after this one.') : l10n.t('There is no article before this one.'), 3000);
      return;
    }
    const start = client.protocol2CodeConverter.asPosition(found.range.start);
    editor.selection = new Selection(start, start);
    editor.revealRange(editor.selection, TextEditorRevealType.AtTop);
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.nextArticle', () => go(1)),
    commands.registerCommand('broadsheet.previousArticle', () => go(-1)),
  );
}

/** The first article that begins after `from`, or the last that begins before it; the articles are in order. */
function neighbour(articles: readonly ArticlePlace[], from: Position, direction: 1 | -1): ArticlePlace | undefined {
  const place = ({ range: { start } }: ArticlePlace): number => start.line - from.line || start.character - from.character;
  return direction > 0 ? articles.find(article => place(article) > 0) : articles.findLast(article => place(article) < 0);
}
