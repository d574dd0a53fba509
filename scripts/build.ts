/** Makes the six bundles in dist/, and the tests for VS Code in out/ when asked: build.ts [--minify] [--watch] [--tests] */
import { chmod } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command line leaves the server in its own bundle and loads it for `broadsheet server`. */
const serverApart: esbuild.Plugin = {
  name: 'server-apart',
  setup(build) {
    build.onResolve({ filter: /\/main\.node\.ts$/ }, ({ kind }) => kind === 'entry-point' ? undefined : { path: './server.node.js', external: true });
  },
};

export interface BuildChoices {
  readonly minify?: boolean | undefined;
  /** The tests in VS Code: all, or those in files of these names (`views` for views.test.ts). */
  readonly tests?: true | readonly string[] | undefined;
}

function bundles({ minify = false, tests }: BuildChoices): esbuild.BuildOptions[] {
  const common: esbuild.BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    minify,
    sourcemap: minify ? false : 'linked',
    // Tables travel inside the bundles, as text; the model is a file beside them.
    loader: { '.tsv': 'text', '.csv': 'text', '.css': 'text' },
    // its default entry requires files that a bundler does not see
    alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
    logLevel: 'warning',
    legalComments: 'none',
  };
  const node: esbuild.BuildOptions = { ...common, platform: 'node', target: 'node20', format: 'cjs' };
  const web: esbuild.BuildOptions = {
    ...common, platform: 'browser', target: 'es2023',
    alias: { ...common.alias, 'csv-stringify/sync': 'csv-stringify/browser/esm/sync' },
    // nothing that runs in a browser may fetch; a library that could is left without the means
    define: { fetch: 'undefined' },
  };
  const made: esbuild.BuildOptions[] = [
    { ...node, entryPoints: ['client/extension.node.ts'], outfile: 'dist/extension.node.js', external: ['vscode'] },
    { ...web, entryPoints: ['client/extension.web.ts'], outfile: 'dist/extension.web.js', format: 'cjs', external: ['vscode'] },
    { ...node, entryPoints: ['server/main.node.ts'], outfile: 'dist/server.node.js' },
    { ...web, entryPoints: ['server/main.web.ts'], outfile: 'dist/server.web.js', format: 'iife' },
    { ...web, entryPoints: ['report/page.ts'], outfile: 'dist/report.js', format: 'iife', minify: true, sourcemap: false },
    { ...node, entryPoints: ['server/cli.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' }, plugins: [serverApart] },
  ];
  if (tests) {
    const chosen = tests === true ? ["import './all.ts';"] : tests.map(name => `import './${name}.test.ts';`);
    const stdin = { contents: [...chosen, "export { run } from './registry.ts';"].join('\n'), resolveDir: `${root}test/vscode` };
    made.push({ ...web, stdin, outfile: 'out/vscode-tests.js', format: 'cjs', external: ['vscode'] });
  }
  return made;
}

/** Makes the bundles once; the answer lists the files they were made from, relative to the project's folder. */
export async function build(choices: BuildChoices = {}): Promise<string[]> {
  const results = await Promise.all(bundles(choices).map(bundle => esbuild.build({ ...bundle, metafile: true })));
  await chmod(`${root}/dist/cli.js`, 0o755);
  return [...new Set(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)))];
}

/** Makes them, and again whenever a source changes, until interrupted. */
async function watch(choices: BuildChoices): Promise<void> {
  const contexts = await Promise.all(bundles(choices).map(bundle => esbuild.context({ ...bundle, logLevel: 'info' })));
  await Promise.all(contexts.map(context => context.watch()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { minify: { type: 'boolean' }, tests: { type: 'boolean' }, watch: { type: 'boolean' } } });
  const choices = { minify: values.minify, tests: values.tests || undefined };
  await (values.watch ? watch(choices) : build(choices));
}
