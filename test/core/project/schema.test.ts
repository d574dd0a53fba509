/** What the schema calls right, and offers to complete, is what the reader of `.broadsheet.json` takes without a word, and the other way round. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { codes } from '../../../server/core/checks/codes.ts';
import { dialects } from '../../../server/core/dump/dialects/all.ts';
import { readSaid } from '../../../server/core/project/said.ts';

interface Enum { readonly enum?: readonly string[]; readonly enumDescriptions?: readonly string[] }
interface Schema {
  readonly properties: Record<string, Schema>;
  readonly definitions: Record<string, Enum & { readonly anyOf?: readonly Enum[] }>;
}
const schema = JSON.parse(readFileSync(new URL('../../../schemas/broadsheet.schema.json', import.meta.url), 'utf8')) as Schema;
const conforms = new Ajv({ strict: false, formats: { 'color-hex': true } }).compile(schema as AnySchema);

const RIGHT: readonly unknown[] = [
  {},
  { $schema: 'x' },
  { dialect: 'auto' }, { dialect: 'nexis', dialectByFile: { 'a/*.txt': 'mbox' } },
  { checks: { enabled: false, severity: { mojibake: 'off', 'unused-definition': 'hint' } } },
  { checks: { silence: [{ code: 'mojibake', file: '*.txt' }, { code: ['mojibake', 'missing-title'], article: 'x1' }, { code: 'mojibake', file: 'a', article: 'b' }] } },
  { glossary: { EAEU: 'Eurasian Economic Union' } }, { glossary: 'a.csv' }, { glossary: ['a.csv', { A: 'b' }] },
  { dialects: { own: { name: 'Own', separator: '^=+$', fields: { Paper: 'source' }, usual: ['source'], evidence: [{ pattern: '^=', weight: 5, what: 'rulers' }] } }, dialect: 'own' },
  { dialects: { one: { begins: '^Ref: ' }, two: { ends: '^END$' } }, dialectByFile: { 'a.txt': 'two' } },
  { acronyms: { householdWords: ['SEEC'], inlayHints: true } },
  { organisations: { enabled: true, metonyms: false } },
  { codebook: { topic: ['a', 'b'], tone: { title: 'Tone', values: [1, { value: 2, key: 'x', definition: 'y' }], multiple: true }, score: { type: 'number', minimum: 1, maximum: 5 }, note: { type: 'text' }, free: {} } },
  { labels: { Loan: '#1a2b3c', Court: { key: 'c', colour: '#ffffff', definition: 'a court' } } },
];

const WRONG: readonly unknown[] = [
  [], 7, { nonsense: 1 },
  { dialect: 3 }, { dialect: 'No Name' }, { dialectByFile: { a: '' } }, { dialectByFile: [] },
  { checks: [] }, { checks: { enabled: 'no' } }, { checks: { nonsense: 1 } }, { checks: { severity: { mojibake: 'loud' } } }, { checks: { severity: { nonsense: 'off' } } },
  { checks: { silence: {} } }, { checks: { silence: ['mojibake'] } }, { checks: { silence: [{ code: 'mojibake' }] } }, { checks: { silence: [{ file: 'a' }] } },
  { checks: { silence: [{ code: 'nonsense', file: 'a' }] } }, { checks: { silence: [{ code: 'mojibake', file: '' }] } }, { checks: { silence: [{ code: 'mojibake', file: 'a', line: 3 }] } },
  { checks: { silence: [{ code: [], file: 'a' }] } },
  { glossary: 7 }, { glossary: { A: '' } }, { glossary: { A: 3 } }, { glossary: [['a.csv']] },
  { dialects: [] }, { dialects: { Own: { begins: 'a' } } }, { dialects: { nexis: { begins: 'a' } } }, { dialects: { auto: { begins: 'a' } } }, { dialects: { own: {} } }, { dialects: { own: { begins: '' } } },
  { dialects: { own: { begins: 3 } } }, { dialects: { own: { begins: 'a', start: 'b' } } }, { dialects: { own: { begins: 'a', fields: { Paper: 3 } } } }, { dialects: { own: { begins: 'a', usual: 'source' } } },
  { dialects: { own: { begins: 'a', evidence: [{ what: 'x' }] } } }, { dialects: { own: { begins: 'a', evidence: [{ pattern: 'x', weight: 0 }] } } },
  { acronyms: { householdWords: 'EU' } }, { acronyms: { householdWords: [3] } }, { acronyms: { householdWords: [' '] } }, { acronyms: { inlayHints: 1 } },
  { organisations: { enabled: 1 } }, { organisations: { nonsense: true } },
  { codebook: [] }, { codebook: { topic: [] } }, { codebook: { topic: 'a' } }, { codebook: { topic: { type: 'choice' } } }, { codebook: { topic: { type: 'colour' } } }, { codebook: { topic: [null] } },
  { codebook: { topic: [{ value: 'a', key: 'ab' }] } },
  { labels: [] }, { labels: { Loan: 'red' } }, { labels: { Loan: { colour: '#12' } } }, { labels: { Loan: { key: '' } } }, { labels: { Loan: 3 } },
];

test('reader and schema agree', () => {
  for (const right of RIGHT) assert.deepEqual([conforms(right), readSaid(right).problems], [true, []], JSON.stringify(right));
  for (const wrong of WRONG) assert.deepEqual([conforms(wrong), readSaid(wrong).problems.length > 0], [false, true], JSON.stringify(wrong));
});

test('the schema knows all dialects, codes and severities, and describes them', () => {
  const { dialect, code, severity } = schema.definitions;
  assert.deepEqual(dialect.anyOf?.[0].enum, ['auto', ...dialects.map(({ id }) => id)]);
  assert.deepEqual(dialect.anyOf?.[0].enumDescriptions?.slice(1), dialects.map(({ name }) => name));
  assert.deepEqual(code.enum, Object.keys(codes));
  assert.equal(code.enumDescriptions?.length, code.enum?.length);
  assert.deepEqual(Object.keys(schema.properties.checks.properties.severity.properties), Object.keys(codes));
  assert.deepEqual(severity.enum, ['error', 'warning', 'information', 'hint', 'off']);
});
