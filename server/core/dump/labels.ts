/** What the labels of exports mean, whatever their language: dialect-independent keys, and the labels that stand for them. */
const LABELS: Readonly<Record<string, string>> = {
  byline: 'byline, author, authors, autor, autoren, verfasser, auteur, auteurs, autores, autore, autori, credit, von, par, por, door, firma, ав',
  section: 'section, rubrik, ressort, rubrique, sección, sezione, secção, seção, sectie, rubriek, column, kolumne, рб',
  length: 'length, länge, longueur, extensión, longitud, lunghezza, comprimento, extensão, lengte',
  title: 'headline, title, titel, überschrift, titre, título, titolo, kop, schlagzeile, зг',
  source: 'source, newspaper, paper, publication title, quelle, fuente, fonte, bron, titre de la publication, título de publicación, título de la publicación, título da publicação, titre de publication, titel der publikation, publikationstitel, titolo della pubblicazione, titolo pubblicazione, titel van publicatie, publicatietitel, publication, publikation, ис',
  date: 'date, date text, publication date, publish date, published, pub date, date published, date time, datum, fecha, data, date de publication, fecha de publicación, data da publicação, data di pubblicazione, data de publicação, erscheinungsdatum, publikationsdatum, datum van publicatie, publicatiedatum, дт',
  dateline: 'dateline, datumszeile, ortsmarke, origine, lieu, ort, lugar, luogo, plaats',
  highlight: 'highlight, highlights, encart, destacado, teaser, in evidenza, vorspann',
  body: 'body, text, textkörper, corps, corps de l\'article, cuerpo, corpo, hoofdtekst, full text, volltext, volledige tekst, texte intégral, texte complet, texto completo, testo completo, lead',
  abstract: 'abstract, zusammenfassung, résumé, resumen, riassunto, resumo, samenvatting',
  graphic: 'graphic, graphics, grafik, graphique, gráfico, grafico, grafiek, illustration, caption, photo, image',
  'load-date': 'load-date, update, ladedatum, date-chargement, date de chargement, fecha-carga, fecha de carga, data di caricamento, data-caricamento, data-carregamento, data de carregamento, laaddatum, last updated, zuletzt aktualisiert, última actualización, última atualização, dernière mise à jour, ultimo aggiornamento',
  language: 'language, sprache, langue, idioma, lingua, língua, taal, language of publication, langue de publication, idioma de la publicación, idioma de publicação, publikationssprache, lingua di pubblicazione, langue de la publication',
  'publication-type': 'publication-type, publikationstyp, type-publication, type de publication, tipo de publicación, tipo-publicación, tipo di pubblicazione, tipo de publicação, publicatietype, source type, document type, tipo de fuente, tipo de documento, type de source, type de document, quellentyp, dokumententyp, tipo de fonte, tipo di fonte, tipo di documento',
  'journal-code': 'journal-code, zeitungs-code, code-journal, code du journal, código de publicación, código-publicación, codice giornale',
  subject: 'subject, thema, themen, sujet, sujets, tema, materia, argomento, assunto, onderwerp, subjects, business indexing term',
  company: 'company, firmen, unternehmen, société, societe, empresa, società, bedrijf, company / organization, company organization',
  ticker: 'ticker, symbole-boursier, börsensymbol, símbolo bursátil',
  industry: 'industry, branche, secteur-activite, secteur-activité, industria, settore, setor',
  geographic: 'geographic, geographie, localisation-geo, geografía, geografia, location, country, state, city, stadt, land, staat',
  organisation: 'organization, organisation, organización, organizzazione, organização, organisatie',
  person: 'person, personne, persona, personen, people, pessoa, persoon',
  url: 'url, document url, url de document, url du document, url del documento, url do documento, url documento, dokument-url, link, links, web',
  id: 'proquest document id, document id, id de document proquest, id del documento de proquest, id do documento da proquest, id de document de proquest, proquest-dokument-id, id documento proquest, id du document proquest, id del documento proquest, proquest document-id, accession number, numéro de document, document number, dokument-id',
  copyright: 'copyright, urheberrecht, derechos de autor, droit d\'auteur, direitos autorais',
  correction: 'correction, correction-date, berichtigung, corrección, rectificatif',
  series: 'series, serie, série',
  notes: 'notes, notizen, anmerkungen, notas, note',
  distribution: 'distribution, vertrieb',
  type: 'type, typ, tipo',
  name: 'name, ticker-symbol',
  terms: 'terms, identifier, identifier / keyword, classification, klassifizierung',
  'publication-info': 'publication info, publication information, información de publicación, informations de publication, informations sur la publication, publikationsinformationen, informações da publicação',
  'publication-year': 'publication year, année de publication, año de publicación, erscheinungsjahr, ano de publicação, anno di pubblicazione',
  publisher: 'publisher, verlag, éditeur, editorial',
  place: 'place of publication, country of publication, lugar de publicación, país de publicación, lieu de publication, pays de publication, erscheinungsort, local de publicação, país de publicação, luogo di pubblicazione, paese di pubblicazione',
  'publication-subject': 'publication subject',
  issn: 'issn, isbn, coden, e-issn',
  volume: 'volume, issue, pages, page, seite, page count, pagination, first page, primera página, première page, erste seite, primeira página, prima pagina, páginas, publication series',
  database: 'database, databases, datenbank, base de données, base de datos, base de dados, banca dati',
};

const KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries(LABELS).flatMap(([key, labels]) => labels.split(', ').map((label) => [folded(label), key] as const)),
);

/** The key that a label stands for ("LÄNGE" → "length"), or undefined. Case, hyphens and white space do not count: exports break them. */
export function keyOf(label: string): string | undefined {
  return KEYS.get(folded(label));
}

/** A key for a label of no known meaning: its own words in lower case, joined by hyphens. */
export function ownKey(label: string): string {
  return label.trim().toLowerCase().replace(/[\s_/]+/g, '-');
}

function folded(label: string): string {
  return label.toLowerCase().replace(/[\s_-]+/g, '');
}
