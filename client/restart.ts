import { commands, l10n, window, type Disposable, type LogOutputChannel } from 'vscode';
import { CloseAction, ErrorAction, type BaseLanguageClient, type ErrorHandler } from 'vscode-languageclient';
import { restartLimit, watchLife } from './life.ts';
import { ALIVE } from './protocol.ts';

const limit = restartLimit();

/** Starts a server that stopped by itself again, and says so when it gives up. */
export function errorHandler(log: LogOutputChannel): ErrorHandler {
  return {
    error: (error, _message, count) => {
      log.error(error);
      return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown };
    },
    closed: () => {
      if (limit.again()) {
        return { action: CloseAction.Restart, handled: true, message: 'The server stopped and is started again.' };
      }
      void sayStopped(log);
      return { action: CloseAction.DoNotRestart, handled: true, message: 'The server stopped too often and is not started again.' };
    },
  };
}

async function sayStopped(log: LogOutputChannel): Promise<void> {
  const restart = l10n.t('Restart');
  const show = l10n.t('Show the Log');
  const answer = await window.showErrorMessage(
    l10n.t('Broadsheet’s language server stopped several times within three minutes, so it is left stopped.'), restart, show);
  if (answer === restart) await commands.executeCommand('broadsheet.restartServer');
  if (answer === show) log.show();
}

/** Starts the server anew, whatever state it is in. */
export async function restart(client: BaseLanguageClient, end: () => void): Promise<void> {
  limit.forget();
  try {
    await client.stop();
  } catch {
    // It was not running, or did not answer: it is ended from outside.
    end();
  }
  try {
    await client.start();
  } catch {
    // A server that ended while it began leaves what the client registered for it; the client clears that up when this fails.
    await client.start();
  }
}

/** Ends a server that no longer answers; `errorHandler` then starts another. */
export function endWhenSilent(client: BaseLanguageClient, end: () => void, log: LogOutputChannel): Disposable {
  const stop = watchLife({
    isRunning: () => client.isRunning(),
    ask: () => client.sendRequest(ALIVE),
    end: () => {
      log.error('The server gives no sign of life and is ended.');
      end();
    },
  });
  return { dispose: stop };
}
