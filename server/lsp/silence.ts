import { t } from './language.ts';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver';
import { isCode, type Code } from '../core/checks/codes.ts';
import type { Dump } from '../core/dump/dump.ts';
import { identity } from '../core/dump/identity.ts';
import type { Silencing } from '../core/project/edit.ts';
import type { Place } from './codeActions.ts';
import { toOffset } from './toProtocol.ts';

/** The command that silences a code; its one argument is a `Silence`. */
export const SILENCE = 'broadsheet.silence';

/** What is to be silenced, and by which document somebody asked for it. */
export interface Silence {
  readonly uri: string;
  readonly code: Code;
  readonly in: 'article' | 'file' | 'project';
  /** The article's id, where one is silenced. */
  readonly article?: string;
}

/** For each code that the client shows at a place: silence it in its article, in the file, or in the whole project. */
export function silenceActions(dump: Dump, { uri, diagnostics }: Place): CodeAction[] {
  const shown = new Map<Code, Diagnostic>();
  for (const each of diagnostics) if (typeof each.code === 'string' && isCode(each.code) && each.range) shown.set(each.code, shown.get(each.code) ?? each);
  return [...shown].flatMap(([code, diagnostic]) => {
    const action = (title: string, silence: Omit<Silence, 'uri' | 'code'>): CodeAction => ({
      title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic],
      command: { title, command: SILENCE, arguments: [{ uri, code, ...silence } satisfies Silence] },
    });
    const placed = dump.articleAt(toOffset(dump.text, diagnostic.range.start));
    return [
      ...placed ? [action(t('Silence “{0}” in this article', code), { in: 'article', article: dump.fact(identity, placed) })] : [],
      action(t('Silence “{0}” in this file', code), { in: 'file' }),
      action(t('Turn “{0}” off everywhere in this project', code), { in: 'project' }),
    ];
  });
}

/** Reads the argument of the command; null where it makes no sense. */
export function silenceOf(value: unknown): Silence | null {
  const { uri, code, in: where, article } = (value ?? {}) as Partial<Silence>;
  if (typeof uri !== 'string' || typeof code !== 'string' || !isCode(code)) return null;
  if (where === 'article') return typeof article === 'string' ? { uri, code, in: where, article } : null;
  return where === 'file' || where === 'project' ? { uri, code, in: where } : null;
}

/** What is written into the project's file; `path` is the document's from there. */
export function silencing({ code, in: where, article }: Silence, path: string): Silencing {
  return { code, ...(where === 'file' && { file: path }), ...(where === 'article' && { article }) };
}
