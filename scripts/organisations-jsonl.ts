// node scripts/organisations-jsonl.ts < TEXTS.jsonl > FOUND.jsonl: the contract's `organisations --jsonl`, to be scored; speed goes to standard error.
import { createInterface } from 'node:readline';
import { organisationsLine } from '../server/core/organisations/line.ts';
import { knowledgeFromFiles } from './organisations-recipe.ts';

const knowledge = knowledgeFromFiles(true);
let characters = 0, spent = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  const before = performance.now();
  const organisations = organisationsLine(text, knowledge);
  spent += performance.now() - before;
  characters += text.length;
  console.log(JSON.stringify({ id, organisations }));
}
console.error(`${(characters / 1000 / spent).toFixed(2)} million characters a second`);
