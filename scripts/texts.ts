/**
 * npm run texts: moves what the manifest says to people into package.nls.json, and lists what the sources say in l10n/bundle.l10n.json.
 * Run it after new commands, settings or sentences; test/client/texts.test.ts then names what has no translation yet.
 */
import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { BUILT_IN_LABELS } from '../server/core/annotations/codebook.ts';
import { codes } from '../server/core/checks/codes.ts';
import { dialects } from '../server/core/dump/dialects/all.ts';
import { root } from './harness/webHost.ts';

/** Where sentences stand in calls of `t`. */
const ROOMS = ['client', 'report', 'server'];
/** What is said to people in the manifest, by the name of the property. */
const SAID = new Set(['title', 'description', 'markdownDescription', 'contents', 'name', 'altText', 'enumDescriptions', 'markdownEnumDescriptions']);
/** Properties of the manifest in which nothing is said to people. */
const MUTE = new Set(['scripts', 'dependencies', 'devDependencies', 'languages', 'grammars', 'anyOf', 'default', 'menus', 'semanticTokenScopes']);
/** A name in every language. */
const OWN_NAME = 'Broadsheet';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** The texts of the manifest by key; those that stand in it are replaced by their keys. */
export function movedTexts(manifest: Json, known: Readonly<Record<string, string>>): Record<string, string> {
  const texts: Record<string, string> = {};
  const move = (text: string, path: readonly string[]): string => {
    const [, key] = /^%(.+)%$/.exec(text) ?? [];
    if (key !== undefined && known[key] !== undefined) texts[key] = known[key];
    if (key !== undefined || text === OWN_NAME) return text;
    const wanted = path.filter(part => !/^(?:|contributes|properties|broadsheet)$/.test(part)).join('.').replaceAll('broadsheet.', '');
    let fresh = wanted;
    for (let n = 2; texts[fresh] !== undefined || known[fresh] !== undefined; n++) fresh = `${wanted}.${n}`;
    texts[fresh] = text;
    return `%${fresh}%`;
  };
  const walk = (value: Json, path: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((each, n) => typeof each === 'string' ? (SAID.has(path.at(-1)!) ? move(each, [...path, String(n + 1)]) : each) : walk(each, [...path, nameOf(each)]));
    if (value === null || typeof value !== 'object') return value;
    for (const [name, each] of Object.entries(value)) {
      if (MUTE.has(name)) continue;
      value[name] = typeof each === 'string' ? (SAID.has(name) && (name !== 'name' || path.length > 0) ? move(each, [...path, name]) : each) : walk(each, [...path, name]);
    }
    return value;
  };
  walk(manifest, []);
  return texts;
}

/** What tells an element of a list apart, if anything does; settings have their own names. */
function nameOf(element: Json): string {
  const { command, id, view } = element as Record<string, string>;
  return command ?? id ?? view ?? '';
}

/** The sentences in calls of `t`, `l10n.t` and `say` and in refusals, as the sources have them, and what the codes and the dialects are called and labels mean. */
export async function sentences(): Promise<string[]> {
  const add = (text: ts.Expression | undefined): void => {
    if (text && ts.isStringLiteralLike(text)) found.add(text.text);
    if (!text || !ts.isConditionalExpression(text)) return;
    add(text.whenTrue);
    add(text.whenFalse);
  };
  const found = new Set<string>([...Object.values(codes).map(({ title }) => title), ...dialects.map(({ name }) => name), ...BUILT_IN_LABELS.flatMap(({ definition }) => definition ?? [])]);
  for (const room of ROOMS) {
    for (const name of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter(each => each.endsWith('.ts') && !each.endsWith('.d.ts')).sort()) {
      const source = ts.createSourceFile(name, await readFile(join(root, room, name), 'utf8'), ts.ScriptTarget.Latest);
      const visit = (node: ts.Node): void => {
        if ((ts.isCallExpression(node) || ts.isNewExpression(node)) && /^(?:(?:l10n\.)?t|say|Refusal|NotText)$/.test(node.expression.getText(source))) add(node.arguments?.[0]);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
  }
  return [...found].filter(text => text !== '{0}').sort();
}

const readJson = async (path: string): Promise<Json> => JSON.parse(await readFile(join(root, path), 'utf8')) as Json;
const writeJson = (path: string, value: Json): Promise<void> => writeFile(join(root, path), `${JSON.stringify(value, null, 2)}\n`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const manifest = await readJson('package.json');
  const texts = movedTexts(manifest, await readJson('package.nls.json') as Record<string, string>);
  await writeJson('package.json', manifest);
  await writeJson('package.nls.json', texts);
  await writeJson('l10n/bundle.l10n.json', Object.fromEntries((await sentences()).map(text => [text, text])));
}
