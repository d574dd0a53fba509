import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDump } from '../../../server/core/dump/dump.ts';
import { outlineOf } from '../../support/outline.ts';

const LONG = 'The harbour board met on Tuesday to hear what the new crane will cost, and went home without an answer, as it has done every month since the old crane fell into the basin in March.';

function outline(text: string, chosen?: string): string[] {
  return outlineOf(readDump(text, { chosen }));
}

test('label, title, text and end marker make an article; chrome above it belongs to none', () => {
  assert.deepEqual(outline(`Connect with us

North Coast

A crane for the harbour



${LONG}

${LONG}

Source: The Harbour Board

Continue Reading

North Coast

The basin is deeper than thought



${LONG}

Continue Reading
`), [
    'article 2-14 | section: North Coast | title: A crane for the harbour | source: The Harbour Board',
    'article 16-24 | section: North Coast | title: The basin is deeper than thought',
  ]);
});

test('an interview has its turns', () => {
  const [article] = outline(`The crane, in her own words

Question: Will there be a crane?

Anna Berg: There will. ${LONG}

${LONG}

Question: When?

Anna Berg: When there is money.

Continue Reading
`);
  assert.equal(article, 'article 0-12 | title: The crane, in her own words | turns: Question, Anna Berg, Question, Anna Berg');
});

test('a label glued to a relative time begins a teaser', () => {
  assert.deepEqual(outline(`South Coast4 hours ago

Who moved the lighthouse?

The lighthouse stands forty metres further west than it did in the spring, and nobody knows why it...

Energy2 days ago

Wind in the sails of the mill

For the first time since the war the old mill has turned a stone, and the miller’s granddaughter...
`), [
    'teaser 0-4 | section: South Coast | title: Who moved the lighthouse? | date: 4 hours ago',
    'teaser 6-10 | section: Energy | title: Wind in the sails of the mill | date: 2 days ago',
  ]);
});

test('bylines and dates on lines of their own sign an article; excerpts that trail off are teasers', () => {
  assert.deepEqual(outline(`• No school on Tuesday

Out of the fog

Tilda Gray, Reporter

October 30, 2020

The fog has lifted, the ferry has sailed, and the people who were waiting for it since Sunday have...

Ferry late again

Alex Ward, Editor-in-Chief

October 2, 2020

In spring the ferry was late because of ice; in summer because of the mayor’s boat, which lies...
`), [
    'teaser 2-8 | title: Out of the fog | byline: Tilda Gray | date: October 30, 2020',
    'teaser 10-16 | title: Ferry late again | byline: Alex Ward | date: October 2, 2020',
  ]);
});

test('a byline run into the text is read, and so is one beside a date', () => {
  assert.deepEqual(outline(`Day: November 10, 2023

Basketball preview

BY SYDNEY SNOW If hoops were easy, there would be no hoops. The team has taken multiple hits in the past few years: […]

Could bowls be a sport?

December 13, 2016 6:41am | Sarah Fant

Many people have made up their minds on whether bowls is a sport because of the belief […]
`), [
    'teaser 2-4 | title: Basketball preview | byline: SYDNEY SNOW',
    'teaser 6-10 | title: Could bowls be a sport? | byline: Sarah Fant | date: December 13, 2016 6:41am',
  ]);
});

test('a signature below an excerpt signs the article above it', () => {
  assert.deepEqual(outline(`Latest Opinion

Raising hens on a balcony

There are plenty of reasons to keep hens, and every one of them is an egg. Last week the council ... Read more

3 days ago by Holly Maylor.

Onions, sewage & missed trains

While we are waiting for the bus to come, the driver is waiting for us, ... Read more

6 days ago by Carl Brant.
`), [
    'teaser 2-6 | title: Raising hens on a balcony | byline: Holly Maylor | date: 3 days ago',
    'teaser 8-12 | title: Onions, sewage & missed trains | byline: Carl Brant | date: 6 days ago',
  ]);
});

test('page furniture between head and text, and after the text, is neither title nor body', () => {
  assert.deepEqual(outline(`Central Coast

A railway for the valley

Avatar photo

Published
 4 months ago

on
 June 30, 2021

By
 Nora Lindqvist

${LONG}

What the bridge needs

${LONG}

Related Topics: railway, steel
Up Next

Steel prices fall in spring

Don't Miss

The bridge that was not there

You may like

Tech2 days ago

Robots count the sheep

In the hills above the town a robot has begun to count the sheep, and the sheep have begun...
`), [
    'article 0-19 | section: Central Coast | title: A railway for the valley | byline: Nora Lindqvist | date: 4 months ago',
    'teaser 32-36 | section: Tech | title: Robots count the sheep | date: 2 days ago',
  ]);
});

