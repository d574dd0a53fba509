import { env } from 'vscode';

/** A quantity, as the language of VS Code writes it. */
export function quantity(number: number, options?: Intl.NumberFormatOptions): string {
  return number.toLocaleString(env.language, options);
}
