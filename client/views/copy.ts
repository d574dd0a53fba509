import { env, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Copy } from './protocol.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** Puts a text that the server makes on the clipboard, and says what of it was left out. */
export async function copy(client: BaseLanguageClient, method: string, params: { readonly uri: string }): Promise<void> {
  const { text, count, left } = await client.sendRequest<Copy>(method, params);
  await env.clipboard.writeText(text);
  const done = count === 1 ? l10n.t('Copied: 1 entry.') : l10n.t('Copied: {0} entries.', quantity(count));
  if (left.length === 0) window.setStatusBarMessage(done, 5000);
  else void window.showInformationMessage(`${done} ${plain(l10n.t('Left out, for nobody expands them: {0}.', named(left)))}`);
}

/** The first names of a list, and how many more there are. */
function named(all: readonly string[]): string {
  const first = all.slice(0, 10).join(', ');
  return all.length > 10 ? l10n.t('{0} and {1} more', first, quantity(all.length - 10)) : first;
}
