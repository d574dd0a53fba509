import { Disposable, l10n, StatusBarAlignment, window, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { annotationView, progressText } from '../views/annotations.ts';
import { agreementCommand } from './agreement.ts';
import { codingCommands } from './coding.ts';
import { decorations } from './decorations.ts';
import { Annotating } from './desk.ts';
import { markCommands } from './marks.ts';
import { PROGRESS, type Review } from './protocol.ts';
import { reviewCommands } from './review.ts';
import { structureCommands } from './structure.ts';

/** Everything in the editor that is about annotations. */
export function annotations(client: BaseLanguageClient, dumps: Dumps, { workspaceState, globalState }: ExtensionContext): Disposable {
  const desk = new Annotating(client, globalState);
  return Disposable.from(
    markCommands(desk), reviewCommands(desk), ...structureCommands(desk), codingCommands(desk, workspaceState), agreementCommand(desk),
    decorations(desk, dumps), annotationView(desk, dumps, workspaceState), progress(desk, dumps),
  );
}

/** Milliseconds of quiet before progress is counted anew. */
const QUIET = 300;

/** The status bar: how much of what is suggested has an answer. */
function progress(desk: Annotating, dumps: Dumps): Disposable {
  const item = window.createStatusBarItem('broadsheet.progress', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Review of Suggestions');
  item.command = 'broadsheet.review';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const count = async (): Promise<void> => {
    const dump = dumps.shown;
    if (!dump || !desk.client.isRunning()) return item.hide();
    try {
      const review = await desk.client.sendRequest<Review>(PROGRESS, { uri: desk.uri(dump) });
      if (dump !== dumps.shown) return;
      item.text = `$(checklist) ${progressText(review)}`;
      item.tooltip = l10n.t('Suggestions that have been confirmed or rejected; choose this to go on');
      item.accessibilityInformation = { label: l10n.t('{0} suggestions answered', progressText(review)) };
      if (review.suggested > 0) item.show();
      else item.hide();
    } catch {
      // Edited meanwhile, or the server has just stopped: it is counted after the next change.
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void count(), QUIET);
  };
  soon();
  return Disposable.from(item, dumps.onDidShow(soon), dumps.onDidLearn(soon), { dispose: () => clearTimeout(timer) });
}
