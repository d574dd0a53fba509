// npm run train: makes data/organisations.model from the training sets beside the project. The same data give the same file.
import { writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { writeModel } from '../server/core/organisations/model.ts';
import { OPTIONS, prepare, prune } from './organisations-crf.ts';
import { learn } from './organisations-perceptron.ts';
import { dataFile, trainingTexts } from './organisations-recipe.ts';

const started = Date.now();
const model = prune(learn(prepare(trainingTexts()), () => true, OPTIONS));
const bytes = writeModel(model.weights as Float32Array, model.transitions);
writeFileSync(dataFile('organisations.model'), bytes);
console.log(`data/organisations.model: ${bytes.length} bytes, ${deflateRawSync(bytes, { level: 9 }).length} compressed, in ${Math.round((Date.now() - started) / 1000)} s`);
