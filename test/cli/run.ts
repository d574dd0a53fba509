import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cli = `${root}dist/cli.js`;

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line for real, in the project's folder unless told otherwise. */
export function broadsheet(words: readonly string[], { input = '', cwd = root, env = {} }: { input?: string | Uint8Array; cwd?: string; env?: NodeJS.ProcessEnv } = {}): Outcome {
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: "npm run build" makes it');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], { cwd, input, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 60_000, env: { ...process.env, NO_COLOR: '1', ...env } });
  return { status, out: stdout, err: stderr };
}

/** One JSON value a line. */
export function jsonLines<T>(out: string): T[] {
  return out.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}
