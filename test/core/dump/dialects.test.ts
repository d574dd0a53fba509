import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dialects } from '../../../server/core/dump/dialects/all.ts';
import { readDump, type Dump } from '../../../server/core/dump/dump.ts';
import type { Mark } from '../../../server/core/dump/model.ts';
import { say } from '../../../server/core/say.ts';

const dump = (name: string): Dump => readDump(readFileSync(new URL(`./dumps/${name}`, import.meta.url), 'utf8'));

/** One line an article: dialect, first and last line (0-based), title, byline, date, source, section. */
function outline(from: Dump): string[] {
  return [...from.articles()].map((placed) => {
    const { title, byline, date, source, section } = from.structure(placed);
    const parts = [title, byline, date, source, section].map((part) => part?.text ?? '-');
    return `${placed.article.dialect} ${placed.startLine}–${placed.startLine + placed.article.breaks} ${parts.join(' | ')}`;
  });
}

const outlines: Record<string, readonly string[]> = {
  'nexis.txt': [
    'nexis 16–48 New bridge opens after years of delay | BY ANN LEE | January 11, 2010 Monday Edition 1; National Edition | The Harbour Times | NEWS; Pg. 6',
    'nexis 53–65 - | - | January 12, 2010 Tuesday | The Harbour Times | -',
    'nexis 70–91 Old form of the export, with its title in a field | By BO DREW and CY FINN | March 1, 2005 Tuesday Late Edition - Final | The Inland Post | Section A; Column 1; Pg. 1',
  ],
  'nexis-de.txt': [
    'nexis 3–26 Kein Geld für den Hafen | Anna Lehm | 27. Februar 2012 Montag | Der Wochenblick | WIRTSCHAFT; S. 14',
    'nexis 31–41 Geld für den Hafen | - | 28. Februar 2012 Dienstag | Der Wochenblick | -',
  ],
  'nexis-advance.txt': [
    'nexis-advance 14–31 Bridge opens | Ann Lee | May 2, 2002, Thursday, FINAL EDITION | The Harbour Times | NEWS; Pg. 1',
    'nexis-advance 33–44 Bridge closes | - | May 3, 2002 Friday | The Harbour Times | -',
    'nexis-advance 46–57 Bridge stays shut | - | May 4, 2002 Saturday | The Harbour Times | -',
  ],
  'factiva.txt': [
    'factiva 3–33 Bridge opens after years of delay | By Ann Lee | 13 November 2017 | Harbour Times | News',
    'factiva 35–53 Rain pays | - | 14 November 2017 | Harbour Times | Business',
  ],
  'factiva-codes.txt': [
    'factiva 0–22 Bridge opens after years of delay | By Ann Lee | 13 November 2017 | Harbour Times | -',
    'factiva 24–34 Rain pays | - | 14 November 2017 | Harbour Times | -',
  ],
  'proquest.txt': [
    'proquest 16–44 Bridge opens | Lee, Ann | Jan 11, 2010 | Harbour Times | News',
    'proquest 50–56 Tennis: Lee wins | - | 12 Jan 2010 | Harbour Times | -',
  ],
  'europresse.txt': [
    'europresse 0–20 Le pont ouvre enfin | Anne Lée | jeudi 5 octobre 2013 | Le Quotidien du Port | Politique',
    'europresse 22–37 Le pont ferme | - | vendredi 6 octobre 2013 | Le Quotidien du Port | -',
  ],
  'reuters.sgm': [
    'reuters-sgml 1–17 HARBOUR <HBR> OPENS BRIDGE | By Ann Lee, Reuters | 2-JUN-1987 08:32:00.28 | Reuters | -',
    'reuters-sgml 18–25 HARBOUR SAYS BRIDGE CLOSED | - | 2-JUN-1987 08:34:58.00 | - | -',
  ],
  'trec.txt': [
    'trec-sgml 0–16 Bridge Opens In The Rain | By ANN LEE | 01-01-89 2358EST | AP | -',
    'trec-sgml 17–47 LEE WINS | By BO DREW | January 1, 1989, Sunday, Home Edition | - | Sports; Part 3; Page 10; Column 1',
    'trec-sgml 48–61 Rain in Port Lorne | - | 20100103 | AFP | -',
  ],
  'wikiextractor.txt': [
    'wikiextractor 0–9 Rain & wind | - | - | https://en.wikipedia.org/wiki?curid=12 | -',
    'wikiextractor 10–15 Bridge | - | - | https://en.wikipedia.org/wiki?curid=13 | -',
  ],
  'json-lines.jsonl': [
    'json-lines 0–0 A "new" bridge | - | 2019-01-02 | http://example.org/1 | -',
    'json-lines 1–1 Lee wins | Ann Lee, Bo Drew | - | Harbour Times | -',
    'json-lines 3–3 Cut off | - | - | - | -',
  ],
  'wet.wet': [
    'wet 8–18 Bridge opens | - | 2019-03-18T00:00:00Z | http://example.org/bridge | -',
    'wet 21–27 Rain | - | 2019-03-18T00:00:01Z | http://example.org/rain | -',
  ],
  'mail.mbox': [
    'mbox 0–14 Neue Brücke ist offen | Ann Lée <ann@example.org> | Fri, 7 Feb 2003 18:35:25 +0200 | - | -',
    'mbox 16–23 - | Bo <bo@example.org> | 08 Feb 2003 01:58:32 +0200 | - | -',
  ],
  'ruled.txt': [
    'ruled-text 13–19 NEW BRIDGE | - | - | - | -',
    'ruled-text 22–31 RAIN | By Ann Lee | May 3, 1994 | The Harbour Times | -',
    'ruled-text 34–37 NOTES | - | - | - | -',
  ],
  'markdown.md': [
    'markdown 2–14 New bridge opens | By Ann Lee | - | - | -',
    'markdown 16–18 Rain pays | - | - | - | -',
    'markdown 22–24 Lee wins | - | - | - | -',
  ],
  'markdown-front.md': [
    'markdown 0–12 New bridge opens | Ann Lee | 2019-05-06 | - | -',
    'markdown 14–19 Rain pays | - | 2019-05-07 | - | -',
  ],
  'periodical.txt': [
    'periodical 16–29 THE NEW BRIDGE. | BY ANN LEE | - | - | -',
    'periodical 31–36 ON RAIN | - | - | - | -',
    'periodical 41–43 ANSWERS TO CORRESPONDENTS. | - | - | - | -',
  ],
};

