import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../../server/core/project/file.ts';
import { inEnglish } from '../../../server/core/say.ts';

/** The problems of a file, each as the text that it stands at and what is said of it. */
function problems(text: string): string[] {
  return readProject(text).problems.map(({ start, end, message }) => `${text.slice(start, end)} | ${inEnglish(message)}`);
}

test('comments and trailing commas are allowed', () => {
  const { said, problems: found } = readProject('// the press office\n{ "dialect": "nexis", /* for now */ "acronyms": { "householdWords": ["SEEC",], }, }\n');
  assert.deepEqual(found, []);
  assert.equal(said.dialect, 'nexis');
  assert.deepEqual(said.acronyms.householdWords, ['SEEC']);
});

test('what makes no sense is told where it stands, and the rest is taken', () => {
  const text = `{
    "dialekt": "nexis",
    "dialect": "nexus",
    "checks": { "severity": { "mojibak": "off", "mojibake": "loud", "html-residue": "hint" }, "silence": [{ "code": "mojibake" }, 3, { "code": "x", "file": "a" }] },
    "glossary": ["a.csv", 7, { "EAEU": "" }],
    "organisations": { "metonyms": "yes" },
    "codebook": { "topic": { "values": ["a", "a"] } },
    "labels": { "Loan": { "colour": "red" } },
  }`;
  assert.equal(readProject(text).said.checks.severity['html-residue'], 'hint');
  assert.deepEqual(problems(text).map((line) => line.slice(0, 100)), [
    '"dialekt" | dialekt: there is no "dialekt" here; there are dialect, dialectByFile, dialects, checks,',
    '"nexus" | dialect: there is no dialect "nexus"; there are auto, nexis, nexis-advance, factiva, proqu',
    '"mojibak" | checks.severity.mojibak: there is no code "mojibak"',
    '"loud" | checks.severity.mojibake: it must be one of error, warning, information, hint, off',
    '{ "code": "mojibake" } | checks.silence.0: say in which "file" or "article"; "severity" turns a code',
    '3 | checks.silence.1: it must be an object',
    '"x" | checks.silence.2.code: there is no code "x"',
    '7 | glossary.1: it must be an object of short forms and what they stand for, the path of a CSV file,',
    '"" | glossary.2.EAEU: what a short form stands for must be words',
    '"yes" | organisations.metonyms: it must be true or false',
    '"a" | codebook.topic.values.1: the value "a" stands twice',
    '{ "colour": "red" } | labels.Loan: its colour "red" is not of the form "#1a2b3c"',
  ]);
});

test('what is no JSON is told, and as much as can be read is taken', () => {
  assert.deepEqual(problems(''), [' | not JSON: value expected']);
  assert.deepEqual(problems('[]'), ['[] | it must be an object']);
  const broken = '{ "dialect": "nexis" "checks": {';
  assert.equal(readProject(broken).said.dialect, 'nexis');
  assert.ok(problems(broken).length > 0);
  assert.deepEqual(problems('{ "__proto__": { "dialect": "nexis" } }').length, 1);
});
