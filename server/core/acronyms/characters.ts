/** Classes of characters for the forward pass: one table look-up per UTF-16 unit. */
export const OTHER = 0;
export const SPACE = 1;
export const LOWER = 2;
export const UPPER = 3;
export const DIGIT = 4;
/** Stands inside a short form: `-` `/` `.` `&` apostrophes `+` `@` `_`. */
export const JOINER = 5;
export const OPEN = 6;
export const CLOSE = 7;
export const QUOTE = 8;

/** Units from here on (CJK, surrogates …) are OTHER; alphabets with capitals stand below, as does general punctuation. */
const TABLE_SIZE = 0x2100;

const classes = new Uint8Array(TABLE_SIZE);
/** The unit in lower case, without accent, Greek as its Latin initial: what letters are compared by. */
const folded = new Uint16Array(TABLE_SIZE);

const GREEK_INITIALS: Readonly<Record<string, string>> = {
  α: 'a', β: 'b', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'e', θ: 't', ι: 'i', κ: 'k', λ: 'l', μ: 'm',
  ν: 'n', ξ: 'x', ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'u', φ: 'p', χ: 'c', ψ: 'p', ω: 'o', µ: 'm',
};

for (let unit = 0; unit < TABLE_SIZE; unit++) {
  const character = String.fromCharCode(unit);
  const lower = character.toLowerCase();
  const isLetter = lower !== character.toUpperCase() || /\p{L}/u.test(character);
  if (isLetter) classes[unit] = lower === character ? LOWER : UPPER;
  else if (character >= '0' && character <= '9') classes[unit] = DIGIT;
  else if (/\s/u.test(character)) classes[unit] = SPACE;
  // a combining mark goes with the letter before it
  else if (/\p{M}/u.test(character)) classes[unit] = LOWER;
  const base = lower.normalize('NFD').charAt(0);
  folded[unit] = (GREEK_INITIALS[base] ?? base).charCodeAt(0);
}
for (const joiner of "-/.&'’‐‑+@_′") classes[joiner.charCodeAt(0)] = JOINER;
for (const open of '([{') classes[open.charCodeAt(0)] = OPEN;
for (const close of ')]}') classes[close.charCodeAt(0)] = CLOSE;
for (const quote of '"“”„«»‹›‘') classes[quote.charCodeAt(0)] = QUOTE;

/** The class of a UTF-16 unit. */
export function classOf(unit: number): number {
  return unit < TABLE_SIZE ? classes[unit] : OTHER;
}

/** The unit as letters are compared: lower case, no accent, Greek by its Latin initial. */
export function fold(unit: number): number {
  return unit < TABLE_SIZE ? folded[unit] : unit;
}

/** The bit of a letter a–z among the initials of a text, folded; 0 for all others. */
export function initialBit(unit: number): number {
  const letter = fold(unit) - 97;
  return letter >= 0 && letter < 26 ? 1 << letter : 0;
}

/** Is it a letter or a digit? */
export function isWordUnit(unit: number): boolean {
  return unit < TABLE_SIZE && classes[unit] - LOWER <= DIGIT - LOWER && classes[unit] >= LOWER;
}
