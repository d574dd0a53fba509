/** The order of imports: text ← dump ← acronyms, organisations ← checks ← annotations ← project ← report ← lsp and cli ← main. */
const rooms = ['text', 'dump', '(?:acronyms|organisations)', 'checks', 'annotations', 'project', 'report'];

/** Nothing in a room imports from a room after it. */
const order = rooms.slice(0, -1).map((room, i) => ({
  name: `${room.replace(/\W+/g, '-')}-imports-nothing-later`,
  severity: 'error',
  from: { path: `^server/core/${room}/` },
  to: { path: `^server/core/(?:${rooms.slice(i + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...order,
    { name: 'acronyms-and-organisations-apart', severity: 'error', from: { path: '^server/core/acronyms/' }, to: { path: '^server/core/organisations/' } },
    { name: 'core-is-plain', comment: 'The core has no Node, no LSP, no VS Code.', severity: 'error', from: { path: '^server/core/' }, to: { dependencyTypes: ['core'] } },
    { name: 'core-knows-no-protocol', severity: 'error', from: { path: '^server/core/' }, to: { path: '(?:^|/)vscode[^/]*(?:/|$)' } },
    { name: 'core-imports-core', severity: 'error', from: { path: '^server/core/' }, to: { path: '^(?:client|scripts|test|server/(?!core/))' } },
    { name: 'lsp-imports-no-entry-point', severity: 'error', from: { path: '^server/(?:lsp|cli|host)/' }, to: { path: '^server/(?:main\\.|cli\\.ts)', pathNot: '^server/main\\.node\\.ts$' } },
    { name: 'lsp-and-cli-apart', severity: 'error', from: { path: '^server/lsp/' }, to: { path: '^server/cli' } },
    { name: 'lsp-runs-in-a-worker', comment: 'node: belongs to the host and the entry points.', severity: 'error', from: { path: '^server/(?:lsp/|main\\.web)' }, to: { dependencyTypes: ['core'] } },
    { name: 'lsp-is-given-its-host', severity: 'error', from: { path: '^server/(?:lsp/|main\\.web)' }, to: { path: '^server/host/node' } },
    { name: 'host-knows-no-feature', severity: 'error', from: { path: '^server/host/' }, to: { path: '^server/(?:lsp|cli)' } },
    { name: 'client-and-server-apart', severity: 'error', from: { path: '^client/' }, to: { path: '^server/' } },
    { name: 'server-and-client-apart', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    { name: 'server-knows-no-vscode', severity: 'error', from: { path: '^server/' }, to: { path: '^(?:vscode$|node_modules/(?:@types/vscode|vscode-languageclient)/)' } },
    { name: 'report-draws-figures', severity: 'error', from: { path: '^report/' }, to: { path: '^(?:client|scripts|test|server)/', pathNot: '^server/core/report/' } },
    { name: 'nothing-imports-tests', severity: 'error', from: { path: '^(?:client|server|report|data)/' }, to: { path: '^(?:test|scripts)/' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-broken-imports', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
    { name: 'only-declared-packages', severity: 'error', from: { path: '^(?:client|server|report)/' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' } },
  ],
  options: {
    // data files are no code: reading megabytes of them as such takes minutes
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(?:model|tsv|css)$' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'browser', 'default', 'types'], extensions: ['.ts', '.js', '.cjs', '.mjs', '.d.ts', '.json', '.tsv', '.model'] },
  },
};
