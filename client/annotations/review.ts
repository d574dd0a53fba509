import { type CancellationToken, commands, Disposable, l10n, ProgressLocation, QuickPickItemKind, Range as CodeRange, type TextEditor, window } from 'vscode';
import { activeDump } from '../editors.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';
import type { Range } from '../protocol.ts';
import { progressText } from '../views/annotations.ts';
import type { Annotating } from './desk.ts';
import { choose } from './keyed.ts';
import { answer, markOf, senseOf, shortened } from './marks.ts';
import { OCCURRENCES, PROGRESS, type Deciding, type Item, type Occurrences, type Review, type Sense } from './protocol.ts';

type Scope = 'article' | 'file' | 'all';
type Answer = 'confirm' | 'reject' | 'skip' | 'back' | 'label' | 'extend' | 'shrink' | 'same' | 'undo';

/** Commands that go through what is suggested. */
export function reviewCommands(desk: Annotating): Disposable {
  const onItem = (name: string, run: (editor: TextEditor, item: Item) => Promise<unknown>, isWanted?: (item: Item) => boolean): Disposable => commands.registerCommand(name, async () => {
    const editor = activeDump();
    const item = editor && await desk.at(editor, isWanted);
    if (editor && item) await run(editor, item);
  });
  const onMark = (name: string, run: (editor: TextEditor, item: Item) => Promise<unknown>): Disposable => onItem(name, run, item => !senseOf(item));
  const go = (direction: 'next' | 'previous') => async (): Promise<void> => {
    const editor = activeDump();
    if (editor && await desk.step(editor, direction) === null) window.setStatusBarMessage(direction === 'next' ? l10n.t('There is no suggestion after this place.') : l10n.t('There is no suggestion before this place.'), 3000);
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.nextSuggestion', go('next')),
    commands.registerCommand('broadsheet.previousSuggestion', go('previous')),
    commands.registerCommand('broadsheet.review', () => review(desk)),
    onItem('broadsheet.confirm', (editor, item) => confirm(desk, editor, item, 'confirmed')),
    onItem('broadsheet.reject', (editor, item) => confirm(desk, editor, item, 'rejected')),
    onItem('broadsheet.changeLabel', (editor, item) => changeLabel(desk, editor, item)),
    onMark('broadsheet.extendMark', (editor, item) => resize(desk, editor, item, 1)),
    onMark('broadsheet.shrinkMark', (editor, item) => resize(desk, editor, item, -1)),
    onMark('broadsheet.confirmSame', (editor, item) => same(desk, editor, item)),
  );
}

/** Asks about one suggestion after the other, until a person leaves it. */
async function review(desk: Annotating): Promise<void> {
  const editor = activeDump();
  if (!editor) return;
  const here = await suggestionHere(desk, editor);
  let item = here ?? await desk.step(editor, 'next');
  while (item) {
    desk.showItem(editor, item);
    const progress = await desk.ask<Review>(PROGRESS, { uri: desk.uri(editor.document) });
    const { sense } = item;
    const question = sense ? l10n.t('does {0} mean “{1}”?', sense.acronym, sense.expansion) : l10n.t('is “{0}” marked {1}?', shortened(item.text), item.label);
    const said = await choose<Answer>(progress ? l10n.t('{0}: {1}', progressText(progress), question) : question, item.name && item.name !== item.text ? item.name : l10n.t('One key answers; Escape leaves the review'), [
      { key: 'y', label: l10n.t('Yes, confirm'), value: 'confirm' },
      { key: 'n', label: l10n.t('No, reject'), value: 'reject' },
      { key: 's', label: l10n.t('Skip'), value: 'skip' },
      { key: 'b', label: l10n.t('Back to the one before'), value: 'back' },
      ...sense ? [{ key: 'l', label: l10n.t('It means something else…'), value: 'label' } as const] : [
        { key: 'l', label: l10n.t('Another label…'), value: 'label' },
        { key: 'e', label: l10n.t('Extend by a word'), value: 'extend' },
        { key: 'w', label: l10n.t('Without the last word'), value: 'shrink' },
        { key: 'a', label: l10n.t('The same words elsewhere…'), value: 'same' },
      ] as const,
      { key: 'u', label: l10n.t('Undo'), value: 'undo' },
    ]);
    if (said === undefined) return;
    const next = await act(desk, editor, item, said);
    item = next === 'stay' ? await desk.at(editor) : await desk.step(editor, next);
  }
  if (item === null) window.setStatusBarMessage(l10n.t('There is no suggestion after this place.'), 4000);
}

