import fc from 'fast-check';

/** Strings of what is difficult in a text: line breaks of each kind, surrogates whole and alone, and runs longer than chunks. */
export const strings = (longest = 40): fc.Arbitrary<string> =>
  fc.array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('\n', '\r', '\r\n', '\n\r') },
      { weight: 3, arbitrary: fc.constantFrom('😀', '\ud83d', '\ude00', '\u2028', '\u0085', '’') },
      { weight: 6, arbitrary: fc.constantFrom('a', 'bc', ' ') },
      { weight: 1, arbitrary: fc.integer({ min: 5, max: 60 }).map((n) => 'x'.repeat(n)) },
    ),
    { maxLength: longest },
  ).map((parts) => parts.join(''));

/** Chunk sizes so small that short strings have many chunks, and the usual one. */
export const sizes = fc.constantFrom(4, 5, 8, 20, 60, 8192);
