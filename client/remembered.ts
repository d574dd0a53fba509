import { Disposable, languages, workspace, type Memento, type TextDocument } from 'vscode';
import { LANGUAGE } from './protocol.ts';

/** Under which the addresses are kept of the files that somebody said are dumps. */
const DUMPS = 'dumps';

/** A file that was once made a dump by hand, whatever its name is, opens as one again, until it is made something else by hand. */
export function rememberedDumps(state: Memento): Disposable {
  let closed: TextDocument | undefined;
  const remembered = (): readonly string[] => state.get(DUMPS, []);
  const opened = async (document: TextDocument): Promise<void> => {
    const address = document.uri.toString();
    const isKnown = remembered().includes(address);
    // the language of a document is changed by closing it and opening the same one again
    const isChanged = document === closed;
    closed = undefined;
    const isDump = document.languageId === LANGUAGE;
    if (!isChanged) {
      if (isKnown && !isDump) await languages.setTextDocumentLanguage(document, LANGUAGE);
    } else if (isDump !== isKnown && !document.isUntitled) {
      await state.update(DUMPS, isDump ? [...remembered(), address] : remembered().filter(other => other !== address));
    }
  };
  for (const document of workspace.textDocuments) void opened(document);
  return Disposable.from(
    workspace.onDidCloseTextDocument(document => {
      closed = document;
    }),
    workspace.onDidOpenTextDocument(opened),
  );
}
