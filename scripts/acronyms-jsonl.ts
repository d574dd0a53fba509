// Reads {"id","text"} lines on standard input and prints the lines of `broadsheet acronyms --jsonl`: for measuring with ../shared/acronyms/score.mjs.
import { createInterface } from 'node:readline';
import { acronymsLine } from '../server/core/acronyms/line.ts';

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue;
  const { id, text } = JSON.parse(line) as { id: string; text: string };
  process.stdout.write(JSON.stringify({ id, ...acronymsLine(text) }) + '\n');
}
