import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Origin } from '../core/acronyms/fileIndex.ts';
import { keyOf } from '../core/acronyms/shape.ts';
import { fingerprint } from '../core/acronyms/sameness.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import { withGlossaryEntry } from '../core/project/edit.ts';
import { reasonInWords } from './language.ts';
import type { Ways } from './ways.ts';

/** What a short form may stand for. */
export interface Guess {
  readonly expansion: string;
  /** `name`: words of the file whose initials it is */
  readonly from: Origin | 'name';
}

/** What a short form may stand for, the likeliest first: what is known of it, names of the file with its initials. */
export function* guesses(analysis: Analysis, { acronym }: { readonly acronym?: string }): Generator<unknown, Guess[]> {
  const key = keyOf(String(acronym ?? ''));
  const found = new Map<string, Guess>();
  const add = (expansion: string, from: Guess['from']): void => {
    const print = fingerprint(expansion);
    if (!found.has(print)) found.set(print, { expansion, from });
  };
  for (const { expansion, from } of analysis.senses(key)) add(expansion, from);
  yield;
  for (const name of analysis.acronymIndex.names(key)) add(name, 'name');
  return [...found.values()];
}

/** Writes what a short form stands for into the glossary of the project that a file lies in; where it lies in none, and in no folder of the workspace, nothing is written and `written` is null. */
export async function addToGlossary(ways: Ways, { uri, acronym, expansion }: { readonly uri?: string; readonly acronym?: string; readonly expansion?: string }): Promise<{ readonly written: string | null }> {
  const [short, long] = [String(acronym ?? '').trim(), String(expansion ?? '').replace(/\s+/g, ' ').trim()];
  if (typeof uri !== 'string' || short === '' || long === '') throw new ResponseError(ErrorCodes.InvalidParams, 'a short form and what it stands for are needed');
  if (!await ways.projectOf(uri) && ways.folderOf(uri) === null) return { written: null };
  try {
    await ways.changeProject(uri, (text) => withGlossaryEntry(text, short, long));
  } catch (error) {
    throw new ResponseError(LSPErrorCodes.RequestFailed, reasonInWords(error));
  }
  return { written: (await ways.projectOf(uri))?.uri ?? null };
}
