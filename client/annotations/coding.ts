import { commands, Disposable, l10n, type Memento, type TextEditor, window } from 'vscode';
import { activeDump } from '../editors.ts';
import { offerCodebook } from './codebook.ts';
import type { Annotating } from './desk.ts';
import { choose, type Keyed } from './keyed.ts';
import { CODING, type Category, type Coding, type Sampling, type Value } from './protocol.ts';
import { plain } from '../plain.ts';
import { quantity } from '../quantity.ts';

/** Where it is kept which articles are to be coded. */
const SAMPLING = 'coding.sampling';

/** Commands that code articles by the codebook. */
export function codingCommands(desk: Annotating, memory: Memento): Disposable {
  const ask = (editor: TextEditor, next: boolean): Promise<Coding | undefined> => desk.ask<Coding>(CODING, {
    uri: desk.uri(editor.document), position: desk.client.code2ProtocolConverter.asPosition(editor.selection.active), next, sampling: memory.get<Sampling>(SAMPLING),
  });
  /** Shows the next uncoded article; whether there is one. */
  const goOn = async (editor: TextEditor): Promise<boolean> => {
    const coding = await ask(editor, true);
    if (!coding) return false;
    if (!coding.article) {
      window.setStatusBarMessage(l10n.t('All {0} articles are coded.', quantity(coding.total)), 5000);
      return false;
    }
    const { start } = coding.article.range;
    desk.show(editor, { start, end: start });
    return true;
  };
  const code = async (): Promise<void> => {
    const editor = activeDump();
    if (!editor) return;
    do {
      const coding = await ask(editor, false);
      if (!coding) return;
      if (coding.categories.length === 0) return void offerCodebook(editor.document.uri);
      if (!coding.article) return void window.setStatusBarMessage(l10n.t('There is no article here.'), 3000);
      for (const category of coding.categories) if (!await answered(desk, editor, category, coding)) return;
    } while (await goOn(editor));
  };
  return Disposable.from(
    commands.registerCommand('broadsheet.codeArticle', code),
    commands.registerCommand('broadsheet.nextUncoded', async () => {
      const editor = activeDump();
      if (editor) await goOn(editor);
    }),
    commands.registerCommand('broadsheet.codeSample', async () => {
      const sampling = await askSampling(memory.get<Sampling>(SAMPLING));
      if (sampling === undefined) return;
      await memory.update(SAMPLING, sampling ?? undefined);
      const editor = activeDump();
      const drawn = editor && await ask(editor, false);
      if (drawn && await goOn(editor)) window.setStatusBarMessage(l10n.t('Articles to code: {0}, coded: {1}', quantity(drawn.total), quantity(drawn.coded)), 5000);
    }),
  );
}

/** Asks one question about the article; false where a person leaves the coding. */
async function answered(desk: Annotating, editor: TextEditor, category: Category, { article, values, total, coded }: Coding): Promise<boolean> {
  const before = values.filter(one => one.category === category.id);
  const title = l10n.t('{0} — “{1}” ({2} of {3} coded)', category.title, article!.title, quantity(coded), quantity(total));
  const value = await ask(category, title, before.map(one => one.value));
  if (value === undefined) return false;
  if (value === SKIP) return true;
  const range = { start: article!.range.start, end: article!.range.start };
  return desk.decide(editor, l10n.t('{0}: {1}', category.title, String(value)), { decision: { kind: 'code', category: category.id, value }, range, whole: true });
}

const SKIP = Symbol('skip');

async function ask({ kind, definition, values, minimum, maximum }: Category, title: string, before: readonly Value[]): Promise<Value | typeof SKIP | undefined> {
  if (kind === 'choice') {
    const choices: Keyed<Value | typeof SKIP>[] = values.map(one => ({ key: one.key, label: String(one.value), detail: one.definition ?? '', isChosen: before.includes(one.value), value: one.value }));
    const space: Keyed<Value | typeof SKIP> = { key: values.some(({ key }) => key === '-') ? null : '-', label: l10n.t('Leave this question'), value: SKIP };
    return choose(title, definition ?? l10n.t('One key answers; Escape leaves the coding'), [...choices, space], true);
  }
  const said = await window.showInputBox({
    title, value: before.length > 0 ? String(before[0]) : '', ignoreFocusOut: true, prompt: definition ? plain(definition) : (kind === 'number' ? l10n.t('A number; empty leaves this question') : l10n.t('Words; empty leaves this question')),
    validateInput: text => kind === 'text' || text.trim() === '' ? undefined : numberProblem(Number(text), minimum, maximum),
  });
  if (said === undefined) return undefined;
  if (said.trim() === '') return SKIP;
  return kind === 'number' ? Number(said) : said.trim();
}

function numberProblem(value: number, minimum: number | null, maximum: number | null): string | undefined {
  if (!Number.isFinite(value)) return l10n.t('This is no number.');
  if (minimum !== null && value < minimum) return l10n.t('It must be {0} or more.', minimum);
  return maximum !== null && value > maximum ? l10n.t('It must be {0} or less.', maximum) : undefined;
}

/** Null: all articles; undefined: as before. */
async function askSampling(before: Sampling | undefined): Promise<Sampling | null | undefined> {
  const whole = (text: string): string | undefined => /^\d+$/.test(text) ? undefined : l10n.t('A whole number, please.');
  const size = await window.showInputBox({ title: l10n.t('How many articles of a dump are to be coded?'), prompt: l10n.t('Empty: all of them'), value: before?.size === undefined ? '' : String(before.size), validateInput: text => text === '' ? undefined : whole(text) });
  if (size === undefined) return undefined;
  if (size === '') return null;
  const seed = await window.showInputBox({ title: l10n.t('Seed of the random sample'), prompt: l10n.t('The same seed draws the same articles, for everybody'), value: before?.seed ?? '1' });
  if (seed === undefined) return undefined;
  const coders = await window.showInputBox({ title: l10n.t('Which coder are you, of how many?'), prompt: l10n.t('2/3 is the second of three; 1/1 codes all'), value: `${before?.coder ?? 1}/${before?.coders ?? 1}`, validateInput: text => /^[1-9]\d*\/[1-9]\d*$/.test(text) ? undefined : l10n.t('Two numbers, as 2/3.') });
  if (coders === undefined) return undefined;
  const [coder, of] = coders.split('/').map(Number);
  if (of === 1) return { seed, size: Number(size) };
  const double = await window.showInputBox({ title: l10n.t('How many of them do all coders code?'), prompt: l10n.t('Their agreement is measured on these'), value: String(before?.double ?? Math.ceil(Number(size) / 10)), validateInput: whole });
  return double === undefined ? undefined : { seed, size: Number(size), coder, coders: of, double: Number(double) };
}
