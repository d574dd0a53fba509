import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { agreementOf, type Agreement } from '../../core/annotations/agreement/agreement.ts';
import { placedJudgements, statedJudgements, type Judgement } from '../../core/annotations/agreement/judgements.ts';
import { readAnnotated } from '../../core/annotations/annotated.ts';
import { compact } from '../../core/annotations/sidecar.ts';
import { inEnglish } from '../../core/say.ts';
import { Text } from '../../core/text/text.ts';
import { nodeHost } from '../../host/nodeHost.ts';
import { reasonOf } from '../../host/reasons.ts';
import type { Command } from '../command.ts';
import { DIALECT, formatFrom, formatOption } from '../common.ts';
import { inputs, STANDARD_INPUT } from '../input.ts';
import { UsageError } from '../options.ts';
import type { Output } from '../output.ts';
import { Ways, type Way } from '../ways.ts';
import { count } from '../words.ts';
import { agreementJson, agreementPage } from './agreementPage.ts';
import { readSidecar, SIDECAR, sidecarOf, type ReadSidecar } from './files.ts';

const FORMATS = ['text', 'json'] as const;

/** A dump as both sides are placed in it. */
interface Ground {
  readonly file: string;
  readonly text: Text;
  readonly way: Way;
}

/** `broadsheet agree`: two sidecars of one dump compared. */
export const agree: Command = {
  name: 'agree',
  summary: 'compare what two people decided on one dump',
  usage: ['A B [OPTION…]'],
  options: {
    dump: { value: 'FILE', says: 'the dump that they are about; the one beside A or B unless said otherwise' },
    all: { says: 'compare all articles, also those that only one of them has decided anything on' },
    out: { value: 'FILE', says: 'a sidecar of what both agree on; what FILE holds already settles their differences and stays' },
    format: formatOption(FORMATS),
    dialect: DIALECT,
  },
  notes: ['A and B are sidecars (*.annotations.jsonl), or dumps that have theirs beside them. The exit status is 1 where differences are left.'],
  async run(given, files, output) {
    if (files.length !== 2) throw new UsageError('name two sidecars: broadsheet agree A B');
    if (files.includes(STANDARD_INPUT)) throw new UsageError('sidecars are read from files, not from standard input');
    const [a, b] = await Promise.all(files.map(sidecarPath));
    if (resolve(a) === resolve(b)) throw new UsageError(`${a} is compared with itself: name two sidecars`);
    const out = typeof given['out'] === 'string' ? given['out'] : null;
    if (out !== null && [a, b].some((path) => resolve(path) === resolve(out))) throw new UsageError(`${out} is one of the two that are compared: name another file`);
    const sides = [await there(a, output), await there(b, output)];
    const before = out === null ? null : await readSidecar(out, output);
    if (before?.conflicted) throw new UsageError(`${out} holds the marks of a merge that is not finished: nothing was written`);

    const ground = await groundOf(typeof given['dump'] === 'string' ? given['dump'] : null, [a, b], new Ways(given, output), output);
    const judged = (path: string, { annotations }: ReadSidecar): Judgement[] => {
      if (!ground) return statedJudgements(annotations.values());
      const annotated = readAnnotated(ground.text, annotations.values(), ground.way.reading);
      const lost = annotated.anchors.orphans.length + annotated.structure.orphans.length;
      if (lost > 0) output.note(`${path}: ${count(lost, 'decision')} not compared: the words that ${lost === 1 ? 'it is' : 'they are'} about are not in ${ground.file}`);
      return placedJudgements(annotated);
    };
    const [ofA, ofB] = [judged(a, sides[0]), judged(b, sides[1])];
    const settled = out === null || !before ? [] : judged(out, before);
    const agreement = agreementOf(ofA, ofB, { settled, everywhere: given['all'] === true, categories: ground?.way.settings.codebook.categories ?? [] });
    if (out !== null) await write(out, agreement, before!);
    if (agreement.differences.some((difference) => !difference.settled)) output.found();
    if (formatFrom(given, FORMATS) === 'json') await output.write(agreementJson(a, b, ground?.text ?? null, agreement));
    else await output.write(agreementPage(a, b, ground?.text ?? null, agreement, out));
  },
};

/** A sidecar's path, from its own or that of its dump. */
async function sidecarPath(path: string): Promise<string> {
  return path.endsWith('.jsonl') && !await stat(sidecarOf(path)).catch(() => null) ? path : sidecarOf(path);
}

async function there(path: string, output: Output): Promise<ReadSidecar> {
  const sidecar = await readSidecar(path, output);
  if (!sidecar.exists) throw new UsageError(`cannot read ${path}: there is no such file`);
  if (sidecar.annotations.size === 0) throw new UsageError(`no decision is in ${path}${sidecar.problems.length > 0 ? ': is it a sidecar?' : ''}`);
  return sidecar;
}

/** The dump that sidecars are about: the one named, or one that lies beside them. */
async function groundOf(named: string | null, sidecars: readonly string[], ways: Ways, output: Output): Promise<Ground | null> {
  let file = named;
  for (const sidecar of sidecars) {
    const beside = sidecar.endsWith(SIDECAR) ? sidecar.slice(0, -SIDECAR.length) : null;
    if (file === null && beside !== null && await stat(beside).catch(() => null)) file = beside;
  }
  if (file === null) {
    output.note('there is no dump beside them: places are compared as the sidecars state them (--dump FILE names it)');
    return null;
  }
  for await (const { text } of inputs([file], 'agree --dump', output)) return { file, text: Text.of(text), way: await ways.of(file) };
  throw new UsageError('nothing was compared');
}

/** What the file held stays, with what could not be read in it and what has no place in the dump. */
async function write(path: string, { merged }: Agreement, { annotations, kept }: ReadSidecar): Promise<void> {
  const known = new Set(merged.map(({ id }) => id));
  const rest = [...annotations.values()].filter(({ id }) => !known.has(id));
  try {
    await nodeHost().write(pathToFileURL(resolve(path)).href, new TextEncoder().encode(compact([...merged, ...rest], kept)));
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${inEnglish(reasonOf(error, path))}`);
  }
}
