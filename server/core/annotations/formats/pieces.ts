import type { Range } from '../../text/range.ts';

/** A token, or a run of white space. Offsets are UTF-16. */
export interface Piece extends Range {
  readonly kind: 'token' | 'space' | 'breaks';
}

/** White space of Unicode and of Python's str.split, by which other tools part tokens. */
const PIECE = /(?<space>[\s\x1c-\x1f\x85\ufeff]+)|(?<word>[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u200d]|[.,'’:_-](?=[\p{L}\p{N}]))*)|(?<mark>\P{M}[\p{M}\u200d\ufe0f]*)|(?<loose>\p{M}+)/gsu;

/**
 * Cuts a text without holes into tokens and white space; no token goes over one of the `edges`, so that every mark is made of whole tokens.
 * Words keep hyphens, apostrophes and dots within them; every other character is a token of its own.
 */
export function* pieces(text: string, edges: Iterable<number> = []): Generator<Piece> {
  const cuts = [...new Set(edges)].sort((a, b) => a - b);
  let next = 0;
  for (const { index, 0: piece, groups } of text.matchAll(PIECE)) {
    const kind = groups!.space === undefined ? 'token' : /\n\s*\n/.test(piece) ? 'breaks' : 'space';
    const end = index + piece.length;
    let start = index;
    for (; next < cuts.length && cuts[next] < end; next++) {
      if (cuts[next] <= start) continue;
      yield { kind, start, end: cuts[next] };
      start = cuts[next];
    }
    yield { kind, start, end };
  }
}

/** Does a sentence end with a token, as far as its last character and what follows tell? */
export function endsSentence(text: string, token: Range): boolean {
  if (!/[.!?…。！？]$/u.test(text.slice(token.start, token.end))) return false;
  return /^["'”’»)\]]*\s+["'“‘«([]*[\p{Lu}\p{Lo}\p{N}]/u.test(text.slice(token.end, token.end + 40));
}
