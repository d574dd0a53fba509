import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { acronymView } from './acronyms.ts';
import { concordanceCommand } from './concordance.ts';
import { glossaryCommand } from './glossary.ts';
import { glossaryCompletion } from './glossaryCompletion.ts';
import { organisationView } from './organisations.ts';
import { placeCommands } from './place.ts';
import { stepCommands } from './steps.ts';
import type { DumpTree } from './tree.ts';

/** The views: the tests in VS Code hold on to them. */
export interface Views {
  readonly acronyms: DumpTree;
  readonly organisations: DumpTree;
}

/** The views of what acronyms and organisations a dump has, and the commands on them. */
export function views(client: BaseLanguageClient, dumps: Dumps, { workspaceState, subscriptions }: ExtensionContext): Views {
  const acronyms = acronymView(client, dumps, workspaceState);
  const organisations = organisationView(client, dumps, workspaceState);
  subscriptions.push(placeCommands(), glossaryCommand(client), glossaryCompletion(client), stepCommands(client), concordanceCommand(client), acronyms, organisations);
  return { acronyms, organisations };
}
