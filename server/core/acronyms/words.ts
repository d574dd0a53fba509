/** Articles, prepositions and conjunctions that short forms usually pass over, in the languages whose names English papers quote. */
const PASSED_OVER = new Set(
  ('a an the of and or for in on at to by with from as into per via under upon its is are that which who over through between among against during within without ' +
    'de la le les des du et en pour sur au aux dans par ' +
    'der die das des dem den und für von zur zum im am ' +
    'del el los las y e para por da do dos das di della dei delle il gli al').split(' '),
);

/** Words that, in capitals or in brackets, are words all the same. */
const PLAIN = new Set(
  ('a an the of and or for in on at to by with from as not no all any but do does if is are was were be been has have had he she we you they them his her our your their ' +
    'i.e ie e.g eg etc see cf ibid also new old now only shall will can may must ' +
    'this that these those what when where which how why than then there here over under up out off one two three per via vs ' +
    'very must never always ever just only really even every each both some none nothing something everything more most less least much many such same so too still yet again also ' +
    'could would should might did done being having cannot yes please stop because until while before after whereas ' +
    'breaking exclusive update updated corrected correction advertisement watch read listen live news opinion analysis editorial interview video free full total ' +
    'mr mrs ms dr st no nos vol ed eds pp para paras fig figs table figure chapter section part item page note annex right left top bottom photo photos graphic caption ok').split(' '),
);

/** Words that head the names of bodies: behind a name that ends or begins with one, a short form in another language's letters may stand. */
const HEADS = new Set(
  ('academy act administration agency agreement alliance army assembly association authority bank board brigade bureau centre center chamber church coalition college commission ' +
    'committee community confederation conference congress convention corporation corps council court democrats department directorate federation force forces forum cooperation code framework index initiative ' +
    'front fund foundation group guard institute institution league mission ministry movement network office operation organisation organization parliament party police ' +
    'programme program republic project protocol register secretariat senate service services socialists society state states syndicate system treaty tribunal trust union university').split(' '),
);

/** Does a short form usually pass over this word (in lower case)? */
export const isPassedOver = (word: string): boolean => PASSED_OVER.has(word);

/** The words above of up to six letters a–z as numbers of five bits a letter, in an open hash table: the inner loop of several passes asks for them. */
const PACKED_LETTERS = 6;
const packed = new Int32Array(1024);
const slotOf = (number: number): number => Math.imul(number, 0x9e3779b1) >>> 22;

/** The number of the word at `[start, end)`; 0 if it is longer or has other letters than A–Z and a–z. */
function pack(text: string, start: number, end: number): number {
  if (end - start > PACKED_LETTERS) return 0;
  let number = 0;
  for (let at = start; at < end; at++) {
    const letter = text.charCodeAt(at) | 32;
    if (letter < 97 || letter > 122) return 0;
    number = (number << 5) | (letter - 96);
  }
  return number;
}

for (const word of PASSED_OVER) {
  const number = pack(word, 0, word.length);
  let slot = slotOf(number);
  while (number !== 0 && packed[slot] !== 0) slot = (slot + 1) & 1023;
  packed[slot] = number;
}

/** `isPassedOver` for the word at `[start, end)` of a text, in any letter case, quickly. */
export function isPassedOverAt(text: string, start: number, end: number): boolean {
  const number = pack(text, start, end);
  if (number === 0) return end - start === 7 && PASSED_OVER.has(text.slice(start, end).toLowerCase());
  for (let slot = slotOf(number); packed[slot] !== 0; slot = (slot + 1) & 1023) if (packed[slot] === number) return true;
  return false;
}

/** Is this (in lower case) a plain word, whatever case it is written in? */
export const isPlain = (word: string): boolean => PLAIN.has(word);

/** Does this word (in lower case) head the names of bodies? */
export const isHead = (word: string): boolean => HEADS.has(word);

const NUMERALS: ReadonlyMap<string, string> = new Map(Object.entries({
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '1', twenty: '2',
  first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6', seventh: '7', eighth: '8', ninth: '9',
  ii: '2', iii: '3', iv: '4', v: '5', vi: '6', to: '2', for: '4',
}));

/** Is this an ordinal number in words, and a figure its sign: Fourth and 4? */
export const isOrdinal = (word: string, figure: string): boolean => /(?:st|nd|rd|th)$/.test(word) && NUMERALS.get(word.toLowerCase()) === figure;

/** Another sign that stands for the word at `[start, end)` in short forms: a digit for a numeral, x for ex-, cross, trans-; 0 if none. */
export function otherSignAt(text: string, start: number, end: number): number {
  // words that begin otherwise have none
  if (!'otfsneivcTOFSNEIVC'.includes(text[start])) return 0;
  const word = text.slice(start, end).toLowerCase();
  const digit = NUMERALS.get(word);
  if (digit !== undefined) return digit.charCodeAt(0);
  return word.startsWith('ex') || word === 'cross' || word.startsWith('trans') ? 120 : 0;
}

/** Is it a Roman numeral rather than a short form? Numerals with C, D or M count from three letters on: CD, DC, MD, MC are short forms. */
export function isRoman(word: string): boolean {
  if (!/^[IVXLCDM]+$/.test(word)) return false;
  if (/[CDM]/.test(word) && word.length < 3) return false;
  return /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(word);
}

/** White space joined and trimmed; most text has none to join. */
export function joined(text: string): string {
  let before = 32;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 || unit > 126 || (unit === 32 && before === 32)) return text.replace(/\s+/g, ' ').trim();
    before = unit;
  }
  return before === 32 ? text.trim() : text;
}
