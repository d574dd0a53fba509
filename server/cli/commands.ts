import type { Command } from './command.ts';
import { outline } from './outline.ts';
import { server } from './server.ts';

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [outline, server];
