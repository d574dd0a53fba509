/** The words with which a page ends an article or cuts an excerpt short, in the languages of the newspapers read. */
const CONTINUE = 'continue(?: reading)?|keep reading|weiterlesen|lire la suite|seguir leyendo|sigue leyendo|continuar leyendo|continua a leggere|lees verder|verder lezen|continue lendo|continuar lendo|читать (?:далее|дальше|полностью)';
const MORE = 'read (?:more|on|further|(?:full )?(?:story|article|post))|read (?:the )?(?:full|whole|entire|rest of (?:the|this))(?: (?:story|article|post|entry|interview))?|(?:full|whole) (?:story|article)|view (?:the )?(?:full )?(?:article|post|story)|mehr lesen|mehr dazu|lire plus|en savoir plus|leer más|ver más|leggi (?:tutto|di più|altro)|lees meer|ler mais|leia mais|saiba mais';
/** Words that end an article where an arrow or dots say so. */
const WITH_ARROW = 'more|mehr|weiter|suite|más|altro|meer|mais';
const TAIL = String.raw`[\s.…:>→»›⟶➔&raquo;]*`;
const QUOTED = String.raw`\s*(?:[“"‘'«„][^\n]{0,200}[”"’'»“]|(?:about|on) [^\n]{1,160})?`;
const CUT = String.raw`\[\s*more\s*\]|\[\s*(?:…|\.\.\.|&hellip;)\s*\]|\(\s*(?:more|continued?)\s*(?:…|\.\.\.)?\s*\)`;

const ALONE = new RegExp(String.raw`^[\s([<«‹→>]*(?:(?:(?:${CONTINUE}|${MORE})${QUOTED}|(?:${WITH_ARROW})\s*(?:…|\.\.\.|»|→|>)|[»›→]\s*(?:${WITH_ARROW}))${TAIL}[)\]]?|#\s?#\s?#|-+\s?30\s?-+|(?:continue reading)\s[^.]{1,200}|${CUT})\s*$`, 'i');
const AT_END = new RegExp(String.raw`(?:^|[\s.!?…”"’')\]])(?:(?:${CONTINUE}|${MORE})${QUOTED}${TAIL}[)\]]?|(?:(?<=(?:…|\.\.\.|[»›→])\s*)(?:${WITH_ARROW})${TAIL}))\s*$`, 'i');
const CUT_AT_END = new RegExp(String.raw`(?:${CUT})\s*$`, 'i');
const TRAILING_OFF = /(?:…|\.\.\.)["”’']?\s*$/;

/** Whether a whole line is an end marker: "Continue Reading", "Read more »", "[…]", "Continue reading “Title”". */
export function isTerminator(line: string): boolean {
  return line.length < 260 && ALONE.test(line);
}

/** How a line of text ends. */
export interface LineEnd {
  /** `marker`: "… Read more"; `cut`: "[…]", "(more…)"; `ellipsis`: a bare "…" or "...". */
  readonly kind: 'marker' | 'cut' | 'ellipsis';
  /** Where the marker's words begin in the line, UTF-16. */
  readonly start: number;
}

/** How many UTF-16 units at a line's end are looked at: a marker may quote the title, and is short where it does not. */
const WINDOW = 280;
const WORDS = 64;
/** The last words of the phrases above: a cheap look before the full one. */
const LAST_WORDS = new Set('reading,more,on,further,mehr,weiter,story,article,post,entry,interview,weiterlesen,lesen,dazu,suite,leyendo,leyendo,tutto,più,altro,leggere,verder,lezen,lendo,plus,más,meer,mais,далее,дальше,полностью'.split(','));
/** How long those words are and with which letter they end, as one number: most words are told from them all by that. */
const LAST_LETTERS = new Set([...LAST_WORDS].map((word) => word.length << 16 | word.charCodeAt(word.length - 1)));
const codesOf = (characters: string): ReadonlySet<number> => new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const QUOTES = codesOf('”"’\'»“');
const BRACKETS = codesOf('])');
const TRAILING = codesOf(' \t\v\f\u00a0\u2009\u202f.…:>→»›⟶➔)]');
const FULL_STOP = 0x2e;
const ELLIPSIS = 0x2026;

/** The end marker at a line's end, or null. Only the last few hundred characters are looked at. */
export function lineEnd(line: string): LineEnd | null {
  let end = line.length;
  while (end > 0 && isPadding(line.charCodeAt(end - 1))) end--;
  const last = line.charCodeAt(end - 1);
  if (last === ELLIPSIS || (last === FULL_STOP && line.endsWith('...', end))) return { kind: 'ellipsis', start: end };
  if (BRACKETS.has(last)) {
    const from = Math.max(0, end - 20);
    const cut = CUT_AT_END.exec(line.slice(from, end));
    if (cut) return { kind: 'cut', start: from + cut.index };
  }
  if (QUOTES.has(last) && TRAILING_OFF.test(line.slice(Math.max(0, end - 6), end))) return { kind: 'ellipsis', start: end };
  if (!mayEndReading(line, end)) return null;
  const from = Math.max(0, end - (QUOTES.has(last) ? WINDOW : WORDS));
  const marker = AT_END.exec(line.slice(from, end));
  return marker ? { kind: 'marker', start: from + marker.index + /^[\s.!?…”"’')\]]?/.exec(marker[0])![0].length } : null;
}

function mayEndReading(line: string, end: number): boolean {
  if (QUOTES.has(line.charCodeAt(end - 1))) return /reading|read more/i.test(line.slice(Math.max(0, end - WINDOW), end));
  let to = end;
  while (to > 0 && end - to < 8 && TRAILING.has(line.charCodeAt(to - 1))) to--;
  let from = to;
  while (from > 0 && to - from < 12 && isLetter(line.charCodeAt(from - 1))) from--;
  return LAST_LETTERS.has((to - from) << 16 | small(line.charCodeAt(to - 1))) && LAST_WORDS.has(line.slice(from, to).toLowerCase());
}

function isPadding(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0;
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code >= 0xc0;
}

/** The small letter of a capital. */
function small(code: number): number {
  return code < 0x80 ? code | 0x20 : String.fromCharCode(code).toLowerCase().charCodeAt(0);
}
