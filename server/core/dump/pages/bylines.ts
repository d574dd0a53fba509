/** Bylines: who wrote it, on a line of its own, beside a date, or run into the text. Offsets are UTF-16 in the line, half-open. */
export interface Byline {
  readonly start: number;
  readonly end: number;
}

const LEAD = /^\s*(?:(?:written|posted|reported|published|compiled|interview(?:ed)?|stor(?:y|ies)|text|words|article)(?:\s+(?:and|&)\s+\p{L}+)?\s+by|by|von|par|por|di|door|author(?:\(s\)|s)?|auteurs?|autor(?:en|es)?|autori|writers?|reporters?)(?:\s*:\s*|\s+)(?=[“"]?\p{Lu}|\p{Lu}|elP)/iu;
const LABELLED = /^\s*(?:author(?:\(s\)|s)?|auteurs?|autor(?:en|es)?|autori|writers?|by|byline)\s*:\s*/i;
const ROLE = /^(?:\p{L}+[\s-]+)?(?:(?:staff|guest|senior|chief|assistant|associate|managing|deputy|political|foreign|special|sports?|news|feature|features|opinions?|opinion|arts|culture|copy|web|online|contributing|features?|co-?|lead|junior|student|former|white house|diplomatic|business|science|health|education|city|national|international|local|democracy|crime|court|regional|entertainment|environment|technology|tech|money|travel|food|football|chief)[\s-]+)*(?:reporters?|editors?|editors?-in-chief|editor in chief|writers?|correspondents?|contributors?|columnists?|photographers?|journalists?|staff|intern|bureau chief|producer|critic|designer|publisher|author|freelancer?|anchor|president|analyst|researcher)(?:[\s-]+\p{L}+){0,3}$/iu;
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}’'.-]*|de|da|di|du|van|von|der|den|la|le|el|al|bin|bint|ibn|dos|y|ter|ten)`;
const NAME = new RegExp(String.raw`^(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Rev)\.?\s+)?\p{Lu}[\p{L}’'.-]*(?:\s+${NAME_WORD}){1,4}$`, 'u');
const STARTERS = new Set('A An The This That These Those It Its If In On At As After Before When While Where What Why How Who For From With Without Since Although Though Because But And Or Not No Yes He She They We I You His Her Their Our My Your There Here During Over Under Last Next Every Each Some Many Most More Few All Earlier Spring Summer Fall Winter Once One Two Three To By Of'.split(' '));

/** A lead that names an office without a colon. */
const OFFICE = /^\s*(?:author|auteur|autor|autori|writer|reporter)\p{L}*\s+$/iu;

/** Words of newspapers' and agencies' names. */
const PAPER = /\b(?:Times|Post|News|Herald|Tribune|Gazette|Journal|Star|Sun|Mail|Express|Telegraph|Chronicle|Record|Standard|Observer|Review|Press|Daily|Weekly|Monthly|Zeitung|Anzeiger|Rundschau|Figaro|Monde|País|Mundo|Courier|Courant|Globe|Mirror|Examiner|Inquirer|Register|Bulletin|Dispatch|Sentinel|Independent|Guardian|Magazine|Agency|Reuters|TNN|PTI|dpa|AFP|BBC|Wire|Today|Echo|Argus|Advertiser|Citizen|Union|Voice|Banner|Democrat|Republican)\b/u;

/** Whether some words name a newspaper or an agency, by a word that such names have. */
export function namesPaper(words: string): boolean {
  return PAPER.test(words);
}

/** Whether some words are a newspaper's name and nothing else, perhaps with its article. */
export function isPaper(words: string): boolean {
  const text = words.trim();
  return namesPaper(text) && (isName(text) || /^(?:the|die|der|das|le|la|les|il|lo|el|o|a|de|het) (?:\p{Lu}[\p{L}’'-]+ ?){1,4}$/iu.test(text));
}

/** Nobody by name: "Staff reports", "From wire reports". */
const STAFF = /^(?:from )?(?:(?:staff|wire|news|press|contributed)(?: (?:and|&) (?:staff|wire|news))?(?: services?)? reports?|staff|associated press|the associated press)$/i;

/** A pen name, in whatever case: "Article by ramap". */
const PEN_NAME = /^\s*(?:article|story|text|words|posted|written|published|submitted) by:? (?=\S+$)/i;

/** What those begin with: one look instead of several at lines that are none of them. */
const MAY_LEAD = /^\s*(?:wr|po|re|pu|su|co|in|st|te|wo|ar|by|vo|pa|di|do|au|fr|wi|ne|pr|as|the a)/i;

/** Reads a line that is nothing but a byline: "By Jane Doe", "Author: …", "Jane Doe, Reporter"; null for any other. */
export function bylineLine(line: string): Byline | null {
  const text = line.trimEnd();
  if (text.length > 140 || text.length < 4) return null;
  const mayLead = MAY_LEAD.test(text);
  if (mayLead && STAFF.test(text.trim())) return { start: text.length - text.trimStart().length, end: text.length };
  const pen = mayLead ? PEN_NAME.exec(text) : null;
  if (pen) return { start: pen[0].length, end: text.length };
  const lead = mayLead ? LABELLED.exec(text) ?? LEAD.exec(text) : null;
  const from = lead ? lead[0].length : text.length - text.trimStart().length;
  const rest = text.slice(from);
  if (lead) {
    // a sentence may begin with "By": a byline holds names, not verbs and full stops
    if (/[.!?…]$/.test(rest) && !/(?:\b\p{Lu}|Jr|Sr|Inc|[a-z]\.[a-z])\.$/u.test(rest)) return null;
    const words = rest.split(/[\s,/&~|()]+/).filter(Boolean);
    // "Reporter Ann Lee" is one, "Reporter Observes Strange Ways of Men" is not
    if (words.length === 0 || words.length > (OFFICE.test(lead[0]) ? 4 : 16)) return null;
    const small = words.filter((word) => /^\p{Ll}/u.test(word) && !/^(?:and|und|et|y|e|en|of|the|for|in|de|da|di|du|van|von|der|den|la|le|al|bin|with|at|to|del)$/.test(word) && !/[@.]/.test(word)).length;
    if (small > (/[,~|(]/.test(rest) ? 3 : 0)) return null;
    return { start: from, end: from + nameLength(rest) };
  }
  if (!/[,|–—~/-]/.test(rest)) return null;
  const comma = /^(.{4,50}?)\s*(?:,|\||–|—|-|~|\/)\s+?(.{4,60})$/u.exec(rest);
  const role = comma?.[2].replace(/[~|]/g, '').trim() ?? '';
  return comma && NAME.test(comma[1].trim()) && (ROLE.test(role) || (namesPaper(role) && /^(?:The |the )?\p{Lu}/u.test(role) && role.split(' ').length < 6)) ? { start: from, end: from + comma[1].length } : null;
}

/** Whether some words are a person's name by their look alone: two to five capitalised words. */
export function isName(words: string): boolean {
  const text = words.trim();
  return text.length <= 60 && NAME.test(text) && !STARTERS.has(text.split(/\s/)[0]);
}

/** A name with the place beside it, as above a date: "Ann Lee in Whitby"; how long the name is, UTF-16; 0 for any other line. */
export function nameBeforePlace(line: string): number {
  const match = /^(\S.{2,40}?) in \p{Lu}[\p{L} ’'-]{2,30}$/u.exec(line.trim());
  return match && match[1].split(' and ').every(isName) ? match[1].length : 0;
}

/** Whether a line says what its writer is: "Staff Writer", "Guest Columnist". */
export function isRole(line: string): boolean {
  return line.length < 60 && ROLE.test(line.trim().split(/,\s/)[0]);
}

/** A name with a role behind it and nothing between ("Jane Doe Transport correspondent"): how long the name is, UTF-16; 0 for any other line. */
export function nameBeforeRole(line: string): number {
  const words = [...line.trim().matchAll(/\S+/g)];
  for (let i = 2; i < Math.min(words.length, 5); i++) {
    const name = line.trim().slice(0, words[i].index).trimEnd();
    if (isName(name) && ROLE.test(line.trim().slice(words[i].index).replace(/^\p{Lu}\p{Ll}+\s(?=\p{Ll})/u, ''))) return name.length;
  }
  return 0;
}

/** A byline run into the beginning of a paragraph: "BY SYDNEY SNELSON If things …", "By: August Dice ~Guest Writer~ Spring …"; null where there is none. */
export function bylineRunIn(line: string): Byline | null {
  if (!/^\s*(?:by|(?:article|story|words|text|written|posted) by|authors?|auteurs?|von|par|por)\b/i.test(line.slice(0, 16))) return null;
  const head = line.slice(0, 240);
  const lead = /^\s*(?:(?:Article|Story|Words|Text|Written|Posted)\s+by:?|By:?|BY:?|Author(?:\(s\)|s)?:|Auteurs?:|Von:?|Par:?|Por:?)\s+(?=\p{Lu})/u.exec(head);
  if (!lead) return null;
  const from = lead[0].length;
  const rest = head.slice(from);
  const capitals = /^(?:\p{Lu}[\p{Lu}’'.-]+|\p{Lu}\.)(?:(?:\s+|,\s*|\s+AND\s+|\s*&\s*)(?:\p{Lu}[\p{Lu}’'.-]+|\p{Lu}\.)(?![\p{Ll}]))+/u.exec(rest);
  if (capitals && capitals[0].split(/\s+/).length <= 9) return { start: from, end: from + capitals[0].trimEnd().length };
  const names = runInNames(rest);
  if (names === null) return null;
  // a colon, or something that closes the names, must say that this is no sentence ("By Christmas Eve the …")
  // the role may be run in, too: "By Ann Lee, Sports Editor The …"
  const role = /,\s+(?:\p{Lu}[\p{L}-]+\s+){0,2}(?:Editor|Writer|Reporter|Correspondent|Columnist|Contributor|Photographer)$/u.exec(rest.slice(0, names));
  if (role) return { start: from, end: from + role.index };
  const closed = /^\s*(?:[*~|(–—/]|\s-\s)/.test(rest.slice(names)) || lead[0].includes(':') || /\sby\s/i.test(lead[0]);
  return closed ? { start: from, end: from + names } : null;
}

function runInNames(rest: string): number | null {
  const match = new RegExp(String.raw`^\p{Lu}[\p{L}’'.-]*(?:(?:\s+and\s+|\s*,\s*|\s*&\s*|\s+)${NAME_WORD}){1,11}`, 'u').exec(rest);
  if (!match) return null;
  const parts = [...match[0].matchAll(/\S+/g)];
  const stop = parts.findIndex((part, i) => i > 1 && STARTERS.has(part[0]));
  const kept = stop < 0 ? match[0] : match[0].slice(0, parts[stop].index);
  return kept.replace(/[\s,&]+$/, '').length || null;
}

/** How much of what follows "By" is names: up to a role in tildes or brackets, a bar, or a comma with a role. */
function nameLength(rest: string): number {
  const cut = /\s*(?:[~|(/]|\s[–—-]\s|\s\S+@\S)/.exec(rest);
  let end = cut && cut.index > 2 ? cut.index : rest.length;
  for (const comma of rest.slice(0, end).matchAll(/,\s*/g)) {
    if (ROLE.test(rest.slice(comma.index + comma[0].length, end).trim())) { end = comma.index; break; }
  }
  return rest.slice(0, end).replace(/[\s,]+$/, '').length;
}
