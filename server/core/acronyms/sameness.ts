/** Two expansions that differ in nothing but case, hyphens, plural, article and British or American spelling have one fingerprint. */
export function fingerprint(expansion: string): string {
  return expansion
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/^(the|an?)\s+/, '')
    .replace(/&/g, ' and ')
    .replace(/[’']s?\b/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .replace(/ys(ation|e|ed|er|ing)\b/g, 'yz$1')
    .replace(/is(ation|e|ed|er|ing)(s?)\b/g, 'iz$1$2')
    .replace(/our\b/g, 'or')
    .replace(/re\b/g, 'er')
    .replace(/mm?es?\b/g, 'm')
    .replace(/s\b/g, '')
    .replace(/\s+/g, '');
}

/** Do the two say the same? */
export const isSame = (one: string, other: string): boolean => fingerprint(one) === fingerprint(other);
