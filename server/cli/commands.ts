import { acronyms } from './acronyms/command.ts';
import { agree } from './annotations/agree.ts';
import { exporting } from './annotations/export.ts';
import { importing } from './annotations/import.ts';
import { check } from './check/command.ts';
import type { Command } from './command.ts';
import { organisations } from './organisations/command.ts';
import { outline } from './outline/command.ts';
import { report } from './report/command.ts';
import { server } from './server.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [outline, check, acronyms, organisations, exporting, importing, agree, report, server];
