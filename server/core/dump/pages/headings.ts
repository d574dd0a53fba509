/** What stands over links to articles that belong to the one above. */
const RELATED = [
  'related(?: (?:posts?|articles?|stories|news|content|items|links|coverage|reading|internet links|stories and links))?', 'more on (?:this|the) .{1,40}', 'see also', '(?:also )?read (?:also|next|this)', 'also read', 'further reading', 'background',
  'mehr zum thema', 'mehr dazu', 'zum thema', '(?:lesen sie|lies|lesen) (?:auch|dazu|mehr)', 'verwandte (?:artikel|themen|beiträge)', 'ähnliche (?:artikel|beiträge|themen)', 'passend zum thema', 'weiterführende links',
  '(?:à )?lire (?:aussi|également)', 'voir aussi', 'sur le même (?:sujet|thème)', 'articles? (?:liés?|similaires?|connexes?|associés?)', 'à lire (?:sur le même sujet|également)',
  '(?:noticias|artículos|contenido) relacionad[oa]s?', 'relacionad[oa]s?', '(?:lee|lea|ver|leer) también', 'más (?:información|sobre .{1,40})',
  'leggi anche', 'vedi anche', '(?:articoli|notizie) correlat[ie]', 'sullo stesso argomento', 'lees ook', 'gerelateerd(?:e artikelen)?', 'meer over (?:dit onderwerp|.{1,40})', '(?:leia|veja) também', '(?:notícias|artigos) relacionad[oa]s', 'mais sobre .{1,40}',
];

/** What stands over links to whatever else the paper has. */
const OTHERS = [
  'recommended(?: (?:for you|stories|articles|reading))?', 'editor[’\']?s[’\']? (?:picks?|choice)', 'trending (?:now|stories|news)', '(?:latest|recent|popular|top|other|featured|local|breaking)(?: [a-z]+)? (?:news|posts?|stories|articles?|headlines|updates|videos)', 'the latest', 'headlines',
  '(?:the )?most (?:read|popular|viewed|commented|recent|shared|watched|emailed)(?: (?:stories|articles|posts|news|this week|today))?', 'in case you missed it', 'what to read next', 'more (?:news|stories|articles|posts|headlines|coverage|top stories)', 'more (?:from|in|by) .{1,60}', 'must[- ]reads?', 'elsewhere on .{1,40}', '(?:from )?around the web',
  'you (?:may|might)(?: also)? (?:like|enjoy|be interested in)', 'popular(?: now| this week)?', 'also (?:of interest|in .{1,40})', 'sponsored (?:stories|links|content)', 'don[’\']t miss these',
  '(?:die )?meistgelesen(?:e(?:n)?(?: artikel)?)?', 'auch interessant', '(?:das )?könnte (?:sie|dich) (?:auch )?interessieren', '(?:weitere|neueste|aktuelle|beliebte|andere) (?:artikel|meldungen|nachrichten|themen|beiträge)', 'mehr (?:aus|von) .{1,60}', 'empfehlungen(?: der redaktion)?', 'top-?themen', 'meistgeklickt', 'schlagzeilen',
  '(?:les )?(?:articles )?(?:les )?plus (?:lus|commentés|partagés|consultés|récents|populaires)', 'à la une(?: d[eu] .{1,40})?', 'dans la même rubrique', 'à (?:voir|découvrir)(?: aussi)?', 'vous (?:aimerez|pourriez aimer)(?: aussi)?', '(?:derniers|autres) articles', 'en continu', 'dernières (?:infos|nouvelles|actualités)', 'nos autres articles', 'l[’\']actualité',
  'lo más (?:leído|visto|comentado|reciente|popular|nuevo)', '(?:también )?te puede interesar', '(?:las )?más leíd[oa]s', 'últim[oa]s (?:noticias|artículos)', 'más noticias', 'más (?:en|de) .{1,40}', 'otras noticias',
  '(?:i |le |gli articoli )?più (?:letti|lette|visti|commentati)', '(?:ti )?potrebbe(?:ro)? (?:anche )?interessar(?:e|ti)(?: anche)?', '(?:ultime|altre) notizie', '(?:ultimi|altri) articoli', 'meest gelezen', 'meer (?:nieuws|uit .{1,40}|van .{1,40})', 'laatste nieuws', '(?:nieuwe|neue|nouveaux|nuevos|nuovi|novos) (?:artikelen|artikel|beiträge|articles|artículos|articoli|artigos)', 'net binnen', 'ook interessant', 'aanbevolen',
  '(?:as |os )?mais (?:lidas|lidos|vistas|recentes)', 'últimas notícias', 'mais notícias', 'mais (?:de|em) .{1,40}', '(?:você )?(?:também )?pode gostar',
];

/** A heading is no longer, UTF-16 units. */
const LONGEST = 70;

// without the flag u, which makes such a pattern four times as dear to compile
const headingOf = (phrases: readonly string[]): RegExp => new RegExp(`^[\\s•|>\\-–—#+]*(?:${phrases.join('|')})[\\s.:|»›→…]*$`, 'i');
const RELATED_HEADING = headingOf(RELATED);
const OTHER_HEADING = headingOf(OTHERS);

/** Whether a line stands over a list of links: "Most read", "Mehr zum Thema". */
export function announcesList(line: string): boolean {
  return announcesRelated(line) || (line.length <= LONGEST && OTHER_HEADING.test(line));
}

/** Whether they are links to what belongs to the article above: "Related", "Lire aussi". */
export function announcesRelated(line: string): boolean {
  return line.length <= LONGEST && RELATED_HEADING.test(line);
}
