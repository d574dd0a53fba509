/** What is known about a date besides its words. */
export interface DateHint {
  /** The order of numeric dates, where the dialect or other dates of the file tell it. */
  readonly order?: 'dmy' | 'mdy';
  /** The moment that "4 hours ago" counts from, ISO; without it relative times mean nothing. */
  readonly now?: string;
}

// en de fr es it pt nl, then the Scandinavian languages, pl cs ro tr where they differ; accents folded
const MONTHS: ReadonlyMap<string, number> = new Map([
  'january januar janner janvier enero gennaio janeiro januari jan janv ene gen stycznia ledna ianuarie ocak',
  'february februar feber fevrier febrero febbraio fevereiro februari feb febr fevr fev lutego unora februarie subat',
  'march marz maerz mars marzo marco maart mar mrz mrt marts marca brezna martie mart',
  'april avril abril aprile apr avr abr kwietnia dubna aprilie nisan',
  'may mai mayo maggio maio mei mag maj maja kvetna mayis',
  'june juni juin junio giugno junho jun giu czerwca cervna iunie haziran',
  'july juli juillet julio luglio julho jul juil lug lipca cervence iulie temmuz',
  'august aout agosto augustus aug ago augusti sierpnia srpna agustos',
  'september septembre septiembre setiembre settembre setembro sept sep set wrzesnia zari septembrie eylul',
  'october oktober octobre octubre ottobre outubro oct okt ott out pazdziernika rijna octombrie ekim',
  'november novembre noviembre novembro nov listopada listopadu noiembrie kasim',
  'december dezember decembre diciembre dicembre dezembro dec dez dic desember grudnia prosince decembrie aralik',
].flatMap((names, month) => names.split(' ').map((name) => [name, month + 1] as const)));

/** 2018 年 9 月 18 日, 2018년 9월 18일 as they are after folding */
const EAST_ASIAN = /(\d{4})\s?(?:年|\u1102\u1167\u11ab)\s?(\d{1,2})\s?(?:月|\u110b\u116f\u11af)\s?(\d{1,2})\s?(?:日|\u110b\u1175\u11af)/g;
const RUSSIAN_MONTH = /(?<![а-я])(?:январ|феврал|март|апрел|ма[ияй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*/g;
const RUSSIAN_MONTHS: Readonly<Record<string, string>> = {
  янв: 'jan', фев: 'feb', мар: 'mar', апр: 'apr', май: 'may', мая: 'may', маи: 'may', июн: 'jun', июл: 'jul', авг: 'aug', сен: 'sep', окт: 'oct', ноя: 'nov', дек: 'dec',
};

const ZONES: ReadonlyMap<string, string> = new Map([
  ['z', 'Z'], ['gmt', 'Z'], ['utc', 'Z'], ['ut', 'Z'], ['wet', 'Z'],
  ['est', '-05:00'], ['edt', '-04:00'], ['cst', '-06:00'], ['cdt', '-05:00'], ['mst', '-07:00'], ['mdt', '-06:00'], ['pst', '-08:00'], ['pdt', '-07:00'],
  ['cet', '+01:00'], ['mez', '+01:00'], ['cest', '+02:00'], ['mesz', '+02:00'], ['eet', '+02:00'], ['eest', '+03:00'], ['bst', '+01:00'], ['jst', '+09:00'], ['msk', '+03:00'],
]);

const MINUTES: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|secs?|sekunden?|secondes?|segundos?|secondi|seconden?)$/, 1 / 60],
  [/^(?:minutes?|mins?|minuten?|minutos?|minut[io]|minuut)$/, 1],
  [/^(?:hours?|hrs?|stunden?|heures?|horas?|or[ae]|uur|uren)$/, 60],
  [/^(?:days?|tag(?:en?)?|jours?|dias?|giorn[io]|dag(?:en)?)$/, 1440],
  [/^(?:weeks?|wochen?|semaines?|semanas?|settiman[ae]|week|weken)$/, 10080],
];

