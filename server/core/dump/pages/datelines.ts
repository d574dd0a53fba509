/** Dates as newspaper pages print them on a line of their own, alone or with a byline. */
const MONTH = '(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|f[ée]vr(?:ier)?|m[aä]r(?:ch|z)?|mars|ap(?:ril|r)|avr(?:il)?|ma[iy]|june?|juin|jun[ií]?|july?|juil(?:let)?|jul[i]?|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|déc(?:embre)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|ene|abr|ago|dic|gen|mag|giu|lug|ott|mrt|okt|fev|mai|out|dez|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|januari|februari|maart|mei|augustus|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro)\\.?';
const YEAR = "(?:1[6-9]|20)\\d\\d";
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|er|\\.|º)?';
const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:segunda|terça|quarta|quinta|sexta)-feira)\\.?';
const TIME = '(?:\\d{1,2}[:.h]\\d\\d(?::\\d\\d)?\\s*(?:[ap]\\.?m\\.?|uhr|h)?|\\d{1,2}\\s*(?:[ap]\\.?m\\.?|uhr)|noon|midnight)(?:\\s*(?:\\([A-Z]{2,4}\\)|GMT[+-]\\d+|[A-Z]{2,4}(?![a-zà-ÿ])))?';
const DATE = `(?:${WEEKDAY},?\\s+)?(?:${MONTH}(?:\\s+${DAY},?(?:\\s+${YEAR})?|,?\\s+${YEAR})|${DAY}\\s+(?:de\\s+)?${MONTH},?(?:\\s+(?:de\\s+)?${YEAR})?|${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.] ?\\d{1,2}[-/.] ?(?:${YEAR}|\\d\\d)|${YEAR}年\\d{1,2}月\\d{1,2}日)`;
// no part of it stands there twice that need not: it is dear to compile
const WHOLE = new RegExp(`(?:^|[\\s|•·(,–—:-])((?:(?:${TIME}),?\\s+)?${DATE}(?:(?:,|\\s+at|\\s+um|\\s+às?|\\s+alle|\\s+a las|\\s*[|•·–—-])?\\s*(?:${TIME}))?)(?=$|[\\s|•·),–—.-])`, 'i');
const DIGIT = /\d/;

/** Where a date stands in a short line, UTF-16, half-open; null where none does. */
export function dateIn(line: string): { start: number; end: number } | null {
  if (line.length > 160 || !DIGIT.test(line)) return null;
  const match = WHOLE.exec(line);
  if (!match) return null;
  const start = match.index + match[0].indexOf(match[1]);
  return { start, end: start + match[1].length };
}