for (const [name, expected] of Object.entries(outlines)) test(`the articles of ${name}`, () => assert.deepEqual(outline(dump(name)), expected));

test('exports pasted together are read each in its dialect', () => {
  const read = outline(dump('pasted.txt')).map((line) => line.split(' | ')[0]);
  assert.deepEqual(read, [
    'nexis 16–48 New bridge opens after years of delay',
    'nexis 53–65 -',
    'nexis 70–94 Old form of the export, with its title in a field',
    'factiva 96–126 Bridge opens after years of delay',
    'factiva 128–146 Rain pays',
    'trec-sgml 152–168 Bridge Opens In The Rain',
    'trec-sgml 169–199 LEE WINS',
    'trec-sgml 200–213 Rain in Port Lorne',
    'mbox 214–228 Neue Brücke ist offen',
    'mbox 230–250 -',
    'nexis-advance 252–269 Bridge opens',
    'nexis-advance 271–282 Bridge closes',
    'nexis-advance 284–295 Bridge stays shut',
  ]);
});

test('what stands in no article is told: counters, promised numbers, contents, stray end markers', () => {
  const marks = (from: Dump) => [...from.segments.entries(0)].flatMap(({ item }) => item.marks ?? []).map(({ kind, number, total, text }: Mark) => [kind, number, total, text].filter((value) => value !== undefined).join(' '));
  assert.deepEqual(marks(dump('nexis.txt')), ['promise 1-3', 'counter 1 3', 'counter 2 3', 'counter 3 3']);
  assert.deepEqual(marks(dump('nexis-advance.txt')), ['promise 3', 'entry 1 Bridge opens', 'entry 2 Bridge closes', 'entry 3 Bridge stays shut']);
  assert.deepEqual(marks(dump('proquest.txt')), ['entry 1 Bridge opens', 'entry 2 Tennis: Lee wins', 'counter 1 2', 'counter 2 2']);
  const stray = readDump('Bridge\nThe Times\nMay 2, 2002\n\nLength:\u00a0 1 words\nBody\n\nRain.\n\nEnd of Document\n\nEnd of Document\n');
  assert.deepEqual(marks(stray), ['terminator']);
});

test('an export that was forwarded is read through the quote marks', () => {
  for (const name of ['nexis.txt', 'nexis-advance.txt', 'factiva.txt', 'proquest.txt', 'europresse.txt']) {
    const whole = readFileSync(new URL(`./dumps/${name}`, import.meta.url), 'utf8');
    for (const mark of ['> ', '>', '>> ']) assert.deepEqual(outline(readDump(whole.replace(/^/gm, mark))), outlines[name], `${name} behind ${mark}`);
  }
});

test('records whose end marker is lost are still two', () => {
  for (const name of ['factiva.txt', 'nexis-advance.txt']) {
    const whole = readFileSync(new URL(`./dumps/${name}`, import.meta.url), 'utf8');
    const lost = readDump(whole.replace(/^(?:End of Document|Document HARTIM\S+)$/m, ''));
    assert.deepEqual(outline(lost).map((line) => line.replace(/–\d+/, '')), outlines[name].map((line) => line.replace(/–\d+/, '')), name);
    assert.equal(lost.structure(lost.at(0)).terminator, null);
    assert.notEqual(lost.structure(lost.at(1)).terminator, null);
  }
});

