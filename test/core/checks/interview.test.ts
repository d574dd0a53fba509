import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reported } from './marked.ts';

const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer, as it has done every month.';
const interview = (...turns: string[]): string => `Politics\n\nThe chair of the harbour board answers\n\n${turns.join('\n\n')}\n\nContinue Reading\n`;
const unanswered = (...turns: string[]): string[] => reported('question-without-answer', interview(...turns), { chosen: 'web-page' });

test('a question that nobody answers', () => {
  assert.deepEqual(unanswered('Question: What does the crane cost?', `Jane Roe: ${LONG}`, 'Question: And the bridge?', 'Question: And the school?', `Jane Roe: ${LONG}`), ['8: information nobody answers this question']);
});

test('questions that are answered', () => {
  assert.deepEqual(unanswered('Question: What does the crane cost?', `Jane Roe: ${LONG}`, 'Question: And the bridge?', LONG, 'Question: And the school?', `Jane Roe: ${LONG}`), []);
  assert.deepEqual(unanswered('Question: What does it cost?', `Jane Roe: ${LONG}`, 'Question: And the bridge?', `Jane Roe: ${LONG}`, 'Question: Thank you.'), []);
});
