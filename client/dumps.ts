import { commands, Disposable, EventEmitter, window, workspace, type Event, type TextDocument } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { activeDump, tabOf } from './editors.ts';
import { LANGUAGE, STATUS, type Status } from './protocol.ts';

/** The open dumps as the server knows them, and the one that the views are about. */
export interface Dumps extends Disposable {
  /** What the server last said of a dump. */
  status(document: TextDocument): Status | undefined;
  /** Something became known of a dump, or the server started or stopped. */
  readonly onDidLearn: Event<Status | undefined>;
  /** The dump in front; while no dump is in front the last one that was, as long as it has a tab. */
  readonly shown: TextDocument | undefined;
  readonly onDidShow: Event<TextDocument | undefined>;
}

/** Listens for what the server says of dumps; the context `broadsheet.showsDump` tells whether one is shown. */
export function dumps(client: BaseLanguageClient): Dumps {
  const known = new Map<string, Status>();
  const learnt = new EventEmitter<Status | undefined>();
  const showing = new EventEmitter<TextDocument | undefined>();
  let shown: TextDocument | undefined;

  const look = (): void => {
    const stays = shown?.languageId === LANGUAGE && !shown.isClosed && tabOf(shown.uri) ? shown : undefined;
    const now = activeDump()?.document ?? stays;
    if (now === shown) return;
    shown = now;
    void commands.executeCommand('setContext', 'broadsheet.showsDump', shown !== undefined);
    showing.fire(shown);
  };
  look();

  const listening = Disposable.from(
    learnt, showing,
    client.onNotification(STATUS, (status: Status) => {
      known.set(status.uri, status);
      learnt.fire(status);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) known.clear();
      learnt.fire(undefined);
    }),
    workspace.onDidCloseTextDocument(document => known.delete(client.code2ProtocolConverter.asUri(document.uri))),
    // a file that becomes a dump, or no longer is one, is closed and opened
    workspace.onDidOpenTextDocument(look),
    window.onDidChangeActiveTextEditor(look),
    window.tabGroups.onDidChangeTabs(look),
  );
  return {
    status: document => known.get(client.code2ProtocolConverter.asUri(document.uri)),
    onDidLearn: learnt.event,
    get shown() {
      return shown;
    },
    onDidShow: showing.event,
    dispose: () => void listening.dispose(),
  };
}
