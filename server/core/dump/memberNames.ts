/** What the parts of an article are called in data, in lower case, '_' and '-' left out, in the order in which they are believed. */
export const MEMBER_NAMES = {
  title: ['title', 'headline', 'webtitle', 'head', 'name', 'titel', 'titre', 'titulo', 'título', 'titolo', 'heading', 'subject', 'überschrift', 'ueberschrift', 'schlagzeile', 'manchete', 'kop'],
  byline: ['author', 'authors', 'byline', 'creator', 'autor', 'autoren', 'auteur', 'autore', 'writer', 'journalist', 'authorname', 'authornames', 'bylines', 'autores', 'autori', 'auteurs', 'verfasser', 'reporter', 'writers', 'journalists'],
  date: ['date', 'published', 'publishedat', 'publicationdate', 'datepublished', 'datepublish', 'pubdate', 'publishdate', 'publisheddate', 'webpublicationdate', 'datepublication', 'publishtime', 'datetime', 'timestamp', 'createdat', 'created', 'seendate', 'time', 'datum', 'fecha', 'data', 'erscheinungsdatum', 'veröffentlicht', 'veroeffentlicht', 'datepublicatie', 'fechapublicacion', 'datapublicacao', 'pubdatetime', 'publishedtime', 'publishedon', 'displaydate', 'articledate', 'storydate', 'postdate', 'datestr', 'webpubdate', 'firstpublished'],
  source: ['source', 'sourcename', 'publisher', 'publication', 'newspaper', 'outlet', 'sourcedomain', 'domain', 'site', 'sitename', 'medianame', 'quelle', 'fuente', 'fonte', 'url', 'weburl', 'link', 'uri', 'publicationname', 'publicationtitle', 'paper', 'zeitung', 'medium', 'journal', 'periodico', 'periódico', 'giornale', 'jornal', 'krant', 'feed', 'feedname', 'provider', 'agency', 'sourcetitle', 'sourceurl', 'articleurl'],
  section: ['section', 'sectionname', 'category', 'categories', 'rubric', 'rubrik', 'rubrique', 'desk', 'newsdesk', 'topic', 'ressort', 'secao', 'seção', 'seccion', 'sección', 'sezione', 'rubriek', 'subsection', 'department'],
  recordId: ['id', 'guid', 'uuid', 'docid', 'articleid', 'storiesid'],
  body: ['text', 'content', 'body', 'bodytext', 'article', 'maintext', 'articlebody', 'articletext', 'fulltext', 'story', 'rawcontent', 'plaintext', 'inhalt', 'volltext', 'contenu', 'texte', 'contenido', 'texto', 'cuerpo', 'testo', 'corpo', 'description', 'summary', 'snippet', 'excerpt', 'lead', 'artikeltext', 'articlecontent', 'contenttext', 'newstext', 'storytext', 'nachricht', 'corps', 'texteintegral', 'fulltextcontent', 'abstract', 'leadparagraph', 'shortdescription', 'standfirst', 'teaser'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MemberRole = keyof typeof MEMBER_NAMES;

/** The key under which a name stands in `MEMBER_NAMES`. */
export function memberKey(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
