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
    'mr mrs ms dr st no nos vol ed eds pp para paras fig figs table figure chapter section part item page note annex right left top bottom').split(' '),
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

/** Lengths and outer letters of the words above: most words are told apart by these alone. */
const outerLetters = new Uint8Array(4096);
const outerOf = (first: number, last: number, length: number): number => ((first * 31 + last) * 8 + length) & 4095;
for (const word of PASSED_OVER) outerLetters[outerOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length)] = 1;

/** `isPassedOver` for the word at `[start, end)` of a text, quickly; capitals count as small letters at its beginning only. */
export function isPassedOverAt(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (outerLetters[outerOf(first >= 65 && first <= 90 ? first + 32 : first, text.charCodeAt(end - 1), end - start)] === 0) return false;
  return PASSED_OVER.has(text.slice(start, end).toLowerCase());
}

/** Is this (in lower case) a plain word, whatever case it is written in? */
export const isPlain = (word: string): boolean => PLAIN.has(word);

/** Does this word (in lower case) head the names of bodies? */
export const isHead = (word: string): boolean => HEADS.has(word);

const NUMERALS: Readonly<Record<string, string>> = {
  one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9', ten: '1', twenty: '2',
  first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6', seventh: '7', eighth: '8', ninth: '9',
  ii: '2', iii: '3', iv: '4', v: '5', vi: '6', to: '2', for: '4',
};

/** Another sign that stands for a word (in lower case) in short forms: a digit for a numeral, X for ex-, cross, trans; '' if none. */
export function otherSign(word: string): string {
  const digit = NUMERALS[word];
  if (digit !== undefined) return digit;
  return word.startsWith('ex') || word === 'cross' || word.startsWith('trans') ? 'x' : '';
}

/** Is it a Roman numeral rather than a short form? Numerals with C, D or M count from three letters on: CD, DC, MD, MC are short forms. */
export function isRoman(word: string): boolean {
  if (!/^[IVXLCDM]+$/.test(word)) return false;
  if (/[CDM]/.test(word) && word.length < 3) return false;
  return /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(word);
}

/** White space joined and trimmed. */
export const joined = (text: string): string => text.replace(/\s+/g, ' ').trim();