test('fields have names that do not depend on the language', () => {
  const fields = (name: string, index: number) => Object.fromEntries(dump(name).structure(dump(name).at(index)).fields.map(({ key, value }) => [key, value.text]));
  assert.deepEqual(fields('nexis-de.txt', 0), {
    byline: 'Anna Lehm', section: 'WIRTSCHAFT; S. 14', length: '12 Wörter', highlight: 'Der Hafen wartet.', 'load-date': '28. Februar 2012', language: 'GERMAN; DEUTSCH', 'journal-code': 'wb',
  });
  assert.deepEqual(fields('factiva.txt', 0), { length: '1,808 words', time: '11:21', 'source-code': 'HARTIM', page: '13', language: 'English', id: 'HARTIM0020171113edbd0000d' });
  assert.equal(fields('proquest.txt', 0).id, '11111');
  assert.equal(dump('proquest.txt').structure(dump('proquest.txt').at(0)).recordId, '11111');
});

test('only the article’s own words are paragraphs', () => {
  const prose = (name: string, index: number) => {
    const { text, zones } = dump(name).structure(dump(name).at(index));
    return zones.filter((zone) => zone.kind === 'paragraph').map((zone) => text.slice(zone.start, zone.end).replace(/\s+/g, ' '));
  };
  assert.deepEqual(prose('nexis.txt', 0), ['PORT LORNE: The bridge over the harbour opened on Monday, four years later than planned, and was closed again on Tuesday.', 'Nobody was surprised, said the mayor.']);
  assert.deepEqual(prose('reuters.sgm', 0), ['Harbour Inc opened its bridge.', 'It said R&amp;D was done.']);
  assert.deepEqual(prose('mail.mbox', 0), ['Hello,', 'From here the bridge is well seen.', 'It opened.']);
  assert.deepEqual(prose('proquest.txt', 0).at(-1), 'Source: the mayor.');
  assert.deepEqual(prose('json-lines.jsonl', 0), ['The bridge opened.', 'It rained \\u2013 again.', 'End.']);
});

test('a text full of footnote rulers is one document', () => {
  const page = (n: number) => `${'The bridge over the harbour opened on Monday, and it rained.\n'.repeat(12)}\n----------------------------------------\n[${n}] See Lee, p. ${n}.\n\n`;
  const read = readDump(`On Rain\n\n${Array.from({ length: 120 }, (_, n) => page(n + 1)).join('')}`);
  assert.equal(read.detection.dialect.id, 'ruled-text');
  assert.equal(read.count, 1);
});

test('titles may be underlined only; section rulers begin nothing', () => {
  const piece = (title: string) => `${title}\n${'='.repeat(title.length)}\n\nThe bridge over the harbour opened on Monday, and it rained a lot.\n\nMore\n----\n\nIt rained.\n\n`;
  const read = readDump(['The bridge opens', 'Rain pays well', 'Lee wins again'].map(piece).join(''));
  assert.deepEqual(outline(read).map((line) => line.split(' | ')[0]), ['ruled-text 0–8 The bridge opens', 'ruled-text 10–18 Rain pays well', 'ruled-text 20–28 Lee wins again']);
});

test('the reasons for a dialect are told in words', () => {
  const { dialect, reasons } = dump('nexis.txt').detection;
  assert.equal(dialect.name, 'Nexis text export');
  assert.deepEqual(reasons[0], { what: say('counters such as "3 of 10 DOCUMENTS"'), lines: 3 });
});

test('what a person chose is read so from beginning to end', () => {
  const text = readFileSync(new URL('./dumps/pasted.txt', import.meta.url), 'utf8');
  const read = readDump(text, { chosen: 'factiva' });
  assert.equal(read.detection.chosen, true);
  assert.ok([...read.articles()].every(({ article }) => article.dialect === 'factiva'));
});

test('a line that is evidence begins with a character that is said of it', () => {
  const folder = new URL('../../../samples/', import.meta.url);
  const samples = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  let found = 0;
  for (const line of [...samples, ...Object.keys(outlines).map((name) => dump(name).text.toString())].join('\n').split(/\r?\n/)) {
    for (const { first, pattern, what } of dialects.flatMap(({ evidence }) => evidence)) {
      if (first === undefined || !pattern.test(line)) continue;
      found++;
      assert.ok(first.includes(line.trimStart().charAt(0)), `${what.text}: ${line}`);
    }
  }
  assert.ok(found > 100);
});

test('front matter longer than detection looks at hides no record', () => {
  const nexis = readFileSync(new URL('./dumps/nexis.txt', import.meta.url), 'utf8');
  const read = readDump('Some words of a cover that goes on and on\n'.repeat(4000) + nexis);
  assert.equal([...read.articles()].filter(({ article }) => article.dialect === 'nexis').length, 3);
});
