import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './webHost.ts';

/** A copy of the folder that the tests in VS Code open, and may write into; and how to throw it away. */
export async function testWorkspace(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-'));
  await cp(join(root, 'test/vscode/workspace'), folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Whether a line of VS Code's console is one of test/vscode/registry.ts. */
export const isTestLine = (line: string): boolean => /^(?:ok {5}|FAILED |\d+ passed, )/.test(line);
