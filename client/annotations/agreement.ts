import { commands, type Disposable, l10n, type TextEditor, Uri, window, workspace } from 'vscode';
import { activeDump } from '../editors.ts';
import type { Annotating } from './desk.ts';
import { choose, type Keyed } from './keyed.ts';
import { shortened } from './marks.ts';
import { AGREEMENT, SETTLE, type Agreement, type Decision, type Difference, type DifferenceKind, type Done, type Keep, type Side } from './protocol.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

const ENDING = '.annotations.jsonl';

/** The command that settles what two people decided differently, one difference after the other. */
export function agreementCommand(desk: Annotating): Disposable {
  return commands.registerCommand('broadsheet.settleDifferences', async () => {
    const editor = activeDump();
    const other = editor && await chooseSidecar(editor.document.uri);
    if (editor && other) await settle(desk, editor, desk.client.code2ProtocolConverter.asUri(other));
  });
}

/** One of the sidecars beside a dump that are not its own, or any other file. */
async function chooseSidecar(dump: Uri): Promise<Uri | undefined> {
  const folder = Uri.joinPath(dump, '..');
  const own = `${dump.path.split('/').at(-1)}${ENDING}`;
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name).filter(name => name.endsWith('.jsonl') && name !== own).sort();
  const chosen = await window.showQuickPick([...names.map(name => ({ label: plain(name), name })), { label: l10n.t('Another file…'), name: '' }], {
    title: l10n.t('Compare with whose annotations?'), placeHolder: l10n.t('A sidecar of this dump that another person made'),
  });
  if (!chosen) return undefined;
  if (chosen.name !== '') return Uri.joinPath(folder, chosen.name);
  return (await window.showOpenDialog({ defaultUri: folder, filters: { 'JSON Lines': ['jsonl'] } }))?.at(0);
}

async function settle(desk: Annotating, editor: TextEditor, other: string): Promise<void> {
  const uri = desk.uri(editor.document);
  const passed: string[] = [];
  for (;;) {
    const agreement = await desk.ask<Agreement>(AGREEMENT, { uri, other });
    if (!agreement) return;
    const open = agreement.differences.filter(({ settled }) => !settled);
    const difference = open.find(({ id }) => !passed.includes(id));
    if (!difference) {
      const left = open.length === 0 ? l10n.t('Every difference is settled.') : l10n.t('Differences left: {0}.', quantity(open.length));
      return void window.showInformationMessage(`${left} ${figures(agreement)}`);
    }
    desk.show(editor, difference.range);
    const said = await choose<Keep | 'skip' | 'back' | 'list' | 'undo'>(l10n.t('{0} of {1} left: {2}', quantity(open.length), quantity(agreement.differences.length), kindName(difference.kind)), figures(agreement), [
      ...keepsOf(difference),
      { key: 's', label: l10n.t('Skip'), value: 'skip' },
      { key: 'p', label: l10n.t('Back to the one before'), value: 'back' },
      { key: 'l', label: l10n.t('List all differences…'), value: 'list' },
      { key: 'u', label: l10n.t('Undo'), value: 'undo' },
    ]);
    if (said === undefined) return;
    if (said === 'skip') passed.push(difference.id);
    else if (said === 'back') passed.pop();
    else if (said === 'undo') await desk.again('undo');
    else if (said === 'list') {
      const chosen = await chooseDifference(editor, desk, open);
      if (chosen) passed.splice(0, passed.length, ...open.slice(0, open.indexOf(chosen)).map(({ id }) => id));
    } else {
      const title = said === 'mine' ? l10n.t('Keep mine') : said === 'theirs' ? l10n.t('Keep theirs') : l10n.t('Keep both');
      if (!await desk.ask<Done>(SETTLE, { uri, other, id: difference.id, keep: said, title })) return;
    }
  }
}

function keepsOf({ keeps, mine, theirs }: Difference): Keyed<Keep>[] {
  const none = l10n.t('nothing');
  const [here, there] = [mine, theirs].map(sides => sides.map(said).join(', ') || none);
  const all: Record<Keep, Keyed<Keep>> = {
    mine: { key: 'm', label: l10n.t('Keep mine: {0}', here), value: 'mine' },
    theirs: { key: 't', label: l10n.t('Keep theirs: {0}', there), value: 'theirs' },
    both: { key: 'b', label: l10n.t('Keep both'), value: 'both' },
  };
  return keeps.map(keep => all[keep]);
}

async function chooseDifference(editor: TextEditor, desk: Annotating, open: readonly Difference[]): Promise<Difference | undefined> {
  const lines = open.map(difference => ({
    difference, label: plain([...difference.mine, ...difference.theirs].map(said).join(' · ')), description: kindName(difference.kind),
    detail: plain(`${difference.article ?? l10n.t('(untitled)')} · ${l10n.t('line {0}', difference.range.start.line + 1)}`),
  }));
  const chosen = await window.showQuickPick(lines, {
    title: l10n.t('Differences left: {0}.', quantity(open.length)), matchOnDescription: true, matchOnDetail: true,
    onDidSelectItem: (line: typeof lines[number]) => desk.show(editor, line.difference.range),
  });
  return chosen?.difference;
}

function said({ text, decision }: Side): string {
  return [shortened(text), what(decision)].filter(Boolean).join(': ');
}

function what(decision: Decision): string {
  switch (decision.kind) {
    case 'mark': return [decision.label, ...decision.state === 'rejected' ? [l10n.t('rejected')] : [], ...decision.link === undefined ? [] : [decision.link]].join(', ');
    case 'code': return `${decision.category}: ${decision.value}`;
    case 'note': return decision.text;
    case 'structure': return decision.role;
    case 'sense': return [decision.expansion, ...decision.state === 'rejected' ? [l10n.t('rejected')] : []].join(', ');
    case 'silence': return decision.code;
    case 'settled': return '';
  }
}

/** "F1 0.83 exact, 0.91 overlapping · topic: alpha 0.67" */
function figures({ spans, categories, unplaced }: Agreement): string {
  const all = spans.at(-1);
  return [
    ...all && all.exact !== null && all.overlapping !== null ? [l10n.t('F1 {0} exact, {1} overlapping', score(all.exact), score(all.overlapping))] : [],
    ...categories.map(({ category, alpha }) => l10n.t('{0}: alpha {1}', category, alpha === null ? '–' : score(alpha))),
    ...unplaced > 0 ? [l10n.t('{0} of theirs without a place here', unplaced)] : [],
  ].join(' · ');
}

function kindName(kind: DifferenceKind): string {
  switch (kind) {
    case 'only-a': return l10n.t('only mine');
    case 'only-b': return l10n.t('only theirs');
    case 'boundaries': return l10n.t('other boundaries');
    case 'label': return l10n.t('another label');
    case 'state': return l10n.t('confirmed or rejected');
    case 'link': return l10n.t('another link');
    case 'value': return l10n.t('another value');
  }
}

function score(figure: number): string {
  return quantity(figure, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
