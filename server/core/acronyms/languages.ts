/** The commonest small words of languages that newspapers are written in: what tells them apart, and what in capitals is no short form there. English first. */
const SMALL_WORDS: readonly string[] = [
  'the of and to in is for that with was on are by from as at this it be has have not or but',
  'le la les des du de et en un une est au aux ne pas que qui se sa son ses par sur dans pour il elle on ce ou où nous vous plus',
  'der die das den dem des und in ist im zu ein eine von mit auf für sich als an am es er sie nicht aus bei um zum so wie wir ja nur',
  'el la los las de del y en un una que es se no por con su al lo más para como si mi ya sus muy sin ha',
  'o a os as de do da dos das e em um uma que é se não por com no na ao para mais seu sua ou já foi',
  'il lo la gli le di del della e è in un una che si non per con al da dei nel ma ha più sono come ci ai',
  'nu de la și si în cu pe din să se ce mai o un una nu a al ale cel cei lui ne dar sau iar fi ar au va care este',
  'de het een en van in is op te dat die met voor zijn niet aan er om ook als uit bij nog wel naar',
  'och i att det en på är som av för med den till inte om har de ett var kan nu jag så',
  'og i det at en på er som af for med den til ikke om har de et av var kan nå jeg så men',
  'bir ve bu da de ne mi ki için ile o çok daha en gibi ama var ya her',
  'i w na z do się nie to że jest za od po jak o ale co ma czy już tak być są ze dla',
  'a az és hogy nem is egy ez azt meg de ki el mint van csak már',
];

const languages = new Map<string, number>();
for (const [language, words] of SMALL_WORDS.entries()) for (const word of words.split(' ')) languages.set(word, (languages.get(word) ?? 0) | (1 << language));

const GERMAN = 2;

/** So much of a text tells its language, in units. */
const SAMPLE = 4000;
/** English unless so many more small words are another language's. */
const LEAST_LEAD = 3;

/** Is it (in lower case) a small word of some language but English? */
export const isSmallWord = (word: string): boolean => (languages.get(word) ?? 1) > 1;

/** Is a text German, where a hyphen joins any noun to a short form: "EU-Kommission", "CDU-Chef"? */
export function isGerman(text: string): boolean {
  const counts = countsOf(text);
  return counts[GERMAN] >= counts[0] + LEAST_LEAD && counts[GERMAN] === Math.max(...counts);
}

/** How many small words of each language a text's beginning has. */
function countsOf(text: string): number[] {
  const counts = SMALL_WORDS.map(() => 0);
  for (const [word] of text.slice(0, SAMPLE).matchAll(/(?<![\p{L}\p{N}'’-])\p{Ll}{1,5}(?![\p{L}\p{N}'’-])/gu)) {
    const known = languages.get(word) ?? 0;
    for (let language = 0; known >> language > 0; language++) if ((known >> language) & 1) counts[language]++;
  }
  return counts;
}

/** Those of the words (in lower case) that are small words of a text's language, if that is not English. */
export function smallWordsOf(text: string, words: Iterable<string>): string[] {
  const counts = countsOf(text);
  const most = Math.max(...counts);
  if (most < counts[0] + LEAST_LEAD) return [];
  return [...words].filter((word) => counts.some((count, language) => count === most && ((languages.get(word) ?? 0) >> language) & 1));
}
