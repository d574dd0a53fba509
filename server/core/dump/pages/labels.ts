/** Names that newspapers give their sections, in lower case. Regions and subjects, and "Featured Story" and its like. */
const SECTIONS = new Set(`
africa|americas|america|arctic|asia|asia pacific|asia-pacific|australia|balkans|baltics|canada|caribbean|caucasus|central america|central asia|central europe|china|east africa|east asia|eastern europe|eurasia|europe|european union|far east|france|germany|global|india|indo-pacific|international|iran|ireland|israel|italy|japan|latin america|local|mena|mexico|middle east|national|near east|nordics|north africa|north america|northern ireland|oceania|pacific|pakistan|region|regional|russia|scandinavia|scotland|south america|south asia|southeast asia|southern africa|spain|statewide|sub-saharan africa|turkey|uk|uk news|ukraine|u.s.|us|us news|usa|wales|west africa|western europe|world|world news|worldwide
accidents|agriculture|analysis|announcements|art|arts|arts & culture|arts and culture|arts & entertainment|arts and entertainment|automotive|aviation|banking|blog|blogs|book review|book reviews|books|breaking news|briefs|briefing|business|business news|campus|campus life|campus news|cars|city|city news|classifieds|climate|climate change|columnists|columns|commentary|community|community news|companies|contributors|cooking|corrections|country|county|court|courts|cover story|crime|crime & courts|culture|cyber|dance|data|death notices|debate|defence|defense|development|diplomacy|economics|economy|editorial|editorials|education|elections|energy|energy news|entertainment|environment|environmental|essay|essays|events|explainer|expert opinion|family|fashion|feature|featured|featured articles|featured news|featured post|featured posts|featured story|features|feuilleton|film|finance|finances|fitness|food|food & drink|football|foreign|foreign policy|from the editor|front page|gallery|games|gardening|geopolitics|government|green planet|guest column|guest post|headlines|health|health & wellness|healthcare|history|home & garden|homepage|housing|human rights|humanitarian|humor|humour|immigration|in brief|in depth|industry|innovation|intelligence|international law|international relations|internet|interview|interviews|investigation|investigations|jobs|justice|law|leaders|leisure|letter to the editor|letters|letters to the editor|life|lifestyle|literature|local news|magazine|main|maritime|markets|media|metro|migration|military|money|movies|music|nation|national news|nature|news|news analysis|news brief|news briefs|news digest|newsdeck|notices|obituaries|obituary|oil & gas|op-ed|op-eds|opinion|opinions|our view|outdoors|parenting|parliament|people|perspectives|philosophy|photo essay|photography|photos|podcast|podcasts|police|policy|politics|press release|press releases|profile|profiles|property|public safety|q&a|real estate|recipes|religion|report|reports|review|reviews|schools|science|science & tech|science & technology|science and technology|scitech|security|social|society|space|special report|special reports|sport|sports|staff editorial|sponsored|style|sustainability|tech|tech news|technology|telecommunications|television|terrorism|the back page|theater|theatre|think tank|tourism|top news|top story|transport|transportation|travel|travel & leisure|trends|tv|uncategorized|uncategorised|urban development|video|videos|views|voices|war|weather|wellness|women|wire|your letters|youth
afrika|amerika|asien|ausland|bildung|deutschland|europa|feuilleton|gesellschaft|gesundheit|inland|karriere|kultur|leserbriefe|lokales|medien|meinung|nachrichten|panorama|politik|regional|reise|technik|umwelt|unterhaltung|vermischtes|wirtschaft|wissen|wissenschaft|aktuelles|blaulicht|digital|leben|lokalsport|netzwelt|polizei|ratgeber|region
actualité|actualités|afrique|amérique|asie|cinéma|culture|débats|économie|éditorial|éducation|entreprises|france|idées|international|justice|livres|monde|musique|politique|religion|santé|sciences|société|sport|actu|faits divers|régions
cine|ciencia|cultura|deportes|economía|editorial|educación|españa|internacional|mundo|nacional|opinión|política|salud|sociedad|tecnología|actualidad|sucesos|tribuna
cronaca|cultura|economia|esteri|lettere|mondo|salute|scienze|spettacoli|tecnologia|attualità|primo piano
binnenland|buitenland|cultuur|economie|gezondheid|onderwijs|opinie|politiek|samenleving|sport|wetenschap|algemeen|regio
brasil|ciência|cotidiano|economia|educação|esportes|mundo|opinião|saúde|sociedade|cidades|geral|polícia
`.trim().split(/[|\n]+/));

/** Whether a few capitalised words begin or end with the name of a section: "City Politics". */
export function namesSection(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length > 1 && words.length < 4 && mayBeLabel(line) && (isSectionName(words[0]) || isSectionName(words.at(-1)!));
}

const AGO = /^(.{0,40}?\p{L}[.)’]?)?\s*((?:(?:about|over)\s+)?(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s*\+?\s*(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|mo|year|yr)s?\s+ago|vor\s+\d{1,3}\s+(?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?|Monat(?:en)?|Jahr(?:en)?)|il y a\s+\d{1,3}\s+(?:minutes?|heures?|jours?|semaines?|mois|ans?)|hace\s+\d{1,3}\s+(?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?))\s*$/iu;

/** What is in every relative time: a cheap look before the full one. */
const MAY_BE_AGO = /\sago\s*$|vor\s|il y a\s|hace\s/i;

/** Whether a line is the name of a newspaper's section, by a list of usual ones. */
export function isSectionName(line: string): boolean {
  return line.length <= 40 && SECTIONS.has(line.trim().toLowerCase());
}

/** A relative time at a line's end ("South Asia4 hours ago", "2 days ago"): where label and time stand in the line, UTF-16. */
export interface RelativeTime {
  /** The end of the label before it; 0 where there is none. */
  readonly labelEnd: number;
  readonly timeStart: number;
  readonly timeEnd: number;
  /** No white space parts the label from the time. */
  readonly glued: boolean;
}

/** Reads a line that is a relative time, alone or after a section label; null for any other. */
export function relativeTime(line: string): RelativeTime | null {
  if (line.length > 80 || !MAY_BE_AGO.test(line)) return null;
  const match = AGO.exec(line);
  if (!match) return null;
  const label = match[1] ?? '';
  const timeStart = line.lastIndexOf(match[2]);
  if (/^(?:published|posted|updated|on|last updated|by)$/i.test(label.trim())) return { labelEnd: 0, timeStart, timeEnd: timeStart + match[2].length, glued: false };
  return { labelEnd: label.length, timeStart, timeEnd: timeStart + match[2].length, glued: label !== '' && timeStart === label.length };
}

/** Whether a short line may be a section label: a few words, each as in a name, with no end of a sentence. */
export function mayBeLabel(line: string): boolean {
  const text = line.trim();
  if (text.length < 2 || text.length > 38 || /[.!?:;,…”"]$/.test(text) || /\d/.test(text)) return false;
  const words = text.split(/\s+/);
  return words.length <= 4 && words.every((word) => /^[\p{Lu}&/|–-]/u.test(word) || /^(?:and|of|the|in|for|on|to|und|der|die|das|et|de|la|le|du|des|y|e|en|&)$/.test(word));
}
