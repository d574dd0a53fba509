/** What a token looks like. Letters are told by case, never by language. */
export const Shape = { punctuation: 0, lower: 1, capitalised: 2, capitals: 3, initial: 4, mixed: 5, number: 6, code: 7, link: 8 } as const;

/** Bits of `Tokens.flags`. */
export const Flag = { sentence: 1, line: 2, paragraph: 4, spaced: 8, dotted: 16 } as const;

/**
 * The words and marks of a text, as parallel arrays of `count` entries. `starts` and `ends` are UTF-16 offsets, half-open. `words` are hashes of the
 * lower-cased word without dots (`wordHash`), so that "U.N.", "UN" and "un" are one word, told apart by shape.
 */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly words: Int32Array;
  readonly shapes: Uint8Array;
  readonly flags: Uint8Array;
}

const SPACE = 0, MARK = 1, DIGIT = 2, LOWER = 3, UPPER = 4;

/** Classes and lower-case forms of the first 0x250 code units; the rest is told by range, as a table of all would cost more to make than it saves. */
const NEAR = 0x250;
const CLASS = new Uint8Array(NEAR);
const LOWERED = new Uint16Array(NEAR);
for (let c = 0; c < NEAR; c++) {
  const s = String.fromCharCode(c), low = s.toLowerCase();
  LOWERED[c] = low.length === 1 ? low.charCodeAt(0) : c;
  CLASS[c] = c <= 32 || c === 0xa0 || c === 0x85 ? SPACE
    : c >= 48 && c <= 57 ? DIGIT
    : low !== s ? UPPER
    : s.toUpperCase() !== s || c === 0xaa || c === 0xba ? LOWER
    : c > 0xbf && c !== 0xd7 && c !== 0xf7 ? LOWER : MARK;
}

function farClass(c: number): number {
  if (c >= 0x2000 && c < 0x2c00) return c <= 0x200a || c === 0x2028 || c === 0x2029 || c === 0x202f || c === 0x205f ? SPACE : MARK;
  if (c >= 0x3000 && c < 0x3040) return c === 0x3000 ? SPACE : MARK;
  if (c >= 0xd800 && c < 0xf900 || c >= 0xfe00 && c < 0xff20 || c === 0xfeff || c >= 0xfff0) return MARK;
  const s = String.fromCharCode(c);
  return c < 0x590 || c >= 0x1e00 && c < 0x2000 ? (s.toLowerCase() !== s ? UPPER : LOWER) : LOWER;
}

const classOf = (c: number): number => c < NEAR ? CLASS[c] : farClass(c);
const loweredUnit = (c: number): number => {
  if (c < NEAR) return LOWERED[c];
  const low = String.fromCharCode(c).toLowerCase();
  return low.length === 1 ? low.charCodeAt(0) : c;
};

const OFFSET = 0x811c9dc5 | 0, PRIME = 0x01000193;

/** FNV-1a over lower-cased UTF-16 units, dots left out: the word of `text[start, end)` as `Tokens.words` has it. */
export function wordHash(text: string, start = 0, end = text.length): number {
  let h = OFFSET;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c !== 46 && c !== 0xad) h = Math.imul(h ^ loweredUnit(c === 0x2019 ? 39 : c), PRIME);
  }
  return h;
}

/** Abbreviations whose dot belongs to them; the dot of others ends a sentence. */
const ABBREVIATIONS = new Set(('inc corp co ltd bros cos mr mrs ms dr prof gen col maj capt lt sgt sen rep gov pres st mt no jr sr jan feb mar apr jun jul aug sept sep oct nov dec '
  + 'univ dept assn vs ft messrs adm brig cmdr hon rev fr dept intl natl mfg govt bhd sdn pty pte').split(' ').map(w => wordHash(w)));
/** Articles that a hyphen joins to an Arabic name. */
const ARTICLES = new Set('al el ul as ar an at ad az ash ud e i'.split(' ').map(w => wordHash(w)));
/** What loses its vowel before a name in French and Italian: "Banca d'Italia". */
const ELISIONS = new Set('l d dell all dall nell sull qu'.split(' ').map(w => wordHash(w)));
const CLITICS = new Set(['s', 't', 're', 've', 'll', 'd', 'm']);

