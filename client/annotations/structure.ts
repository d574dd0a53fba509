import { commands, l10n, window, type Disposable, type TextEditor } from 'vscode';
import { activeDump } from '../editors.ts';
import { plain } from '../plain.ts';
import { ARTICLES, type ArticlePlace, type Range } from '../protocol.ts';
import type { Annotating } from './desk.ts';
import { choose } from './keyed.ts';
import type { Role } from './protocol.ts';

/** Commands that say what a part of the text is; the text stays as it is. */
export function structureCommands(desk: Annotating): Disposable[] {
  const lineOf = (editor: TextEditor): Range => desk.client.code2ProtocolConverter.asRange(editor.document.lineAt(editor.selection.active.line).range);
  const part = (editor: TextEditor): Range => editor.selection.isEmpty ? lineOf(editor) : desk.client.code2ProtocolConverter.asRange(editor.selection);
  const rule = async (role: Role, title: string): Promise<void> => {
    const editor = activeDump();
    if (!editor) return;
    switch (role) {
      case 'article': return void await desk.decide(editor, title, { decision: { kind: 'structure', role }, range: lineOf(editor) });
      case 'gap': return void await desk.decide(editor, title, { decision: { kind: 'structure', role }, range: part(editor), whole: editor.selection.isEmpty });
      case 'continuation': {
        const own = await articleAt(desk, editor);
        const first = own && desk.client.code2ProtocolConverter.asRange(editor.document.lineAt(own.range.start.line).range);
        return first && void await desk.decide(editor, title, { decision: { kind: 'structure', role }, range: first });
      }
      case 'duplicate': {
        const [own, all] = [await articleAt(desk, editor), await articlesOf(desk, editor, true)];
        const others = all.filter(({ range }) => range.start.line !== own?.range.start.line);
        const chosen = own && await window.showQuickPick(others.map(({ id, title: name, range: { start } }) => ({ label: plain(name ?? l10n.t('(untitled)')), description: l10n.t('line {0}', start.line + 1), id })), { title, placeHolder: l10n.t('Which article is this one the same as?') });
        return chosen && void await desk.decide(editor, title, { decision: { kind: 'structure', role, of: chosen.id }, range: own.range });
      }
      default: return void await desk.decide(editor, title, { decision: { kind: 'structure', role }, range: part(editor) });
    }
  };
  const roles: readonly { role: Role; key: string; title: string }[] = [
    { role: 'article', key: 'a', title: l10n.t('An article begins here') },
    { role: 'gap', key: 'n', title: l10n.t('This is not an article') },
    { role: 'continuation', key: 'b', title: l10n.t('This belongs to the article before') },
    { role: 'title', key: 't', title: l10n.t('This is the title') },
    { role: 'byline', key: 'y', title: l10n.t('This is the byline') },
    { role: 'date', key: 'd', title: l10n.t('This is the date') },
    { role: 'section', key: 's', title: l10n.t('This is the section') },
    { role: 'duplicate', key: 'u', title: l10n.t('This is a duplicate of…') },
  ];
  const by = (role: Role) => (): Promise<void> => rule(role, roles.find(each => each.role === role)!.title);
  return [
    commands.registerCommand('broadsheet.thisIs', async () => {
      const chosen = activeDump() && await choose(l10n.t('What is this?'), l10n.t('One key chooses; the text stays as it is'), roles.map(({ role, key, title }) => ({ key, label: title, value: { role, title } })));
      if (chosen) await rule(chosen.role, chosen.title);
    }),
    commands.registerCommand('broadsheet.articleBeginsHere', by('article')),
    commands.registerCommand('broadsheet.notAnArticle', by('gap')),
    commands.registerCommand('broadsheet.belongsToBefore', by('continuation')),
    commands.registerCommand('broadsheet.thisIsTheTitle', by('title')),
    commands.registerCommand('broadsheet.thisIsTheByline', by('byline')),
    commands.registerCommand('broadsheet.thisIsTheDate', by('date')),
    commands.registerCommand('broadsheet.duplicateOf', by('duplicate')),
    commands.registerCommand('broadsheet.acronymMeans', async () => {
      const editor = activeDump();
      const range = editor && desk.selected(editor);
      if (!editor || !range) return;
      const acronym = editor.document.getText(desk.client.protocol2CodeConverter.asRange(range));
      const expansion = await window.showInputBox({ title: l10n.t('“{0}” means', acronym) });
      if (expansion?.trim()) await desk.decide(editor, l10n.t('“{0}” means “{1}”', acronym, expansion.trim()), { decision: { kind: 'sense', acronym, expansion: expansion.trim() }, range });
    }),
  ];
}

async function articlesOf(desk: Annotating, editor: TextEditor, ids = false): Promise<readonly ArticlePlace[]> {
  return await desk.ask<ArticlePlace[]>(ARTICLES, { uri: desk.uri(editor.document), ids }) ?? [];
}

async function articleAt(desk: Annotating, editor: TextEditor): Promise<ArticlePlace | undefined> {
  const articles = await articlesOf(desk, editor);
  return articles.find(({ range }) => desk.client.protocol2CodeConverter.asRange(range).contains(editor.selection.active));
}
