import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unbalancedBracket } from '../../../server/core/checks/unbalancedBracket.ts';
import { unbalancedQuote } from '../../../server/core/checks/unbalancedQuote.ts';
import { marked } from './marked.ts';

test('quotations opened and not closed', () => {
  for (const [text, sign] of [
    ['She said “we are late and went home.', '“'], ['“One” and “two and three.', '“'], ['She said "we are late and went home.', '"'], ['Er sagte: „Wir kommen zu spät und ging.', '„'],
    ['Elle dit : « Nous sommes en retard et partit.', '«'], ['Elle dit : « Oui » et « non et partit.', '«'], ['Er sagte: »Ja« und »nein und ging.', '»'], ['She said ‘we are late and went home.', '‘'],
    ['He said “we are\nlate and went\nhome in the rain.', '“'],
  ]) assert.deepEqual(marked(unbalancedQuote, text), [sign], text);
});

test('quotations that are closed', () => {
  for (const text of [
    '“We are late,” she said. “Go home.”', '"We are late," she said. "Go home."', '„Wir kommen“, sagte er. „Geh.“', '„Wir kommen”, mondta. „Menj.”', '„Wir kommen", sagte er.', '«Sì», disse. «No».', '»Ja«, sagte er, »nein«.',
    '”Ja”, sade hon. ”Nej”, sade han.', '»Ja», sade hon. »Nej», sade han.', '“He said ‘no’ to me,” she said.', 'She said “we are\nlate” and went\nhome.', '«Il a dit “non” hier», dit-elle.', '‘We’re late,’ she said.', '``We are late,\'\' he said. "Go,\'\' he added.',
  ]) assert.deepEqual(marked(unbalancedQuote, text), [], text);
});

test('wrapped lines are one paragraph, with any line ends', () => {
  for (const end of ['\n', '\r\n']) assert.deepEqual(marked(unbalancedQuote, [`She said "we are`, `late (and`, `tired) and`, `went home."`].join(end)), []);
});

test('apostrophes, inches and elisions are no quotations', () => {
  for (const text of [
    'It’s the dogs’ own fault, don’t you think?', "It's the dogs' fault.", 'In the ’60s and the ‘60s, rock ‘n’ roll', 'Get ‘em while it’s hot', 'a 12" single', 'He is 6\'4" tall', '5\'10" and 12" wide, a 7" more', '‘Twas the night', 'the 1/2" pipe', '12"', 'rock ‘n roll',
  ]) assert.deepEqual(marked(unbalancedQuote, text), [], text);
});

test('a quotation may run on over paragraphs that open one', () => {
  assert.deepEqual(marked(unbalancedQuote, '“We are late.\n\n“We go home,” she said.'), []);
  assert.deepEqual(marked(unbalancedQuote, '"We are late.\n\n"We go home," she said.'), []);
  assert.deepEqual(marked(unbalancedQuote, '« Nous sommes en retard.\n\n» Nous partons », dit-elle.'), []);
  assert.deepEqual(marked(unbalancedQuote, '“We are late.\n\nWe go home,” she said.'), []);
  assert.deepEqual(marked(unbalancedQuote, 'She said “we are late.\n\nThey went home.'), ['“']);
});

test('a text that is cut off closes nothing', () => {
  for (const text of ['She said “we are late and…', 'She said “we are late (and very...', 'She said “we are late […]', 'He (the mayor of … (more…)']) {
    assert.deepEqual(marked(unbalancedQuote, text), [], text);
    assert.deepEqual(marked(unbalancedBracket, text), [], text);
  }
});

test('brackets opened and not closed', () => {
  for (const [text, sign] of [
    ['The mayor (of Hull went home.', '('], ['The mayor [of Hull went home.', '['], ['One (two) and (three and four.', '('], ['The mayor (of Hull\nwent home in the rain.', '('], ['First look under (a) and then b) and at last at (c for more', '('],
  ]) assert.deepEqual(marked(unbalancedBracket, text), [sign], text);
});

test('brackets that need no partner', () => {
  for (const text of [
    'a) first b) second c) third', '1) one\n2) two', 'The mayor (of Hull) went [home].', 'the interval [0, 1) and (0, 1]', 'Well :( or :-( or ;-) or 8)', 'f(x) = (a + (b * c))', 'The mayor (of Hull\nand Goole) went home.', 'iv) fourth', 'See note 3).', '(a) one (b) two',
  ]) assert.deepEqual(marked(unbalancedBracket, text), [], text);
  assert.deepEqual(marked(unbalancedBracket, '(Reporting by Jane Doe in London;\n\nEditing by John Roe)'), []);
});

test('code and tables are no prose', () => {
  assert.deepEqual(marked(unbalancedBracket, 'if (x[0] == {1}) { y = (*z->a); /* ( */ }'), []);
});
