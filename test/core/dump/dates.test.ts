import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsDate, isoDate } from '../../../server/core/dump/dates.ts';

test('dates of exports, in the languages of exports', () => {
  const dates: Record<string, string | null> = {
    'March 14, 2013 Thursday 11:21 AM GMT': '2013-03-14T11:21Z',
    'March 14, 2013 Thursday 11:21 AM GMT ': '2013-03-14T11:21Z',
    'January 11, 2010 Monday Edition 1; Scotland': '2010-01-11',
    'May 2, 2002, Thursday,, FINAL EDITION': '2002-05-02',
    'November 5, 2002 4:38 AM EST': '2002-11-05T04:38-05:00',
    '27. Februar 2012 Montag 9:50 PM GMT+1': '2012-02-27T21:50+01:00',
    'Montag, 27. Februar 2012, 14.30 Uhr': '2012-02-27T14:30',
    '3. März 2014': '2014-03-03',
    'jeudi 5 octobre 2013': '2013-10-05',
    'Politique, jeudi 1er août 2013, p. 3': '2013-08-01',
    'vendredi 6 février 2015 14h30': '2015-02-06T14:30',
    '5 de octubre de 2013': '2013-10-05',
    'miércoles 15 de enero de 2014': '2014-01-15',
    'lunedì 3 febbraio 2014': '2014-02-03',
    '7 de março de 2011': '2011-03-07',
    'zaterdag 8 mei 2010': '2010-05-08',
    '2-JUN-1987 08:32:00.28': '1987-06-02T08:32:00',
    '01/25/19 4:30pm': '2019-01-25T16:30',
    'Fri, 7 Feb 2003 18:35:25 +0200': '2003-02-07T18:35:25+02:00',
    '08 Feb 2003 01:58:32 +0200': '2003-02-08T01:58:32+02:00',
    '2019-03-18T00:00:01Z': '2019-03-18T00:00:01Z',
    '1998-06-01 00:00:00': '1998-06-01T00:00:00',
    '2022-03-10': '2022-03-10',
    '20060512T000000': '2006-05-12',
    '20140303T110000Z': '2014-03-03T11:00:00Z',
    '20140303T110000+0100': '2014-03-03T11:00:00+01:00',
    'Mar 9, 2022': '2022-03-09',
    '20100101': '2010-01-01',
    '01-01-89 2358EST': '1989-01-01',
    'OCTOBER 2, 1886': '1886-10-02',
    'October 1994': '1994-10',
    '2018 年 9 月 18 日 02:00': '2018-09-18T02:00',
    '2018年9月18日': '2018-09-18',
    '2018년 9월 18일': '2018-09-18',
    '18 сентября 2018': '2018-09-18',
    '3 мая 2018 г.': '2018-05-03',
    '3 maj 2018': '2018-05-03',
    '12 października 2018': '2018-10-12',
    '5 Mayıs 2018': '2018-05-05',
    'August/September 1994': null,
    '3/4/2013': null,
    '3.4.2013': '2013-04-03',
    '31/4/2013': null,
    'Feb 30, 2010': null,
    '4 hours ago': null,
    'words without a date': null,
    '1984': null,
  };
  for (const [text, iso] of Object.entries(dates)) assert.equal(isoDate(text), iso, text);
});

test('what is not stated needs a hint', () => {
  assert.equal(isoDate('3/4/2013', { order: 'dmy' }), '2013-04-03');
  assert.equal(isoDate('3/4/2013', { order: 'mdy' }), '2013-03-04');
  assert.equal(isoDate('4 hours ago', { now: '2013-03-14T11:21Z' }), '2013-03-14T07:21Z');
  assert.equal(isoDate('4 hours ago', { now: '2013-03-14' }), null);
  assert.equal(isoDate('vor 2 Tagen', { now: '2013-03-14' }), '2013-03-12');
  assert.equal(isoDate('il y a 3 semaines', { now: '2013-03-14' }), '2013-02-21');
});

test('a line that holds a date', () => {
  for (const line of ['12 April 2013 Tuesday', 'jeudi 5 octobre 2013', '2022-03-10', '11/12/2013']) assert.ok(holdsDate(line), line);
  for (const line of ['The Times (London)', 'Elections 2013', 'It may be that 20 will go', '3 of 10 DOCUMENTS', '4 hours ago']) assert.ok(!holdsDate(line), line);
});
