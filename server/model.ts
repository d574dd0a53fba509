import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of the model of organisations, from the file that comes beside the bundles: two of them need it, and a package holds it once. Throws where it is missing. */
export const modelFile = (): Uint8Array => readFileSync(join(__dirname, '../data/organisations.model'));
