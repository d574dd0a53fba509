import { readFileSync } from 'node:fs';
import { KINDS } from '../server/core/organisations/gazetteer.ts';

/** A text with its organisations: UTF-16 offsets, half-open. */
export interface Example {
  readonly id: string;
  readonly text: string;
  readonly orgs: readonly (readonly [number, number])[];
}

export const SETS = ['gmb', 'wikigold', 'crossner-politics', 'crossner-science', 'crossner-ai', 'crossner-literature', 'crossner-music', 'ewt-dev', 'sec', 'btc', 'wnut17'] as const;
export type SetName = typeof SETS[number] | 'newswire-patterns';

/** The training sets, from the folder beside the project. */
export function readSet(set: string): Example[] {
  return readFileSync(new URL(`../../shared/organisations/train/${set}.jsonl`, import.meta.url), 'utf8').split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Example);
}

/**
 * The same example as people write it: tokens of a corpus, joined by single spaces, are put together again (no space before a comma or a possessive,
 * after an opening bracket, inside quotes).
 */
export function detokenise({ id, text, orgs }: Example): Example {
  const keep = new Uint8Array(text.length).fill(1);
  let inQuote = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n') inQuote = false;
    if (text[i] === '"') {
      const at = inQuote ? i - 1 : i + 1;
      if (text[at] === ' ') keep[at] = 0;
      inQuote = !inQuote;
    }
    if (text[i] !== ' ') continue;
    const next = text[i + 1], after = text[i + 2], last = text[i - 1];
    if (',;:!?)]%'.includes(next ?? 'x') || next === '.' && (after === undefined || /\s/.test(after))) keep[i] = 0;
    else if ((next === "'" || next === '’') && /^['’](?:s|t|re|ve|ll|d|m)\b/.test(text.slice(i + 1, i + 4))) keep[i] = 0;
    else if (next === 'n' && /^n['’]t\b/.test(text.slice(i + 1, i + 5))) keep[i] = 0;
    else if (last === '(' || last === '[' || last === '$') keep[i] = 0;
  }
  const at = new Int32Array(text.length + 1);
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    at[i] = plain.length;
    if (keep[i]) plain += text[i];
  }
  at[text.length] = plain.length;
  return { id, text: plain, orgs: orgs.map(([start, end]) => [at[start], at[end]] as const) };
}

export interface Score { gold: number; found: number; right: number }

/** Exact spans right, of those in the data and those found. */
export function count(examples: readonly Example[], find: (text: string) => readonly (readonly [number, number])[]): Score {
  const score = { gold: 0, found: 0, right: 0 };
  for (const { text, orgs } of examples) {
    const gold = new Set(orgs.map(([start, end]) => `${start}-${end}`)), found = new Set(find(text).map(([start, end]) => `${start}-${end}`));
    score.gold += orgs.length;
    score.found += found.size;
    for (const span of found) if (gold.has(span)) score.right++;
  }
  return score;
}

export const f1 = ({ gold, found, right }: Score): number => gold + found > 0 ? 2 * right / (gold + found) : 0;

/** The gazetteer's file with about half of its organisations left out. */
export function partial(tsv: string, seed: number): string {
  const random = randomFrom(seed), kinds = new Set<string>(KINDS);
  return tsv.split('\n').map(line => {
    const [kind, names] = line.split('\t');
    return names !== undefined && kinds.has(kind) ? `${kind}\t${names.split(';').filter(() => random() < 0.5).join(';')}` : line;
  }).join('\n');
}

/** mulberry32 */
export function randomFrom(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = a + 0x6d2b79f5 | 0;
    let t = Math.imul(a ^ a >>> 15, 1 | a);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

/** Texts separated by empty lines, organisations between square brackets. */
export function readMarked(file: string): Example[] {
  return file.split('\n\n').map((page, id) => {
    const orgs: [number, number][] = [];
    let text = '', start = 0;
    for (const part of page.split(/([[\]])/)) {
      if (part === '[') start = text.length;
      else if (part === ']') orgs.push([start, text.length]);
      else text += part;
    }
    return { id: String(id), text, orgs };
  });
}
