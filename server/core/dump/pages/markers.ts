/** The words with which a page ends an article or cuts an excerpt short, in the languages of the newspapers read. */
const CONTINUE = 'continue(?: reading)?|keep reading|weiterlesen|lire la suite|seguir leyendo|sigue leyendo|continuar leyendo|continua a leggere|lees verder|verder lezen|continue lendo|continuar lendo|читать (?:далее|дальше|полностью)';
const MORE = 'read (?:more|on|further)|read (?:the )?(?:full|whole|entire|rest of (?:the|this))(?: (?:story|article|post|entry|interview))?|(?:full|whole) (?:story|article)|view (?:the )?(?:full )?(?:article|post|story)|mehr lesen|mehr dazu|lire plus|en savoir plus|leer más|ver más|leggi (?:tutto|di più|altro)|lees meer|ler mais|leia mais|saiba mais';
const TAIL = String.raw`[\s.…:>→»›⟶➔&raquo;]*`;
const QUOTED = String.raw`\s*(?:[“"‘'«„][^\n]{0,200}[”"’'»“]|(?:about|on) [^\n]{1,160})?`;
const CUT = String.raw`\[\s*(?:…|\.\.\.|&hellip;)\s*\]|\(\s*(?:more|continued?)\s*(?:…|\.\.\.)?\s*\)`;

const ALONE = new RegExp(String.raw`^[\s([<«‹→>]*(?:(?:(?:${CONTINUE}|${MORE})${QUOTED}|more\s*(?:…|\.\.\.|»|→|>))${TAIL}[)\]]?|(?:continue reading)\s[^.]{1,200}|${CUT})\s*$`, 'i');
const AT_END = new RegExp(String.raw`(?:^|[\s.!?…”"’')\]])(?:(?:${CONTINUE}|${MORE})${QUOTED}${TAIL}[)\]]?|(?:(?<=(?:…|\.\.\.)\s*)more${TAIL}))\s*$`, 'iu');
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

const WINDOW = 280;

/** The end marker at a line's end, or null. Only the last few hundred characters are looked at. */
export function lineEnd(line: string): LineEnd | null {
  const last = line.trimEnd();
  if (!/[…\])a-zа-яáéã.»→›>”"’':]$/i.test(last)) return null;
  const from = Math.max(0, last.length - WINDOW);
  const tail = from > 0 ? last.slice(from) : last;
  const cut = CUT_AT_END.exec(tail);
  if (cut) return { kind: 'cut', start: from + cut.index };
  if (TRAILING_OFF.test(tail)) return { kind: 'ellipsis', start: last.length };
  if (!MAYBE_AT_END.test(tail)) return null;
  const marker = AT_END.exec(tail);
  return marker ? { kind: 'marker', start: from + marker.index + /^[\s.!?…”"’')\]]?/.exec(marker[0])![0].length } : null;
}

/** A cheap look before the full one: the last words hold a verb of reading. */
const MAYBE_AT_END = /(?:read|more|lesen|lire|savoir|leyendo|leggi|leggere|lees|lezen|lendo|ler|leia|mais|story|article|post|читать|далее|дальше|полностью|dazu|plus|más)/i;