test('a title with an end marker and nothing between is an article', () => {
  assert.deepEqual(outline(`Central Asia

A title alone

Continue Reading

Central Asia

Another

${LONG}

Continue Reading
`), [
    'article 0-4 | section: Central Asia | title: A title alone',
    'article 6-12 | section: Central Asia | title: Another',
  ]);
});

test('a section label with text below it and no title leaves the article untitled', () => {
  assert.deepEqual(outline(`Central Asia



${LONG}

${LONG}

Continue Reading
`), ['article 0-8 | section: Central Asia']);
});

test('an end marker that is missing does not swallow the next article where a label announces it', () => {
  assert.deepEqual(outline(`North Coast

The first of two articles

${LONG}

North Coast

The second of two articles

${LONG}

Continue Reading
`), [
    'article 0-4 | section: North Coast | title: The first of two articles',
    'article 6-12 | section: North Coast | title: The second of two articles',
  ]);
});

test('a subheading begins no article on a page that marks its ends', () => {
  assert.equal(outline(`A crane for the harbour

${LONG}

What it costs

${LONG}

Continue Reading
`).length, 1);
});

test('in text of no known shape a short line between blank lines is a title', () => {
  assert.deepEqual(outline(`The crane

${LONG}

${LONG}

The lighthouse

${LONG}
`), ['article 0-4 | title: The crane', 'article 6-8 | title: The lighthouse']);
});

test('a standfirst may stand between a title and the date; a question among signed articles is a subheading', () => {
  assert.deepEqual(outline(`The view on rivers: clean them up
Rivers are in a shameful state and the companies must answer for it
Tue 12 Jul 2022 18.30 BST
Last modified on Wed 13 Jul 2022 09.22 BST

${LONG}

Ferry strikes: what to know
Gwen Tops Transport correspondent
Mon 11 Jul 2022 06.00 BST

${LONG}

Which lines are affected?

${LONG}
`), [
    'article 0-5 | title: The view on rivers: clean them up | date: Tue 12 Jul 2022 18.30 BST',
    'article 7-15 | title: Ferry strikes: what to know | byline: Gwen Tops | date: Mon 11 Jul 2022 06.00 BST',
  ]);
});

test('a role below the name belongs to the byline', () => {
  assert.deepEqual(outline(`OPINION

Why our town needs a library

By MARGARET OVENS
Staff Writer
Published: June 3, 2015 at 10:12 AM

${LONG}

OPINION

The case for shorter meetings

By JOHN TALLBOY
Guest Columnist
Published: June 1, 2015 at 9:00 AM

${LONG}
`), [
    'article 0-8 | section: OPINION | title: Why our town needs a library | byline: MARGARET OVENS | date: June 3, 2015 at 10:12 AM',
    'article 10-18 | section: OPINION | title: The case for shorter meetings | byline: JOHN TALLBOY | date: June 1, 2015 at 9:00 AM',
  ]);
});

test('menus and the paper’s own name are no articles', () => {
  assert.deepEqual(outline(`Skip to content

The Valley Courier

Home
News
Contact

Category: News

Council approves budget

Posted on March 14, 2019 by Jane Porter

${LONG}

Posted in News | Leave a comment

← Older posts

Copyright © 2019 The Valley Courier
`), ['article 10-14 | title: Council approves budget | byline: Jane Porter | date: March 14, 2019']);
});

test('German pages are read', () => {
  assert.deepEqual(outline(`Politik

Streit um den Haushalt

Von Anna Schmidt, Berlin

12. März 2021, 14:35 Uhr

${LONG}

Weiterlesen
`), ['article 0-10 | section: Politik | title: Streit um den Haushalt | byline: Anna Schmidt, Berlin | date: 12. März 2021, 14:35 Uhr']);
});

test('nothing at all has no articles, nor has white space', () => {
  for (const text of ['', '\n', '\n'.repeat(1000), ' \t\r\n\r\n']) assert.deepEqual(outline(text), []);
});

test('a list of links within an article is furniture of the page', () => {
  const dump = readDump(`Harbour to be dug deeper

By Jane Doe
3 May 2018

${LONG}

Related
Why the harbour silts up every winter
The ship that could not turn round

${LONG}
`);
  const [article] = dump.articles();
  const { text, zones } = dump.structure(article);
  assert.deepEqual(zones.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).split('\n').join(' / ').slice(0, 50)}`), [
    'title: Harbour to be dug deeper', 'byline: Jane Doe', 'date: 3 May 2018', `paragraph: ${LONG.slice(0, 50)}`,
    'furniture: Related / Why the harbour silts up every winter / ', `paragraph: ${LONG.slice(0, 50)}`,
  ]);
});

test('an indented label with a time may be as long as any other', () => {
  const label = 'A Label of Exactly Forty Characters, Yes';
  assert.deepEqual(outline(`   ${label}4 hours ago\n\nWho moved the lighthouse?\n\n${LONG}\n`), [`article 0-4 | section: ${label} | title: Who moved the lighthouse? | date: 4 hours ago`]);
});
