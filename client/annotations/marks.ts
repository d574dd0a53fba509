import { commands, Disposable, env, l10n, Uri, window, type TextEditor } from 'vscode';
import { activeDump } from '../editors.ts';
import type { Annotating } from './desk.ts';
import { choose } from './keyed.ts';
import type { Deciding, Decision, Item, Sense } from './protocol.ts';
import { isItem } from './wikidata.ts';

type Mark = Decision & { readonly kind: 'mark' };

/** Commands that mark words, and say more about what is marked. */
export function markCommands(desk: Annotating): Disposable {
  const inEditor = (name: string, run: (editor: TextEditor) => Promise<unknown>): Disposable => commands.registerCommand(name, async () => {
    const editor = activeDump();
    if (editor) await run(editor);
  });
  const onMark = (name: string, run: (editor: TextEditor, item: Item, mark: Mark) => Promise<unknown>): Disposable => inEditor(name, async editor => {
    const item = await desk.at(editor, one => !senseOf(one));
    if (item) await run(editor, item, markOf(item));
  });
  return Disposable.from(
    inEditor('broadsheet.mark', async editor => {
      const range = desk.selected(editor);
      const labels = await desk.labels(editor.document);
      if (!range || !labels) return;
      const words = editor.document.getText(desk.client.protocol2CodeConverter.asRange(range));
      const label = await choose(l10n.t('Mark “{0}” as', shortened(words)), l10n.t('One key chooses a label'), labels.map(({ id, key, definition }) => ({ key, label: id, detail: definition ?? '', value: id })));
      if (label !== undefined) await desk.decide(editor, l10n.t('Mark “{0}” as {1}', shortened(words), label), { decision: { kind: 'mark', label, state: 'confirmed' }, range });
    }),
    inEditor('broadsheet.removeMark', async editor => {
      const { id = null, text = '' } = await desk.at(editor, one => one.id !== null) ?? {};
      if (id !== null) await desk.decide(editor, l10n.t('Remove the mark on “{0}”', shortened(text)), { id, remove: true });
    }),
    onMark('broadsheet.noteOnMark', async (editor, item, mark) => {
      const note = await window.showInputBox({ title: l10n.t('Note on “{0}”', shortened(item.text)), value: mark.note ?? '', prompt: l10n.t('Empty: no note') });
      if (note === undefined) return;
      await desk.decide(editor, l10n.t('Note on “{0}”', shortened(item.text)), answer(item, saying(mark, 'note', note.trim())));
    }),
    onMark('broadsheet.linkMark', async (editor, item, mark) => {
      const link = await window.showInputBox({
        title: l10n.t('Wikidata item of “{0}”', shortened(item.text)), value: /Q\d+$/.exec(mark.link ?? '')?.[0] ?? '', placeHolder: 'Q458',
        validateInput: value => value.trim() === '' || isItem(value) ? undefined : l10n.t('An item of Wikidata is called Q and a number, as Q458.'),
      });
      if (link === undefined) return;
      await desk.decide(editor, l10n.t('Link of “{0}”', shortened(item.text)), answer(item, saying(mark, 'link', link.trim())));
    }),
    onMark('broadsheet.openLink', async (_, { text }, { link }) => {
      if (link === undefined) window.setStatusBarMessage(l10n.t('“{0}” has no link.', shortened(text)), 3000);
      else await env.openExternal(Uri.parse(link));
    }),
    inEditor('broadsheet.noteOnArticle', async editor => {
      const text = await window.showInputBox({ title: l10n.t('Note on This Article') });
      const position = desk.client.code2ProtocolConverter.asPosition(editor.selection.active);
      if (text?.trim()) await desk.decide(editor, l10n.t('Note on an article'), { decision: { kind: 'note', text: text.trim() }, range: { start: position, end: position }, whole: true });
    }),
    commands.registerCommand('broadsheet.undoAnnotation', () => desk.again('undo')),
    commands.registerCommand('broadsheet.redoAnnotation', () => desk.again('redo')),
  );
}

/** The decision on an item: a suggestion that is decided about is confirmed. */
export function markOf({ label, decision }: Item): Mark {
  return decision?.kind === 'mark' ? decision : { kind: 'mark', label, state: 'confirmed' };
}

/** The meaning of an acronym that an item is about, whatever was decided about it. */
export function senseOf({ sense, decision }: Item): Sense | undefined {
  if (sense) return { kind: 'sense', ...sense };
  return decision?.kind === 'sense' ? { kind: 'sense', acronym: decision.acronym, expansion: decision.expansion } : undefined;
}

/** A mark that says something more, or does not say it any more. */
function saying(mark: Mark, what: 'note' | 'link', text: string): Mark {
  return { ...mark, [what]: text === '' ? undefined : text };
}

/** A decision on what an item is about. */
export function answer({ id, range }: Item, decision: Mark | Sense): Deciding {
  return { ...id !== null && { id }, decision, range };
}

export function shortened(words: string): string {
  const plain = words.replace(/\s+/g, ' ').trim();
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`;
}
