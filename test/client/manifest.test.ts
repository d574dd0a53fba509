/** What package.json promises is there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codes } from '../../server/core/checks/codes.ts';
import { dialects } from '../../server/core/dump/dialects/all.ts';
import { legend } from '../../server/lsp/semanticTokens.ts';

interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly scope?: string;
  readonly anyOf?: readonly { readonly enum?: readonly string[]; readonly markdownEnumDescriptions?: readonly string[]; readonly type?: string }[];
  readonly properties?: Record<string, { default: string }>;
}
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { configuration?: string; icon?: Record<string, string> }[];
    readonly jsonValidation: readonly { url: string }[];
    readonly grammars: readonly { path: string }[];
    readonly commands: readonly { command: string; category: string; title: string; enablement?: string }[];
    readonly keybindings: readonly { command: string }[];
    readonly viewsWelcome: readonly { view: string; contents: string }[];
    readonly walkthroughs: readonly { icon: string; steps: readonly { description: string; media: { svg: string; altText: string }; completionEvents: readonly string[] }[] }[];
    readonly viewsContainers: Record<string, readonly { icon: string }[]>;
    readonly views: Record<string, readonly { id: string }[]>;
    readonly menus: Record<string, readonly { command: string; when?: string }[]>;
    readonly semanticTokenTypes: readonly { id: string }[];
    readonly semanticTokenModifiers: readonly { id: string }[];
    readonly configuration: readonly { properties: Record<string, Setting> }[];
  };
}

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const english = JSON.parse(read('package.nls.json')) as Record<string, string>;
/** The manifest as VS Code shows it. */
const manifest = JSON.parse(read('package.json'), (_, value: unknown) => typeof value === 'string' ? value.replace(/^%(.+)%$/, (key, name: string) => english[name] ?? key) : value) as Manifest;
const { commands, configuration, grammars, jsonValidation, keybindings, languages, menus, viewsWelcome, walkthroughs } = manifest.contributes;
const views = Object.values(manifest.contributes.views).flat().map(({ id }) => id);
const steps = walkthroughs.flatMap((each) => each.steps);
const settings = Object.fromEntries(configuration.flatMap(({ properties }) => Object.entries(properties)));
const client = readdirSync(new URL('client/', root), { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts')).map(name => read(`client/${name}`)).join('\n');

test('what a line of a view does can be done while the view has the keyboard', () => {
  const sources = readdirSync(new URL('client/views/', root)).map(name => read(`client/views/${name}`)).join('\n');
  const named = new Set(Array.from(sources.matchAll(/\{ command: '(broadsheet\.\w+)', title/g), ([, command]) => command));
  assert.ok(named.has('broadsheet.showPlace') && named.has('broadsheet.reattach'));
  assert.deepEqual(commands.filter(({ command, enablement }) => named.has(command) && enablement?.includes('editor')), []);
});

test('the files it names exist', () => {
  const containers = Object.values(manifest.contributes.viewsContainers).flat();
  const paths = [manifest.icon, ...grammars.map(({ path }) => path), ...jsonValidation.map(({ url }) => url), ...walkthroughs.map(({ icon }) => icon), ...steps.map(({ media }) => media.svg), ...languages.flatMap(({ configuration, icon = {} }) => [configuration, ...Object.values(icon)]), ...containers.map(({ icon }) => icon)].filter(path => path !== undefined);
  assert.deepEqual(paths.filter(path => !existsSync(new URL(path, root))), []);
});

test('every command is registered by the client, and every one the client registers is named', () => {
  const registered = [...client.matchAll(/(?:registerCommand|inEditor|onMark|onItem)\('(broadsheet\.\w+)'/g)].map(([, name]) => name).sort();
  assert.deepEqual(commands.map(({ command }) => command).sort(), registered);
});

test('commands stand in one category, and in the palette only where they apply', () => {
  assert.deepEqual(commands.filter(({ category }) => category !== 'Broadsheet'), []);
  const palette = menus.commandPalette ?? [];
  assert.deepEqual(commands.map(({ command }) => command).filter(name => !palette.some(({ command, when }) => command === name && when)), []);
  assert.deepEqual(keybindings.map(({ command }) => command).filter(name => !commands.some(({ command }) => command === name)), []);
});

test('the first steps are five, each with a picture that says in words what it shows, and lead where there is something', () => {
  assert.equal(steps.length, 5);
  assert.deepEqual(steps.filter(({ media, completionEvents }) => !media.altText || completionEvents.length === 0), []);
  const texts = [...steps.flatMap(({ description, completionEvents }) => [description, ...completionEvents]), ...viewsWelcome.map(({ contents }) => contents)].join('\n');
  const known = [...commands.map(({ command }) => command), ...views.flatMap((id) => [id, `${id}.focus`]), 'broadsheet.showsDump'];
  assert.deepEqual([...texts.matchAll(/(?:command|onCommand|onView|onContext):(?:toSide:)?(broadsheet\.[\w.]+)/g)].map(([, name]) => name).filter((name) => !known.includes(name)), []);
});

test('every view says what to do while it is empty', () => {
  assert.deepEqual(views.filter((id) => !viewsWelcome.some(({ view }) => view === id)), []);
});

test('every setting is ours and says what it does and where it may be set', () => {
  assert.deepEqual(Object.entries(settings).filter(([name, { description, markdownDescription, scope }]) =>
    !name.startsWith('broadsheet.') || !(description ?? markdownDescription) || !scope).map(([name]) => name), []);
});

test('the dialects to choose from are those the server knows, and any of one’s own', () => {
  const [known, own] = settings['broadsheet.dialect']?.anyOf ?? [];
  assert.deepEqual(known?.enum, ['auto', ...dialects.map(({ id }) => id)]);
  assert.deepEqual(known?.markdownEnumDescriptions?.slice(1), dialects.map(({ name }) => name));
  assert.equal(own?.type, 'string');
});

test('the codes whose severity can be set are those of the checks, with their own defaults', () => {
  const offered = Object.entries(settings['broadsheet.checks.severity']?.properties ?? {}).map(([code, { default: severity }]) => [code, severity]);
  assert.deepEqual(offered, Object.entries(codes).map(([code, known]) => [code, 'off' in known ? 'off' : known.severity]));
});

test('every semantic token of the server has a description and a colour', () => {
  const { semanticTokenTypes, semanticTokenModifiers } = manifest.contributes;
  const undescribed = (names: readonly string[], known: readonly { id: string }[]): string[] => names.filter(name => !known.some(({ id }) => id === name));
  assert.deepEqual(undescribed(legend.tokenTypes, semanticTokenTypes), []);
  assert.deepEqual(undescribed(legend.tokenModifiers, semanticTokenModifiers), []);
});