const JOINER = '[\\s.,/-]*(?:(?:de|del|di|of|the)\\s+)?';
/** 14 March 2013, 2-JUN-1987, 27. Februar 2012, 1er mars 2014, 5 de octubre de 2013 */
const DAY_MONTH = new RegExp(`(?:^|[^\\d:])(\\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?${JOINER}\\b([a-z]{3,12})\\b`, 'g');
/** March 14, 2013 */
const MONTH_DAY = /\b([a-z]{3,12})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*[:.]\d)/g;
const YEAR = /(?<![\d:])(1[5-9]\d\d|20\d\d)(?![\d:])|(?<=[a-z.,-]\s*)'?(\d\d)(?=$|[\s,;](?!\d))/g;
const ISO = /(?<!\d)(1[5-9]\d\d|20\d\d)-(\d\d)-(\d\d)(?!\d)|(?<!\d)(1[5-9]\d\d|20\d\d)\/(\d{1,2})\/(\d{1,2})(?!\d)/;
const NUMERIC = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/;
const TIME = /(?<![\d.])(\d{1,2})(?::|h|(?=\s*(?:[ap]\.?m\b|uhr|h\b))|\.(?=\d\d\s*(?:[ap]\.?m|uhr)))(\d\d)?(?::(\d\d))?(?:[.,]\d+)?\s*([ap])?(?:\.?m\b)?/;
const OFFSET = /(?:\b(gmt|utc)\s*)?([+-])(\d{1,2}):?(\d\d)?(?!\d)/;

/**
 * A date as ISO: "2013-03-14", with the time and its zone where they are stated ("2013-03-14T11:21Z"), "2013-03" where
 * there is no day. Null where there is no date, or where it could be two: numeric days and months need an order. Two
 * digits of a year are read as POSIX does (69 and later: 19..). In English, German, French, Spanish, Italian, Portuguese
 * and Dutch, and where the month or the form tells in the languages of `MONTHS`, in Russian, Chinese, Japanese and Korean. chrono-node reads more, but guesses what is not stated and takes over a hundred kilobytes.
 */
