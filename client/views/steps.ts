import { type Command, commands, Disposable, l10n, Uri, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from '../editors.ts';
import { show } from './place.ts';
import { STEP, type Step, type StepParams, type Topic } from './protocol.ts';
import type { Line } from './tree.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** The command of a line that stands for something with many places: each time it goes to the next one. */
export function stepCommand(topic: Topic): Command {
  return { command: 'broadsheet.nextMention', title: l10n.t('Next Mention'), arguments: [{ topic }] };
}

/** Milliseconds that the status bar tells which of the places is shown. */
const TOLD = 5000;

/** Commands that go from place to place: of a view's line, else of what stands at the cursor. */
export function stepCommands(client: BaseLanguageClient): Disposable {
  let last = '';

  const go = async (topic: Topic, from: StepParams['from'], isBackward: boolean): Promise<void> => {
    const step = await client.sendRequest<Step | null>(STEP, { ...topic, from, isBackward } satisfies StepParams);
    if (!step) {
      window.setStatusBarMessage(topic.position ? l10n.t('No acronym or organisation stands at the cursor.') : l10n.t('It is not there any more.'), TOLD);
      return;
    }
    await show(client.protocol2CodeConverter.asUri(topic.uri), step.range);
    const { name, number, total, isComplete } = step;
    const place = [name, quantity(number), quantity(total)];
    window.setStatusBarMessage(plain(isComplete ? l10n.t('{0}: {1} of {2}', ...place) : l10n.t('{0}: {1} of {2} so far', ...place)), TOLD);
  };
  /** The place from which the next one is looked for: the selection, where the same thing was looked for before. */
  const selectionIn = (uri: string): StepParams['from'] => {
    const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === Uri.parse(uri).toString());
    return editor && client.code2ProtocolConverter.asPosition(editor.selection.start);
  };
  const command = (isBackward: boolean) => async (line?: Pick<Line, 'topic'>): Promise<void> => {
    if (line?.topic) {
      const asked = JSON.stringify(line.topic);
      const from = asked === last ? selectionIn(line.topic.uri) : undefined;
      last = asked;
      return go(line.topic, from, isBackward);
    }
    const editor = activeDump();
    if (!editor) return;
    const position = client.code2ProtocolConverter.asPosition(editor.selection.start);
    await go({ uri: client.code2ProtocolConverter.asUri(editor.document.uri), position }, position, isBackward);
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.nextMention', command(false)),
    commands.registerCommand('broadsheet.previousMention', command(true)),
  );
}
