import { Counting } from '../counting.ts';
import type { Document, Format, Mark } from './document.ts';

/** How much context a quote keeps on each side, UTF-16 units. */
const CONTEXT = 32;
const CONTEXTS = ['http://www.w3.org/ns/anno.jsonld', { broadsheet: 'urn:broadsheet:', article: 'broadsheet:article', category: 'broadsheet:category', valueType: 'broadsheet:valueType', state: 'broadsheet:state' }];

/**
 * A collection of Web Annotations (https://www.w3.org/TR/annotation-model/) on the whole dump: positions are code points of its
 * text with LF and without a byte-order mark, each with a quote beside it. Values are strings, as the model has them; `valueType` tells
 * numbers and truth values.
 */
export const w3c: Format = {
  id: 'w3c',
  makes: 'file',
  articlesOnly: true,
  *write(documents, { source }) {
    const iri = encodeURIComponent(source);
    let total = 0;
    yield { file: '', text: `{"@context":${JSON.stringify(CONTEXTS)},"id":"${iri}.annotations","type":"AnnotationCollection","label":${JSON.stringify(`Annotations of ${source}`)},"first":{"id":"${iri}.annotations#page","type":"AnnotationPage","startIndex":0,"items":[` };
    for (const document of documents) {
      for (const item of annotationsOf(document, iri)) yield { file: '', text: `${total++ === 0 ? '\n' : ',\n'}${JSON.stringify(item)}` };
    }
    yield { file: '', text: `${total === 0 ? '' : '\n'}]},"total":${total}}\n` };
  },
};

function* annotationsOf(document: Document, iri: string): Generator<object> {
  const { text, id: article } = document;
  const points = Counting.points(text);
  const whole = { start: 0, end: text.length };
  const target = ({ start, end }: { start: number; end: number }, quoted: boolean): object => ({
    source: iri,
    selector: [
      { type: 'TextPositionSelector', start: document.start + points.before(start), end: document.start + points.before(end) },
      ...(quoted ? [{ type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(wholeFrom(text, start - CONTEXT), start), suffix: text.slice(end, wholeFrom(text, end + CONTEXT)) }] : []),
    ],
  });
  let n = 0;
  const common = ({ id, created, creator }: { id?: string; created?: string; creator?: string }) => ({
    id: id ?? `${iri}#suggestion-${encodeURIComponent(article)}-${++n}`, type: 'Annotation', ...(created && { created }), ...(creator !== undefined && { creator: { type: 'Person', name: creator } }),
  });
  for (const { category, value, ...made } of document.codes) {
    const body = { type: 'TextualBody', purpose: 'classifying', value: String(value), category, ...(typeof value !== 'string' && { valueType: typeof value }) };
    yield { ...common(made), motivation: 'classifying', article, body, target: target(whole, false) };
  }
  for (const { text: said, ...made } of document.notes) {
    yield { ...common(made), motivation: 'commenting', article, body: { type: 'TextualBody', purpose: 'commenting', value: said }, target: target(whole, false) };
  }
  for (const mark of document.marks) {
    yield { ...common(mark), motivation: 'tagging', article, ...(mark.state !== 'confirmed' && { state: mark.state }), body: bodies(mark), target: target(mark, true) };
  }
}

function bodies({ label, note, link }: Mark): object[] {
  return [
    { type: 'TextualBody', purpose: 'tagging', value: label },
    ...(note === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]),
    ...(link === undefined ? [] : [{ type: 'SpecificResource', purpose: 'identifying', source: link }]),
  ];
}

/** An offset that parts no surrogate pair. */
function wholeFrom(text: string, offset: number): number {
  const at = Math.max(0, offset);
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
