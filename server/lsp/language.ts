import { config } from '@vscode/l10n';

/** Says everything in the language of a client that sends translations along: `texts` in its options, by the English sentence. What has none stays English. */
export function speak(options: unknown): void {
  const texts = (options as { texts?: unknown } | null | undefined)?.texts;
  if (texts === null || typeof texts !== 'object') return;
  config({ contents: Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) });
}
