import { CompletionItemKind, type CompletionItem, type CompletionList } from 'vscode-languageserver';
import { fingerprint } from '../core/acronyms/sameness.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import type { Range } from '../core/text/range.ts';
import { toRange } from './toProtocol.ts';

/** No more items than this are offered at once; the list says that typing on narrows it. */
const MOST_ITEMS = 200;
const PER_SLICE = 200;
/** UTF-16 units before the cursor in which a long name is looked for, and the least that has to be typed of one. */
const REACH = 120;
const LEAST = 5;

const IN_LEXICON = 4;

/** A short form and what it stands for; `rank` sorts those of the file first. */
interface Known {
  readonly key: string;
  readonly expansion: string;
  readonly rank: number;
}

/** Short forms that begin as typed, with their expansions, and the short forms of a long name that is being typed. */
export function* completion(analysis: Analysis, offset: number): Generator<unknown, CompletionList> {
  const { text } = analysis.dump;
  const typed = text.slice(Math.max(text.lineStart(text.lineAt(offset)), offset - REACH), offset);
  const prefix = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}&/.-]*$/u.exec(typed)?.[0] ?? '';
  const items: CompletionItem[] = [];
  const offered = new Set<string>();
  const ends = endsOf(typed);
  let passed = 0;
  const several = ends.filter((end) => /\s\S/.test(end));
  for (const known of knownForms(analysis, prefix, several.length > 0)) {
    if (++passed % PER_SLICE === 0) yield passed;
    const { key, expansion, rank } = known;
    // one word begins many names of the lexicon
    const long = beginningOf(expansion, rank === IN_LEXICON ? several : ends);
    const from = prefix && key.startsWith(prefix) ? prefix : long;
    if (!from || offered.has(`${key}\t${expansion}`)) continue;
    offered.add(`${key}\t${expansion}`);
    const range = { start: offset - from.length, end: offset };
    // another spelling is no other short form
    const meaning = `${key}\t${fingerprint(expansion)}`;
    if (!offered.has(meaning)) items.push({ ...item(analysis, known, key, from, range), labelDetails: { description: expansion } });
    offered.add(meaning);
    if (from === prefix || long.length < expansion.length) items.push(item(analysis, { key, expansion, rank: rank + 1 }, `${expansion} (${key})`, from, range));
    if (items.length >= MOST_ITEMS) break;
  }
  return { isIncomplete: true, items };
}

/** The short forms of the file with their expansions, wherever they come from where they begin with a prefix; then those of the glossary, and of the lexicon those that begin so, or all. */
function* knownForms(analysis: Analysis, prefix: string, all: boolean): Generator<Known> {
  const { acronymIndex, knowledge: { expansions: { glossary, lexicon } } } = analysis;
  for (const key of acronymIndex.keys()) {
    const [first] = acronymIndex.definitions(key);
    const expansion = first?.definition.expansion ?? (prefix && key !== prefix && key.startsWith(prefix) ? analysis.senses(key)[0]?.expansion : undefined);
    if (expansion !== undefined) yield { key, expansion, rank: 0 };
  }
  for (const [key, [expansion]] of glossary ?? []) yield { key, expansion, rank: 2 };
  if (prefix || all) for (const { short, expansion } of lexicon?.startingWith(all ? '' : prefix) ?? []) yield { key: short, expansion, rank: IN_LEXICON };
}

/** The ends of what was typed that a name may begin with: from a capitalised word on, the longest first. */
function endsOf(typed: string): readonly string[] {
  return [...typed.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu)].map(({ index }) => typed.slice(index)).filter(({ length }) => length >= LEAST);
}

/** The longest of the ends that a name begins with; '' where there is none. */
function beginningOf(name: string, ends: readonly string[]): string {
  const first = name.charAt(0).toLowerCase();
  return ends.find((end) => end.length <= name.length && end.charAt(0).toLowerCase() === first && name.slice(0, end.length).toLowerCase() === end.toLowerCase()) ?? '';
}

function item(analysis: Analysis, { expansion, rank }: Known, newText: string, filterText: string, range: Range): CompletionItem {
  return {
    label: newText,
    kind: CompletionItemKind.Text,
    detail: expansion,
    filterText,
    sortText: `${rank}${newText}`,
    textEdit: { range: toRange(analysis.dump.text, range), newText },
  };
}
