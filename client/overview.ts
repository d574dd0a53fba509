import { commands, Disposable, env, l10n, Range, Uri, ViewColumn, window, workspace, type ExtensionContext, type TextDocument, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from './dumps.ts';
import { OVERVIEW, type OverviewParams } from './protocol.ts';

/** Milliseconds of quiet after an edit before an overview is drawn anew. */
const QUIET = 800;

/** What the page says: it can be told, a place was chosen, a chart or its figures are to be kept. */
type Said = { readonly ready?: true; readonly line?: number; readonly save?: { readonly name: string; readonly content: string } };

/** The command that shows figures of a dump beside it; one page for each dump, kept up with its edits. */
export function overview(client: BaseLanguageClient, dumps: Dumps, { extensionUri }: ExtensionContext): Disposable {
  const open = new Map<TextDocument, Overview>();
  const show = (): void => {
    const document = dumps.shown;
    if (!document) return;
    const known = open.get(document);
    if (known) {
      known.panel.reveal();
      return;
    }
    const panel = window.createWebviewPanel('broadsheet.overview', l10n.t('Overview: {0}', nameOf(document)), ViewColumn.Beside,
      { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] });
    const made = new Overview(panel, document, client);
    open.set(document, made);
    panel.onDidDispose(() => open.delete(document));
    panel.webview.html = html(String(panel.webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist/report.js'))));
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.showOverview', show),
    dumps.onDidLearn(status => {
      for (const [document, each] of open) if (status?.state === 'ready' && dumps.status(document) === status) each.refreshSoon();
    }),
    workspace.onDidCloseTextDocument(document => void open.get(document)?.panel.dispose()),
    { dispose: () => [...open.values()].forEach(({ panel }) => void panel.dispose()) },
  );
}

class Overview {
  readonly panel: WebviewPanel;
  readonly #document: TextDocument;
  readonly #client: BaseLanguageClient;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;

  constructor(panel: WebviewPanel, document: TextDocument, client: BaseLanguageClient) {
    this.panel = panel;
    this.#document = document;
    this.#client = client;
    panel.webview.onDidReceiveMessage((said: Said) => void this.#hear(said));
    panel.onDidDispose(() => clearTimeout(this.#timer));
  }

  refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), QUIET);
  }

  async #hear({ ready, line, save }: Said): Promise<void> {
    if (ready) {
      // a page that was hidden is made anew when it is shown
      this.#isReady = true;
      await this.#refresh();
    }
    if (line !== undefined) await this.#go(line);
    if (save) await this.#save(save.name, save.content);
  }

  async #refresh(): Promise<void> {
    if (!this.#isReady || !this.panel.visible) return;
    const params: OverviewParams = { uri: this.#client.code2ProtocolConverter.asUri(this.#document.uri) };
    try {
      const figures = await this.#client.sendRequest(OVERVIEW, params);
      await this.panel.webview.postMessage({ figures: [figures], texts: l10n.bundle });
    } catch {
      // Edited meanwhile, or the server has stopped: what becomes known next asks again.
    }
  }

  async #go(line: number): Promise<void> {
    const shown = window.visibleTextEditors.find(({ document }) => document === this.#document);
    await window.showTextDocument(this.#document, { viewColumn: shown?.viewColumn ?? ViewColumn.One, selection: new Range(line, 0, line, 0) });
  }

  async #save(name: string, content: string): Promise<void> {
    const target = await window.showSaveDialog({ defaultUri: Uri.joinPath(this.#document.uri, '..', name) });
    if (target) await workspace.fs.writeFile(target, new TextEncoder().encode(content));
  }
}

function nameOf({ uri }: TextDocument): string {
  return uri.path.split('/').at(-1) ?? '';
}

/** A page on which only our own script runs, and which loads nothing else. */
function html(script: string): string {
  const nonce = crypto.randomUUID();
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'">
</head>
<body><script nonce="${nonce}" src="${script}"></script></body>
</html>`;
}
