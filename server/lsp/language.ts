import { config, t as translated } from '@vscode/l10n';
import type { InitializeParams } from 'vscode-languageserver';
import { reasonIn, type Message, type Value } from '../core/say.ts';

/** Translations by the English sentence. */
export type Texts = Readonly<Record<string, string>>;

let numbers = new Intl.NumberFormat('en');

/**
 * Says everything in the language of a client: in the `texts` that its options bring along, else in those that `known` has for its `locale` ("de", "pt-BR").
 * What has no translation stays English.
 */
export function speak({ locale, initializationOptions }: Pick<InitializeParams, 'locale' | 'initializationOptions'>, known: (language: string) => Texts | null): void {
  const options = (initializationOptions ?? {}) as { texts?: unknown; locale?: unknown };
  const wanted = [options.locale, locale].find((one): one is string => typeof one === 'string' && isLocale(one)) ?? 'en';
  const texts = options.texts !== null && typeof options.texts === 'object' ? options.texts : known(wanted.split('-')[0].toLowerCase()) ?? {};
  config({ contents: Object.fromEntries(Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string')) });
  numbers = new Intl.NumberFormat(wanted);
}

/** A sentence in the client's language, its quantities as that writes them. */
export function t(text: string, ...values: Value[]): string {
  return translated(text, ...values.map((value) => typeof value === 'number' ? numbers.format(value) : typeof value === 'object' ? inWords(value) : value));
}

/** A message in the client's language. */
export function inWords({ text, values }: Message): string {
  return t(text, ...values);
}

/** Why something failed, in the client's language. */
export function reasonInWords(error: unknown): string {
  return inWords(reasonIn(error));
}

function isLocale(text: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(text).length > 0;
  } catch {
    return false;
  }
}