async function suggestionHere(desk: Annotating, editor: TextEditor): Promise<Item | undefined> {
  if (editor.selection.isEmpty) return undefined;
  const item = await desk.at(editor);
  return item?.state === 'suggested' ? item : undefined;
}

/** Does what was said about a suggestion; where to go on. */
async function act(desk: Annotating, editor: TextEditor, item: Item, said: Answer): Promise<'next' | 'previous' | 'stay'> {
  switch (said) {
    case 'confirm': return await confirm(desk, editor, item, 'confirmed') ? 'next' : 'stay';
    case 'reject': return await confirm(desk, editor, item, 'rejected') ? 'next' : 'stay';
    case 'skip': return 'next';
    case 'back': return 'previous';
    case 'label': return await changeLabel(desk, editor, item) ? 'next' : 'stay';
    case 'extend': return await resize(desk, editor, item, 1), 'stay';
    case 'shrink': return await resize(desk, editor, item, -1), 'stay';
    case 'same': return await same(desk, editor, item) ? 'next' : 'stay';
    case 'undo': return await desk.again('undo'), 'stay';
  }
}

function confirm(desk: Annotating, editor: TextEditor, item: Item, state: 'confirmed' | 'rejected'): Promise<boolean> {
  const sense = senseOf(item);
  if (sense) {
    const { acronym, expansion } = sense;
    if (state === 'rejected') return desk.decide(editor, l10n.t('{0} does not mean “{1}”', acronym, expansion), answer(item, { ...sense, state }));
    return desk.decide(editor, l10n.t('{0} means “{1}”', acronym, expansion), answer(item, sense));
  }
  const title = state === 'confirmed' ? l10n.t('Confirm “{0}”', shortened(item.text)) : l10n.t('Reject “{0}”', shortened(item.text));
  return desk.decide(editor, title, answer(item, { ...markOf(item), state }));
}

/** Of a suggestion: it is rejected, and the words are marked with the other label. */
async function changeLabel(desk: Annotating, editor: TextEditor, item: Item): Promise<boolean> {
  const sense = senseOf(item);
  if (sense) return changeMeaning(desk, editor, item, sense);
  const labels = await desk.labels(editor.document);
  const label = labels && await choose(l10n.t('“{0}” is', shortened(item.text)), l10n.t('One key chooses a label'), labels.map(({ id, key, definition }) => ({ key, label: id, detail: definition ?? '', isChosen: id === item.label, value: id })));
  if (label === undefined || label === item.label) return false;
  const mark = markOf(item);
  const changed: Deciding[] = item.state === 'added' ? [answer(item, { ...mark, label })] : [answer(item, { ...mark, state: 'rejected' }), { decision: { ...mark, label, state: 'confirmed' }, range: item.range }];
  return desk.decide(editor, l10n.t('“{0}” is marked {1}', shortened(item.text), label), ...changed);
}

/** Of a suggested meaning: it is rejected, and the acronym means what a person says. */
async function changeMeaning(desk: Annotating, editor: TextEditor, item: Item, sense: Sense): Promise<boolean> {
  const { acronym } = sense;
  const expansion = (await window.showInputBox({ title: l10n.t('“{0}” means', acronym), value: sense.expansion, ignoreFocusOut: true }))?.trim();
  if (!expansion || expansion === sense.expansion) return false;
  const changed: Deciding[] = item.state === 'added' ? [answer(item, { ...sense, expansion })] : [answer(item, { ...sense, state: 'rejected' }), { decision: { ...sense, expansion }, range: item.range }];
  return desk.decide(editor, l10n.t('{0} means “{1}”', acronym, expansion), ...changed);
}

/** Takes the next word in, or leaves the last one out. Of a suggestion: it is rejected, and the other words are marked. */
async function resize(desk: Annotating, editor: TextEditor, item: Item, by: 1 | -1): Promise<boolean> {
  const range = resized(editor, desk.client.protocol2CodeConverter.asRange(item.range), by);
  if (!range) return false;
  const wanted = desk.client.code2ProtocolConverter.asRange(range);
  const mark = { ...markOf(item), state: 'confirmed' } as const;
  const changed: Deciding[] = item.state === 'added' ? [{ ...answer(item, mark), range: wanted }] : [answer(item, { ...mark, state: 'rejected' }), { decision: mark, range: wanted }];
  const done = await desk.decide(editor, by > 0 ? l10n.t('Extend “{0}”', shortened(item.text)) : l10n.t('Shorten “{0}”', shortened(item.text)), ...changed);
  if (done) desk.show(editor, wanted);
  return done;
}

