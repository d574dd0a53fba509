import { Disposable, type ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Dumps } from '../dumps.ts';
import { acronymView } from './acronyms.ts';
import { asksForExpansions, glossaryCommand } from './glossary.ts';
import { organisationView } from './organisations.ts';
import { placeCommands } from './place.ts';
import { stepCommands } from './steps.ts';

/** The views of what acronyms and organisations a dump has, and the commands on them. */
export function views(client: BaseLanguageClient, dumps: Dumps, { workspaceState }: ExtensionContext): Disposable {
  client.registerFeature(asksForExpansions);
  return Disposable.from(
    placeCommands(),
    glossaryCommand(client),
    stepCommands(client),
    acronymView(client, dumps, workspaceState),
    organisationView(client, dumps, workspaceState),
  );
}
