import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controlCharacter } from '../../../server/core/checks/controlCharacter.ts';
import { htmlResidue } from '../../../server/core/checks/htmlResidue.ts';
import { invisibleCharacter } from '../../../server/core/checks/invisibleCharacter.ts';
import { mojibake } from '../../../server/core/checks/mojibake.ts';
import { marked, mended } from './marked.ts';

test('mojibake is decoded again', () => {
  const right: [wrong: string, right: string][] = [
    ['donâ€™t', 'don’t'], ['â€œquotedâ€\u009d', '“quoted”'], ['â€œquotedâ€ and more', '“quoted” and more'], ['1990â€“1995 â€” andâ€¦', '1990–1995 — and…'],
    ['donâ\u0080\u0099t', 'don’t'], ['donâ\\x80\\x99t', 'don’t'], ['cafÃ©', 'café'], ['CAFÃ‰', 'CAFÉ'], ['FranÃ§ois, Ã  la', 'François, à la'], ['voilÃ  tout', 'voilà tout'],
    ['Â£5 and Â©', '£5 and ©'], ['5Â\u00a0km', '5\u00a0km'], ['â‚¬5', '€5'], ['ðŸ˜€', '😀'], ['GrÃ¼ÃŸe', 'Grüße'], ['PrzemysÅ‚aw', 'Przemysław'], ['VÄ“jÅ¡', 'Vējš'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'], ['donÃ¢â‚¬â„¢t', 'don’t'], ['ÃƒÂ©', 'é'], ['â„¢', '™'], ['ï»¿Text', '\ufeffText'], ['seÃ±or', 'señor'], ['motÂ»', 'mot»'],
  ];
  for (const [wrong, meant] of right) assert.equal(mended(mojibake, wrong), meant, wrong);
});

test('what a writer meant is no mojibake', () => {
  for (const text of [
    'À la carte', 'CAFÉ», dit-il', 'É«', 'RESUMÉ…', 'Â', 'ROMÂNIA', 'SÃO PAULO', 'NÃO', 'IRMÃ”', 'ESPAÑA', 'Ångström', 'ÅÄÖ', '„Ä“', '”Å”', 'Þór og Ðór', 'ð', 'naïve', 'pâté—maison',
    'château', 'Äußerung', 'MÂ’', 'fiancée’s', 'Ô…', 'è…', 'é€', '5 × 4', 'Ñandú', 'Çà et là', 'ÎLE', 'MAÑANA', '“Ü”', '«Ã»', 'Ä–Ö', 'à €5', 'à “la', 'ß–', 'Ã', 'Le prix est de 5 €', 'NOVÉ “Á”',
  ]) assert.deepEqual(marked(mojibake, text), [], text);
});

test('mojibake of an article is one finding with all places', () => {
  assert.deepEqual(marked(mojibake, 'Itâ€™s hersâ€¦ cafÃ©.'), ['â€™', 'â€¦', 'Ã©']);
});

test('a character lost before it was wrongly decoded cannot be mended', () => {
  assert.deepEqual(marked(mojibake, 'donï¿½t'), ['ï¿½']);
  assert.equal(mended(mojibake, 'donï¿½t'), 'donï¿½t');
});

test('control characters', () => {
  assert.deepEqual(marked(controlCharacter, 'a\bb\x1fc\x7fd\x00'), ['\b', '\x1f', '\x7f', '\x00']);
  assert.deepEqual(marked(controlCharacter, 'tab\there\r\nand\nthere'), []);
  assert.deepEqual(marked(controlCharacter, 'one\fline'), ['\f']);
  assert.deepEqual(marked(controlCharacter, 'one\n\f\ntwo\n\fthree'), []);
  assert.deepEqual(marked(controlCharacter, 'one\fline', { usual: { formFeeds: true } }), []);
  assert.deepEqual(marked(controlCharacter, '&#2; entity &#31;'), []);
  assert.deepEqual(marked(controlCharacter, 'donâ\u0080\u0099t'), []);
  assert.equal(mended(controlCharacter, 'don\x92t w\bait\x0bnow'), 'don’t wait now');
});

test('invisible characters', () => {
  assert.equal(mended(invisibleCharacter, 'in\u200bvisible hy\u00adphen \ufeffmark w\u2060j z\u200dw'), 'invisible hyphen mark wj zw');
  assert.deepEqual(marked(invisibleCharacter, '\ufeffmark'), []);
});

test('scripts and emoji that need invisible characters keep them', () => {
  for (const text of ['می\u200cخواهم', 'क्\u200dष', '👩\u200d💻 👨\u200d👩\u200d👧', '❤️\u200d🔥', '🏳️\u200d🌈', 'ภาษา\u200bไทย', 'ភាសា\u200bខ្មែរ', 'שלום (\u200fabc\u200e)', 'العربية \u200eABC', '日本\u200b語', 'ᠮᠣᠩ\u180eᠠ']) {
    assert.deepEqual(marked(invisibleCharacter, text), [], text);
  }
});

test('runs of no-break spaces', () => {
  assert.equal(mended(invisibleCharacter, 'One.\u00a0 Two.\u00a0\u00a0Three.'), 'One. Two. Three.');
  assert.deepEqual(marked(invisibleCharacter, 'the end.\u00a0 \u00a0 \u00a0\u00a0\n\nNext'), ['\u00a0 \u00a0 \u00a0\u00a0']);
  assert.equal(marked(invisibleCharacter, 'Plastic\u00a0pollution\u00a0could\u00a0double').length, 3);
});

test('no-break spaces of typography', () => {
  for (const text of [
    'one\u00a0pair only', 'Quoi\u00a0! Mais\u00a0: oui\u00a0; non\u00a0?', '«\u00a0Oui\u00a0», dit-il', '10\u00a0000\u00a0km et 5\u00a0%', 'M.\u00a0Dupont, §\u00a05, 27\u00a0octobre, J.\u00a0S.\u00a0Bach', 'v\u00a0Praze z\u00a0domu i\u00a0já k\u00a0nám o\u00a0tom',
    'the end.\u00a0\n\nNext', '«\u00a0 Oui \u00a0»', '\u00a0—\u00a0Bonjour',
  ]) assert.deepEqual(marked(invisibleCharacter, text), [], text);
});

test('the labels of an export keep theirs', () => {
  const text = 'Section:\u00a0\u00a0NEWS';
  assert.deepEqual(marked(invisibleCharacter, text, { structure: { zones: [{ kind: 'field', start: 0, end: text.length }] } }), []);
});

test('entities and tags left in plain text', () => {
  assert.equal(mended(htmlResidue, 'R&amp;D &lt;3 caf&eacute; it&#8217;s &#x201C;x&#148; a&nbsp;b &amp;nbsp;&amp;amp;'), 'R&D <3 café it’s “x” a b  &');
  assert.deepEqual(marked(htmlResidue, 'one<br />two<br>three</p> <a href="x">link</a> <IMG SRC="y"> <!-- no -->'), ['<br />', '<br>', '</p>', '<a href="x">', '</a>', '<IMG SRC="y">', '<!-- no -->']);
});

test('no residue of HTML', () => {
  for (const text of [
    'AT&T and R&D; S&P; Marks & Spencer;', 'x < y and y > z', '<jane@example.org>', '<http://example.org/a>', 'a <b and c> d', '<i think so>', 'http://example.org/?a=1&amp;b=2&lt=3', 'www.example.org/x?a&amp;b', '&foo;', '&c;', 'I <3 you', '<b@example.org>', '<-- here', '&#2;',
  ]) assert.deepEqual(marked(htmlResidue, text), [], text);
  assert.deepEqual(marked(htmlResidue, 'R&amp;D<br>', { usual: { markup: true } }), []);
});
