import { window, type QuickPickItem } from 'vscode';
import { plain } from '../plain.ts';

/** Something to choose with one key, or with the arrows and Enter. */
export interface Keyed<T> {
  readonly key: string | null;
  readonly label: string;
  readonly detail?: string;
  /** It is so already. */
  readonly isChosen?: boolean;
  readonly value: T;
}

interface Line<T> extends QuickPickItem { readonly keyed: Keyed<T> }

/** Lets a person choose by one key; undefined where they leave it. Letters that are no key look for a line, as everywhere. */
export function choose<T>(title: string, placeholder: string, choices: readonly Keyed<T>[], chosenFirst = false): Promise<T | undefined> {
  return new Promise(resolve => {
    const pick = window.createQuickPick<Line<T>>();
    let answer: T | undefined;
    pick.title = title;
    pick.placeholder = placeholder;
    pick.matchOnDetail = true;
    pick.ignoreFocusOut = true;
    pick.items = choices.map(keyed => ({
      keyed,
      label: `${keyed.key === null ? '$(blank)' : `[${keyed.key}]`} ${plain(keyed.label)}${keyed.isChosen ? ' $(check)' : ''}`,
      ...keyed.detail && { detail: plain(keyed.detail) },
    }));
    const first = chosenFirst ? pick.items.find(({ keyed }) => keyed.isChosen) : undefined;
    if (first) pick.activeItems = [first];
    const take = (keyed: Keyed<T>): void => {
      answer = keyed.value;
      pick.hide();
    };
    pick.onDidChangeValue(value => {
      const found = choices.find(({ key }) => key !== null && key.toLowerCase() === value.toLowerCase());
      if (found) take(found);
    });
    pick.onDidAccept(() => {
      const [line] = pick.activeItems;
      if (line) take(line.keyed);
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(answer);
    });
    pick.show();
  });
}