/** A line break inside a sentence rather than after one: the text is wrapped by hand, and this line is a full one. */
const WRAPPED_AT_MOST = 100, FULL_LINE = 45;

function isWrapped(text: string): boolean {
  for (let from = 0, at = 0; at >= 0 && from < text.length; from = at + 1) {
    at = text.indexOf('\n', from);
    if ((at < 0 ? text.length : at) - from > WRAPPED_AT_MOST) return false;
  }
  return true;
}

/** How many spaces and tabs a line begins with: one that is set further in than the one before it begins a paragraph. */
function indentation(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) at++;
  return at - line;
}

/**
 * Splits `text` into words and marks with their exact offsets, and finds where sentences begin. A possessive ending is a token of its own; hyphens join
 * only what is capitalised on both sides ("Rolls-Royce", "UN" + "-" + "led"); dots stay in dotted acronyms and usual abbreviations.
 * Spaces before punctuation, as tokenised corpora have them, change nothing but the `spaced` flags.
 */
export function tokenise(text: string): Tokens {
  const length = text.length;
  let room = (length >> 1) + 8;
  let starts = new Int32Array(room), ends = new Int32Array(room), words = new Int32Array(room), shapes = new Uint8Array(room), flags = new Uint8Array(room);
  let count = 0;
  const wrapped = isWrapped(text);
  let pending = Flag.sentence | Flag.line | Flag.paragraph;
  let lineStart = 0;
  let ended = false;

  for (let i = 0; i < length;) {
    let c = text.charCodeAt(i), kind = c < NEAR ? CLASS[c] : farClass(c);
    if (kind === SPACE) {
      if (c === 10 || c === 13 || c === 0x2028 || c === 0x2029) {
        if (pending & Flag.line) { if (i > lineStart || c === 10) pending |= Flag.paragraph | Flag.sentence; }
        else {
          const soft = wrapped && i - lineStart >= FULL_LINE && !ended && indentation(text, c === 13 && text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1) <= indentation(text, lineStart) + 1;
          pending |= soft ? Flag.line : Flag.line | Flag.sentence;
        }
        if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
        lineStart = i + 1;
      }
      pending |= Flag.spaced;
      i++;
      continue;
    }
    const start = i;
    let shape: number, flag = pending, hash = OFFSET;
    if (kind >= DIGIT) {
      let uppers = 0, lowers = 0, digits = 0, inner = false, dotted = false;
      for (;;) {
        if (kind === DIGIT) digits++;
        else if (kind === UPPER) { if (lowers) inner = true; uppers++; } else lowers++;
        hash = Math.imul(hash ^ (c < NEAR ? LOWERED[c] : loweredUnit(c)), PRIME);
        i++;
        if (i >= length) break;
        c = text.charCodeAt(i);
        kind = c < NEAR ? CLASS[c] : farClass(c);
        if (kind >= DIGIT) continue;
        if (kind === SPACE || i + 1 >= length) {
          if (c !== 46) break;
        }
        const next = i + 1 < length ? classOf(text.charCodeAt(i + 1)) : SPACE;
        if (c === 46) {
          const letters = uppers + lowers;
          const single = letters > 0 && digits === 0 && (letters === 1 || dotted);
          if (single && next >= LOWER && (text.charCodeAt(i + 2) === 46 || dotted)) { dotted = true; i++; }
          else if (single && (dotted || uppers === 1)) { dotted = true; i++; break; }
          else if (digits && !letters && next === DIGIT) i++;
          else if (letters > 1 && next === LOWER) { hash = Math.imul(hash ^ 46, PRIME); i++; }
          else { if (letters > 1 && uppers && ABBREVIATIONS.has(hash)) i++; break; }
        } else if (c === 39 || c === 0x2019) {
          if (next < LOWER || uppers + lowers === 0) break;
          let end = i + 1;
          while (end < length && classOf(text.charCodeAt(end)) >= LOWER) end++;
          if (!uppers && ELISIONS.has(hash)) { hash = Math.imul(hash ^ 39, PRIME); i++; break; }
          if (end - i <= 3 && CLITICS.has(text.slice(i + 1, end).toLowerCase())) break;
          hash = Math.imul(hash ^ 39, PRIME);
          i++;
        } else if (c === 45 || c === 0x2011) {
          const first = text.charCodeAt(start);
          const joins = (next === UPPER || next === DIGIT) && (classOf(first) === UPPER || ARTICLES.has(hash)) || digits > 0 && uppers + lowers === 0 && next === DIGIT;
          if (!joins) break;
          hash = Math.imul(hash ^ 45, PRIME);
          i++;
        } else if (c === 38) {
          if (next !== UPPER || lowers) break;
          hash = Math.imul(hash ^ 38, PRIME);
          i++;
        } else if ((c === 44 || c === 58) && digits && !uppers && !lowers && next === DIGIT) i++;
        else if (c === 58 && text.startsWith('://', i) || c === 64 && next >= DIGIT) {
          while (i < length && classOf(text.charCodeAt(i)) !== SPACE) i++;
          lowers = -1;
          break;
        } else break;
        c = text.charCodeAt(i);
        kind = classOf(c);
      }
      if (dotted) flag |= Flag.dotted;
      if (lowers < 0) shape = Shape.link;
      else if (!uppers && !lowers) shape = Shape.number;
      else if (digits) shape = uppers ? Shape.code : Shape.number;
      else if (!uppers) shape = Shape.lower;
      else if (!lowers) shape = uppers === 1 ? Shape.initial : Shape.capitals;
      else shape = inner || classOf(text.charCodeAt(start)) !== UPPER || uppers > 1 ? Shape.mixed : Shape.capitalised;
      ended = false;
    } else {
      i++;
      if (c === 38 && text.startsWith('amp;', i)) i += 4;
      else if (c >= 0xd800 && c < 0xdc00 && i < length) i++;
      else while (i < length && text.charCodeAt(i) === c) i++;
      shape = Shape.punctuation;
      if ((c === 39 || c === 0x2019) && i - start === 1 && (text.charCodeAt(i) | 32) === 115 && (i + 1 >= length || classOf(text.charCodeAt(i + 1)) < DIGIT)) {
        i++;
        hash = POSSESSIVE;
      } else hash = Math.imul(OFFSET ^ (c === 0x2019 ? 39 : c), PRIME);
      if (c === 46 || c === 33 || c === 63 || c === 0x2026) ended = true;
      else if (ended && c !== 34 && c !== 39 && c !== 41 && c !== 0x201d && c !== 0x2019) ended = false;
    }
    if (count === room) {
      room *= 2;
      starts = grown(starts, new Int32Array(room));
      ends = grown(ends, new Int32Array(room));
      words = grown(words, new Int32Array(room));
      shapes = grown(shapes, new Uint8Array(room));
      flags = grown(flags, new Uint8Array(room));
    }
    starts[count] = start;
    ends[count] = i;
    words[count] = hash;
    shapes[count] = shape;
    flags[count] = flag;
    count++;
    pending = 0;
    if (ended && (shape === Shape.punctuation)) pending = startsSentence(text, i) ? Flag.sentence : 0;
  }
  return { text, count, starts, ends, words, shapes, flags };
}

/** The word of a possessive ending, straight or curly. */
export const POSSESSIVE = wordHash("'s");

function grown<T extends Int32Array | Uint8Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** After a full stop and its closing quotes: does a space follow, and then something that can begin a sentence? */
function startsSentence(text: string, from: number): boolean {
  let i = from;
  while (i < text.length && classOf(text.charCodeAt(i)) === SPACE) i++;
  if (i === from || i >= text.length) return false;
  const c = text.charCodeAt(i), kind = classOf(c);
  if (kind === UPPER || kind === DIGIT) return true;
  if (c !== 34 && c !== 0x201c && c !== 0x2018 && c !== 39 && c !== 40) return false;
  const next = classOf(text.charCodeAt(i + 1));
  return next === UPPER || next === SPACE;
}
