/** Writes a dump of newspaper pages of any size: `node test/bench/writeDump.ts FILE MB [SEED]`. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MB } from './figures.ts';
import { newspaperPages } from './generate.ts';

const PIECE = 16;

export async function writeDump(file: string, size: number, first = 1): Promise<void> {
  const out = createWriteStream(file);
  for (let written = 0, seed = first; written < size; seed++) {
    const bytes = Buffer.from(newspaperPages(Math.min(PIECE, size - written) * MB, seed));
    written += bytes.length / MB;
    if (!out.write(bytes)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, size, seed] = process.argv.slice(2);
  await writeDump(file, Number(size), seed ? Number(seed) : undefined);
}
