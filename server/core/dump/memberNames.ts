/** What the parts of an article are called in data, in lower case, '_' and '-' left out, in the order in which they are believed. */
export const MEMBER_NAMES = {
  title: ['title', 'headline', 'webtitle', 'head', 'name', 'titel', 'titre', 'titulo', 'título', 'titolo', 'heading', 'subject'],
  byline: ['author', 'authors', 'byline', 'creator', 'autor', 'autoren', 'auteur', 'autore', 'writer', 'journalist'],
  date: ['date', 'published', 'publishedat', 'publicationdate', 'datepublished', 'datepublish', 'pubdate', 'publishdate', 'publisheddate', 'webpublicationdate', 'datepublication', 'publishtime', 'datetime', 'timestamp', 'createdat', 'created', 'seendate', 'time', 'datum', 'fecha', 'data'],
  source: ['source', 'sourcename', 'publisher', 'publication', 'newspaper', 'outlet', 'sourcedomain', 'domain', 'site', 'sitename', 'medianame', 'quelle', 'fuente', 'fonte', 'url', 'weburl', 'link', 'uri'],
  section: ['section', 'sectionname', 'category', 'categories', 'rubric', 'rubrik', 'rubrique', 'desk', 'newsdesk', 'topic'],
  recordId: ['id', 'guid', 'uuid', 'docid', 'articleid', 'storiesid'],
  body: ['text', 'content', 'body', 'bodytext', 'article', 'maintext', 'articlebody', 'articletext', 'fulltext', 'story', 'rawcontent', 'plaintext', 'inhalt', 'volltext', 'contenu', 'texte', 'contenido', 'texto', 'cuerpo', 'testo', 'corpo', 'description', 'summary', 'snippet', 'excerpt', 'lead'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MemberRole = keyof typeof MEMBER_NAMES;

/** The key under which a name stands in `MEMBER_NAMES`. */
export function memberKey(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}
