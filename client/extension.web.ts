import { Uri, workspace, type ExtensionContext } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { start, type Broadsheet } from './start.ts';

/** A reader that can say that its worker has gone; a worker itself tells nobody. */
class WorkerReader extends BrowserMessageReader {
  close(): void {
    this.fireClose();
  }
}

/** VS Code for the Web: the server is a worker. */
export function activate(context: ExtensionContext): Promise<Broadsheet> {
  const script = Uri.joinPath(context.extensionUri, 'dist/server.web.js').toString(true);
  let end = (): void => undefined;
  const startWorker = async () => {
    // the worker's first message: it has no files
    const model = await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'data/organisations.model'));
    const worker = new Worker(script);
    worker.postMessage(model);
    const reader = new WorkerReader(worker);
    end = () => {
      end = () => undefined;
      worker.terminate();
      reader.close();
    };
    worker.addEventListener('error', () => end());
    return { reader, writer: new BrowserMessageWriter(worker) };
  };
  return start(context, options => ({
    client: new LanguageClient('broadsheet', 'Broadsheet', startWorker, options),
    isDebugged: false,
    hasDisk: false,
    end: () => end(),
  }));
}
