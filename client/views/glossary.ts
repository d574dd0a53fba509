import { commands, ConfigurationTarget, Disposable, l10n, window, workspace, type QuickPickItem } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { activeDump } from '../editors.ts';
import { ADD_TO_GLOSSARY, CONCORDANCE, GUESSES, type AcronymAt, type AddToGlossaryParams, type Concordance, type Guess } from './protocol.ts';
import type { Line } from './tree.ts';
import { plain } from '../plain.ts';

/** An expansion to choose. */
interface Choice extends QuickPickItem {
  readonly expansion: string;
}

/** The command that asks what an acronym stands for and puts it into the glossary: of the project, or of the settings where there is none. */
export function glossaryCommand(client: BaseLanguageClient): Disposable {
  return commands.registerCommand('broadsheet.addToGlossary', async (asked?: Pick<Line, 'topic'> | AcronymAt) => {
    const about = acronymOf(asked) ?? await acronymAtCursor(client);
    if (!about) {
      window.setStatusBarMessage(l10n.t('No acronym stands at the cursor.'), 5000);
      return;
    }
    const expansion = await ask(about.acronym, client.sendRequest<readonly Guess[]>(GUESSES, about));
    if (expansion) await add(client, { ...about, expansion });
  });
}

function acronymOf(asked: Pick<Line, 'topic'> | AcronymAt | undefined): AcronymAt | undefined {
  const about = asked && ('topic' in asked ? asked.topic : asked as Partial<AcronymAt>);
  return about?.uri !== undefined && about.acronym !== undefined ? { uri: about.uri, acronym: about.acronym } : undefined;
}

/** The word at the cursor, or what is selected. */
async function acronymAtCursor(client: BaseLanguageClient): Promise<AcronymAt | undefined> {
  const editor = activeDump();
  if (!editor) return undefined;
  const { document, selection } = editor;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  if (!selection.isEmpty) return { uri, acronym: document.getText(selection).trim() };
  const found = await client.sendRequest<Concordance | null>(CONCORDANCE, { uri, position: client.code2ProtocolConverter.asPosition(selection.active), count: 0 });
  return found?.acronym ? { uri, acronym: found.acronym } : undefined;
}

/** Asks for an expansion: what is typed comes first, then the guesses. */
async function ask(acronym: string, answer: Promise<readonly Guess[]>): Promise<string | undefined> {
  const pick = window.createQuickPick<Choice>();
  pick.title = l10n.t('What does {0} stand for?', acronym);
  pick.placeholder = l10n.t('Type it');
  pick.busy = true;
  let guesses: readonly Choice[] = [];
  const show = (): void => {
    const typed = pick.value.trim();
    const own = typed && !guesses.some(({ expansion }) => expansion === typed) ? [{ label: plain(typed), description: l10n.t('as typed'), expansion: typed, alwaysShow: true }] : [];
    pick.items = [...own, ...guesses];
  };
  pick.onDidChangeValue(show);
  pick.show();
  const chosen = new Promise<string | undefined>(resolve => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.expansion);
      pick.hide();
    });
    pick.onDidHide(() => resolve(undefined));
  });
  answer.then(all => {
    guesses = all.map(({ expansion, from }) => ({ label: plain(expansion), description: originOf(from), expansion }));
    if (guesses.length > 0) pick.placeholder = l10n.t('Type it, or choose one of the guesses');
    show();
  }, () => undefined).finally(() => {
    pick.busy = false;
  });
  return chosen.finally(() => pick.dispose());
}

function originOf(from: Guess['from']): string {
  switch (from) {
    case 'decision': return l10n.t('decided by a person');
    case 'article':
    case 'file': return l10n.t('defined in this file');
    case 'name': return l10n.t('a name in this file');
    case 'workspace': return l10n.t('defined in another file');
    case 'glossary': return l10n.t('in the glossary');
    case 'lexicon': return l10n.t('in the lexicon');
  }
}

async function add(client: BaseLanguageClient, entry: AddToGlossaryParams): Promise<void> {
  try {
    const { written } = await client.sendRequest<{ written: string | null }>(ADD_TO_GLOSSARY, entry);
    if (written === null) {
      const settings = workspace.getConfiguration('broadsheet');
      const stored = settings.inspect<Record<string, string>>('glossary')?.globalValue;
      await settings.update('glossary', { ...stored, [entry.acronym]: entry.expansion }, ConfigurationTarget.Global);
    }
    const where = written === null ? l10n.t('your settings') : workspace.asRelativePath(client.protocol2CodeConverter.asUri(written));
    window.setStatusBarMessage(plain(l10n.t('{0}: “{1}” is in the glossary of {2}.', entry.acronym, entry.expansion, where)), 5000);
  } catch (error) {
    void window.showErrorMessage(plain(error instanceof Error ? error.message : String(error)));
  }
}
