import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Knowledge } from '../core/analysis/analysis.ts';
import type { CheckOptions } from '../core/checks/options.ts';
import type { ReadingOptions } from '../core/dump/dump.ts';
import { checkOptionsFor, dialectsFor, knowledgeFor, settingsFor, type Settings } from '../core/project/settings.ts';
import { inEnglish } from '../core/say.ts';
import { Text } from '../core/text/text.ts';
import { foldersOf } from '../host/addresses.ts';
import { nodeHost } from '../host/nodeHost.ts';
import { Projects, type Project } from '../host/projects.ts';
import { builtInKnowledge } from '../knowledge.ts';
import { modelFile } from '../model.ts';
import { dialectFrom } from './common.ts';
import { STANDARD_INPUT } from './input.ts';
import type { Given } from './options.ts';
import type { Output } from './output.ts';

/** How one file is to be read. */
export interface Way {
  readonly settings: Settings;
  readonly reading: ReadingOptions;
  readonly knowledge: Knowledge;
  readonly checks: CheckOptions;
}

/** How files are to be read: by the `.broadsheet.json` nearest to each, and by the options, which are stronger. */
export class Ways {
  readonly #chosen: Given[string];
  readonly #output: Output;
  readonly #projects = new Projects(nodeHost());
  readonly #told = new Set<string>();
  #base: Knowledge | null = null;
  /** The last one: files of one project have it in common. */
  #last: { readonly key: string; readonly knowledge: Knowledge } | null = null;

  constructor(given: Given, output: Output) {
    this.#chosen = given['dialect'];
    this.#output = output;
  }

  /** The way for a file, or for standard input, which belongs to the folder that the program runs in. Throws a UsageError where the dialect asked for is none. */
  async of(file: string): Promise<Way> {
    const path = resolve(file === STANDARD_INPUT ? 'standard input' : file);
    const uri = pathToFileURL(path).href;
    const top = repositoryOf(path);
    const boundary = top && pathToFileURL(top).href;
    const project = await this.#projects.of(foldersOf(uri, boundary), boundary);
    if (project) this.#tell(project);
    const settings = settingsFor(uri, project ? [project] : []);
    const dialects = dialectsFor(settings);
    const chosen = dialectFrom(this.#chosen, dialects) ?? settings.dialect ?? undefined;
    const knowledge = (): Knowledge => this.#knowledge(settings);
    return {
      settings, reading: { chosen, dialects },
      // outlines need neither: lexicon and model are read for who asks
      get knowledge() { return knowledge(); },
      get checks() { return checkOptionsFor(settings, knowledge()); },
    };
  }

  #knowledge(settings: Settings): Knowledge {
    const key = JSON.stringify([settings.glossary, settings.organisations.metonyms]);
    if (this.#last?.key !== key) this.#last = { key, knowledge: knowledgeFor(settings, (this.#base ??= builtInKnowledge(modelFile()))) };
    return this.#last.knowledge;
  }

  /** Says once for a project's file that something in it makes no sense. */
  #tell({ uri, text, problems }: Project): void {
    if (problems.length === 0 || this.#told.has(uri)) return;
    this.#told.add(uri);
    const [{ start, message }] = problems;
    const path = fileURLToPath(uri);
    const near = relative('', path);
    const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
    this.#output.note(`${near.startsWith('..') ? path : near}, line ${Text.of(text).lineAt(start) + 1}: ${inEnglish(message)}${more}`);
  }
}

/** The nearest folder above a file that is a repository's; null without one. */
function repositoryOf(path: string): string | null {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return null;
  }
}
