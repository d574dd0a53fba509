import { type CancellationToken, l10n, MarkdownString, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { paged } from './pages.ts';
import { placeCommand } from './place.ts';
import { CONCORDANCE, type Concordance, type ConcordanceEntry, type ConcordanceParams, type Topic } from './protocol.ts';
import type { Line } from './tree.ts';
import { quantity } from '../quantity.ts';

/** UTF-16 units on either side: asked for, and before the word in a line, where there is little room. */
const WIDTH = 160;
const BEFORE = 28;

/** The places of something as lines: the words around each, itself marked. */
export async function concordanceLines(client: BaseLanguageClient, id: string, topic: Topic, token: CancellationToken): Promise<readonly Line[]> {
  const uri = client.protocol2CodeConverter.asUri(topic.uri);
  const ask = async (part: { from: number; count: number }, own: CancellationToken): Promise<Concordance> => {
    const params: ConcordanceParams = { ...topic, ...part, width: WIDTH };
    return await client.sendRequest<Concordance | null>(CONCORDANCE, params, own) ?? { name: '', acronym: null, total: 0, from: 0, entries: [], isComplete: true };
  };
  return (await paged(id, token, ask, (entry: ConcordanceEntry) => concordanceLine(id, uri, entry))).lines;
}

function concordanceLine(id: string, uri: Uri, { before, text, after, range, title }: ConcordanceEntry): Line {
  const lead = shortened(before);
  const line = quantity(range.start.line + 1);
  return {
    id: `${id}\n${range.start.line}:${range.start.character}`,
    label: { label: `${lead}${text}${after}`, highlights: [[lead.length, lead.length + text.length]] },
    description: l10n.t('line {0}', line),
    tooltip: new MarkdownString().appendText(`…${before}`).appendMarkdown('**').appendText(text).appendMarkdown('**').appendText(`${after}…\n${title} · ${l10n.t('line {0}', line)}`),
    spoken: `${l10n.t('line {0}', line)}: ${lead}${text}${after}`,
    command: placeCommand(uri, range),
  };
}

/** The last words before a place that a narrow view has room for. */
function shortened(before: string): string {
  if (before.length <= BEFORE) return before;
  const cut = before.slice(-BEFORE);
  return `…${cut.slice(cut.search(/ \S/) + 1 || /^[\udc00-\udfff]/.exec(cut)?.[0].length || 0)}`;
}