export function isoDate(text: string, hint: DateHint = {}): string | null {
  const words = fold(text);
  const found = stated(words, hint.order);
  if (!found) return hint.now === undefined ? null : relative(words, hint.now);
  const { year, month, day, rest } = found;
  if (day === undefined) return month === undefined ? null : `${year}-${two(month)}`;
  if (month === undefined || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${two(month)}-${two(day)}${clock(rest)}`;
}

const SEASON = /^\s*(?:winter|spring|summer|fall|autumn|fruhjahr|fruhling|sommer|herbst|printemps|ete|automne|hiver|primavera|verano|otono|invierno)\b.{0,12}\b(?:19|20)\d\d\b/;

/** Whether a line holds a date with its year: in words, or as numbers; a season counts. */
export function holdsDate(text: string): boolean {
  if (text.length > 200 || !/\d{4}|\d[./-]\d/.test(text)) return false;
  const words = fold(text);
  return ISO.test(words) || NUMERIC.test(words) || named(words) !== null || SEASON.test(words);
}

interface Stated {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** The text without the date, where a clock time may stand. */
  readonly rest: string;
}

function stated(words: string, order: DateHint['order']): Stated | null {
  const iso = ISO.exec(words);
  if (iso) return { year: Number(iso[1] ?? iso[4]), month: Number(iso[2] ?? iso[5]), day: Number(iso[3] ?? iso[6]), rest: without(words, iso.index, iso[0].length).replace(/\bt(?=\d)/, ' ') };
  const compact = /^\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:t(?!0+$)(\d\d)(\d\d)(\d\d)(\S*)|t0+)?\s*$/.exec(words);
  if (compact) return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]), rest: compact[4] ? `${compact[4]}:${compact[5]}:${compact[6]} ${compact[7]}` : '' };
  const inWords = named(words);
  if (inWords) return inWords;
  const numeric = NUMERIC.exec(words);
  if (!numeric) return null;
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  const dayFirst = first > 12 ? true : second > 12 ? false : numeric[2] === '.' || first === second ? true : order === undefined ? null : order === 'dmy';
  if (dayFirst === null) return null;
  return {
    year: fullYear(numeric[4]),
    month: dayFirst ? second : first,
    day: dayFirst ? first : second,
    rest: without(words, numeric.index, numeric[0].length),
  };
}

function named(words: string): Stated | null {
  const pairs: { month: number; day: number; index: number; length: number }[] = [];
  const months = new Set<number>();
  for (const match of words.matchAll(DAY_MONTH)) {
    const month = MONTHS.get(match[2]);
    if (month) pairs.push({ month, day: Number(match[1]), index: match.index, length: match[0].length });
  }
  for (const match of words.matchAll(MONTH_DAY)) {
    const month = MONTHS.get(match[1]);
    if (month) pairs.push({ month, day: Number(match[2]), index: match.index, length: match[0].length });
  }
  for (const pair of pairs) {
    const rest = without(words, pair.index, pair.length);
    const year = yearIn(rest, pair.index);
    if (year) return { year: year.year, month: pair.month, day: pair.day, rest: without(rest, year.index, year.length) };
  }
  for (const [word] of words.matchAll(/[a-z]{3,12}/g)) if (MONTHS.has(word)) months.add(MONTHS.get(word)!);
  const only = /\b([a-z]{3,12})\.?,?\s+(?:de\s+)?(1[5-9]\d\d|20\d\d)\b/.exec(words);
  const month = only && months.size === 1 ? MONTHS.get(only[1]) : undefined;
  return month ? { year: Number(only![2]), month, rest: '' } : null;
}

/** The year of a date whose day and month have been cut out at `index`: the nearest after it, else the first before. */
function yearIn(words: string, index: number): { year: number; index: number; length: number } | null {
  const found = [...words.matchAll(YEAR)].map((match) => ({ year: fullYear(match[1] ?? match[2]), index: match.index, length: match[0].length, short: match[1] === undefined }));
  const after = found.find((year) => year.index >= index && (!year.short || /^[\s,.'-]*$/.test(words.slice(index, year.index))));
  return after ?? found.find((year) => !year.short) ?? null;
}

function clock(rest: string): string {
  const time = TIME.exec(rest);
  if (!time || (time[2] === undefined && !time[4] && !/\d\s*(?:uhr|h\b)/.test(rest))) return '';
  let hour = Number(time[1]);
  if (time[4] && (hour < 1 || hour > 12)) return '';
  if (time[4] === 'p' && hour < 12) hour += 12;
  if (time[4] === 'a' && hour === 12) hour = 0;
  const minute = Number(time[2] ?? 0);
  if (hour > 23 || minute > 59 || Number(time[3] ?? 0) > 60) return '';
  const seconds = time[3] ? `:${time[3]}` : '';
  return `T${two(hour)}:${two(minute)}${seconds}${zone(rest.slice(time.index + time[0].length))}`;
}

function zone(after: string): string {
  const offset = OFFSET.exec(after);
  if (offset) return `${offset[2]}${two(Number(offset[3]))}:${offset[4] ?? '00'}`;
  for (const [word] of after.matchAll(/[a-z]+/g)) if (ZONES.has(word)) return ZONES.get(word)!;
  return '';
}

function relative(words: string, now: string): string | null {
  const match = /(?:\b(?:vor|il y a|hace|ha)\s+)?(\d{1,3}|an?|one|une?|einer?|una?|um)\s+([a-z]+)\s*(ago|fa|atras|geleden)?/.exec(words);
  const before = match && (match[3] || /^(?:vor|il y a|hace|ha)\b/.test(match[0]));
  const unit = before ? MINUTES.find(([pattern]) => pattern.test(match[2])) : undefined;
  const then = Date.parse(now);
  if (!match || !unit || Number.isNaN(then)) return null;
  const moment = new Date(then - (Number(match[1]) || 1) * unit[1] * 60_000).toISOString();
  return unit[1] < 1440 && now.includes('T') ? `${moment.slice(0, 16)}Z` : unit[1] < 1440 ? null : moment.slice(0, 10);
}

function fold(text: string): string {
  const bare = /[^\0-\x7f]/.test(text) ? text.normalize('NFD').replace(/[\u0300-\u036f]/g, '') : text;
  const plain = bare.replace(/\s+/g, ' ').toLowerCase();
  return /[^\0-\x7f]/.test(plain) ? plain.replace(EAST_ASIAN, '$1/$2/$3 ').replace(RUSSIAN_MONTH, (month) => RUSSIAN_MONTHS[month.slice(0, 3)]).replace(/ı/g, 'i') : plain;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length === 4 ? year : year < 69 ? 2000 + year : 1900 + year;
}

function without(text: string, index: number, length: number): string {
  return `${text.slice(0, index)} ${text.slice(index + length)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
