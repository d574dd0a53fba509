/** What package.json promises is there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Setting { readonly description?: string; readonly markdownDescription?: string; readonly scope?: string }
interface Manifest {
  readonly icon: string;
  readonly contributes: {
    readonly languages: readonly { configuration: string; icon: Record<string, string> }[];
    readonly grammars: readonly { path: string }[];
    readonly commands: readonly { command: string; category: string; title: string }[];
    readonly keybindings: readonly { command: string }[];
    readonly menus: Record<string, readonly { command: string; when?: string }[]>;
    readonly configuration: readonly { properties: Record<string, Setting> }[];
  };
}

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { commands, configuration, grammars, keybindings, languages, menus } = manifest.contributes;
const client = readdirSync(new URL('client/', root)).filter(name => name.endsWith('.ts')).map(name => read(`client/${name}`)).join('\n');

test('the files it names exist', () => {
  const paths = [manifest.icon, ...grammars.map(({ path }) => path), ...languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)])];
  assert.deepEqual(paths.filter(path => !existsSync(new URL(path, root))), []);
});

test('every command is registered by the client, and every one the client registers is named', () => {
  const registered = [...client.matchAll(/registerCommand\('(broadsheet\.\w+)'/g)].map(([, name]) => name).sort();
  assert.deepEqual(commands.map(({ command }) => command).sort(), registered);
});

test('commands stand in one category, and in the palette only where they apply', () => {
  assert.deepEqual(commands.filter(({ category }) => category !== 'Broadsheet'), []);
  const palette = menus.commandPalette ?? [];
  assert.deepEqual(commands.map(({ command }) => command).filter(name => !palette.some(({ command, when }) => command === name && when)), []);
  assert.deepEqual(keybindings.map(({ command }) => command).filter(name => !commands.some(({ command }) => command === name)), []);
});

test('every setting is ours and says what it does and where it may be set', () => {
  const settings = configuration.flatMap(({ properties }) => Object.entries(properties));
  assert.deepEqual(settings.filter(([name, { description, markdownDescription, scope }]) =>
    !name.startsWith('broadsheet.') || !(description ?? markdownDescription) || !scope).map(([name]) => name), []);
});