function resized({ document }: TextEditor, range: CodeRange, by: 1 | -1): CodeRange | undefined {
  if (by > 0) {
    const rest = document.getText(new CodeRange(range.end, document.lineAt(range.end.line).range.end));
    const word = /^\s*[^\s]+?(?=[\s.,;:!?)”"]*(?:\s|$))/u.exec(rest);
    return word ? new CodeRange(range.start, range.end.translate(0, word[0].length)) : undefined;
  }
  const words = document.getText(range);
  const shorter = words.replace(/\s+\S+\s*$/, '');
  return shorter === words ? undefined : new CodeRange(range.start, document.positionAt(document.offsetAt(range.start) + shorter.length));
}

/** Confirms or rejects the same words elsewhere, after showing all that this will touch. */
async function same(desk: Annotating, editor: TextEditor, item: Item): Promise<boolean> {
  const uri = desk.uri(editor.document);
  const ask = (scope: Scope, token?: CancellationToken): Promise<Occurrences | undefined> => desk.ask<Occurrences>(OCCURRENCES, { uri, range: item.range, scope }, token);
  const [article, file] = [await ask('article'), await ask('file')];
  if (!article || !file) return false;
  const isRejected = item.state === 'rejected';
  const words = shortened(item.text);
  const scope = await choose<Scope>(isRejected ? l10n.t('“{0}” is not {1}: where?', words, item.label) : l10n.t('“{0}” is {1}: where?', words, item.label), l10n.t('What will be touched is listed before anything is done'), [
    { key: 'a', label: l10n.t('In this article ({0})', count(article)), value: 'article' },
    { key: 'f', label: l10n.t('In this file ({0})', count(file)), value: 'file' },
    { key: 'd', label: l10n.t('In all dumps of the workspace, open or not…'), value: 'all' },
  ]);
  if (!scope) return false;
  const found = scope === 'article' ? article : scope === 'file' ? file : await window.withProgress(
    { location: ProgressLocation.Notification, title: plain(l10n.t('Searching all dumps for “{0}”', words)), cancellable: true }, (_, token) => ask('all', token));
  if (!found) return false;
  const { places, left, unsearched } = found;
  const files = new Set(places.map(place => place.uri)).size;
  const chosen = await window.showQuickPick(places.flatMap((place, n) => [
    ...files > 1 && place.uri !== places[n - 1]?.uri ? [{ label: fileName(place.uri), kind: QuickPickItemKind.Separator, place }] : [],
    { place, picked: true, label: plain(`${place.before.trimStart()}⟦${place.words}⟧${place.after.trimEnd()}`), description: plain(place.article) },
  ]), {
    canPickMany: true, ignoreFocusOut: true, matchOnDescription: true,
    title: files > 1
      ? isRejected ? l10n.t('Mark these as not {0}: {1} places in {2} files', item.label, quantity(places.length), quantity(files)) : l10n.t('Mark these as {0}: {1} places in {2} files', item.label, quantity(places.length), quantity(files))
      : isRejected ? l10n.t('Mark these as not {0} (places: {1})', item.label, quantity(places.length)) : l10n.t('Mark these as {0} (places: {1})', item.label, quantity(places.length)),
    placeHolder: [
      l10n.t('Enter marks what is ticked'), ...left > 0 ? [l10n.t('{0} more are not listed', quantity(left))] : [], ...unsearched === '' ? [] : [l10n.t('not searched: {0}', unsearched)],
    ].join(' · '),
  });
  if (!chosen?.length) return false;
  const byFile = new Map<string, { version: number; ranges: Range[] }>();
  for (const { place } of chosen) {
    const of = byFile.get(place.uri) ?? { version: place.version, ranges: [] };
    of.ranges.push(place.range);
    byFile.set(place.uri, of);
  }
  const mark = { kind: 'mark', label: item.label, state: isRejected ? 'rejected' : 'confirmed' } as const;
  return desk.decideAll({
    title: l10n.t('Mark “{0}” in {1} places', shortened(item.text), chosen.length),
    changes: [...byFile].map(([of, { version, ranges }]) => ({ uri: of, version, decisions: ranges.map(range => ({ decision: mark, range })) })),
  });
}

function count({ places, left }: Occurrences): string {
  return quantity(places.length + left);
}

function fileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
