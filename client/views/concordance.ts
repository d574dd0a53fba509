import { commands, Disposable, DocumentLink, l10n, languages, ProgressLocation, Range, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump, tabOf } from '../editors.ts';
import { CONCORDANCE, type Concordance, type ConcordanceEntry, type ConcordanceParams, type Topic } from './protocol.ts';
import type { Line } from './tree.ts';
import { quantity } from '../quantity.ts';

const SCHEME = 'broadsheet-concordance';
/** UTF-16 units on either side of a mention, and mentions that are asked for together. */
const WIDTH = 60;
const TOGETHER = 2000;

/** A concordance that was made: its text, and where the line numbers at the beginning of its lines lead to. */
interface Made {
  readonly text: string;
  readonly links: readonly DocumentLink[];
}

/** The command that shows all mentions of a view's line, or of what stands at the cursor, one below another with the words around them. */
export function concordanceCommand(client: BaseLanguageClient): Disposable {
  const made = new Map<string, Made>();

  const topicAtCursor = (): Topic | undefined => {
    const editor = activeDump();
    return editor && { uri: client.code2ProtocolConverter.asUri(editor.document.uri), position: client.code2ProtocolConverter.asPosition(editor.selection.active) };
  };
  const show = async (topic: Topic): Promise<void> => {
    const found = await window.withProgress({ location: ProgressLocation.Window, title: l10n.t('Concordance') }, () => all(client, topic));
    if (!found) {
      window.setStatusBarMessage(l10n.t('No acronym or organisation stands at the cursor.'), 5000);
      return;
    }
    const { name, entries, isComplete } = found;
    const dump = client.protocol2CodeConverter.asUri(topic.uri);
    const uri = Uri.from({ scheme: SCHEME, path: `/${name.replace(/[/\\]/g, '-')}`, query: JSON.stringify(topic) });
    const file = dump.path.split('/').at(-1) ?? '';
    const count = entries.length === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', quantity(entries.length));
    made.set(uri.toString(), document(isComplete ? l10n.t('{0}: {1} in {2}', name, count, file) : l10n.t('{0}: {1} in {2} so far', name, count, file), dump, entries));
    const shown = await workspace.openTextDocument(uri);
    // one concordance takes the place of another, never that of the dump, which may be shown in passing too
    const tab = tabOf(dump);
    if (tab?.isPreview) await window.showTextDocument(dump, { viewColumn: tab.group.viewColumn, preview: false });
    await window.showTextDocument(shown, { preview: true });
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.showConcordance', async (line?: Pick<Line, 'topic'>) => {
      const topic = line?.topic ?? topicAtCursor();
      if (topic) await show(topic);
    }),
    workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent: uri => made.get(uri.toString())?.text ?? l10n.t('This concordance has to be asked for again.') }),
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks: ({ uri }) => [...made.get(uri.toString())?.links ?? []] }),
    workspace.onDidCloseTextDocument(({ uri }) => made.delete(uri.toString())),
  );
}

/** All mentions of something, or undefined where there is none. */
async function all(client: BaseLanguageClient, topic: Topic): Promise<Concordance | undefined> {
  const entries: ConcordanceEntry[] = [];
  for (;;) {
    const params: ConcordanceParams = { ...topic, from: entries.length, count: TOGETHER, width: WIDTH };
    const part = await client.sendRequest<Concordance | null>(CONCORDANCE, params);
    if (!part) return undefined;
    entries.push(...part.entries);
    if (entries.length >= part.total || part.entries.length === 0) return { ...part, entries };
  }
}

/** The lines of a concordance, the mentions below each other. */
function document(title: string, dump: Uri, entries: readonly ConcordanceEntry[]): Made {
  const digits = Math.max(...entries.map(({ range }) => String(range.start.line + 1).length), 1);
  const widest = Math.max(...entries.map(({ text }) => text.length), 1);
  const lines = [title, ''];
  const links: DocumentLink[] = [];
  let last = -1;
  for (const { before, text, after, range, article, title: heading } of entries) {
    if (article !== last) lines.push(...last < 0 ? [] : [''], heading);
    last = article;
    const { line, character } = range.start;
    const number = String(line + 1).padStart(digits);
    const link = new DocumentLink(new Range(lines.length, digits - String(line + 1).length, lines.length, digits), dump.with({ fragment: `L${line + 1},${character + 1}` }));
    link.tooltip = l10n.t('Go to line {0}', line + 1);
    links.push(link);
    lines.push(`${number}  ${before.trimEnd().padStart(WIDTH)}  ${text.padEnd(widest)}  ${after.trimStart()}`.trimEnd());
  }
  return { text: `${lines.join('\n')}\n`, links };
}
