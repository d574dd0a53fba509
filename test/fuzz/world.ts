import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

/** What happens in an editor. `doc` numbers one of three documents, `at` is a share of its length. */
export type Step =
  | { readonly kind: 'open'; readonly doc: number; readonly text: readonly Piece[] }
  | { readonly kind: 'edit'; readonly doc: number; readonly changes: readonly Change[] }
  | { readonly kind: 'replace'; readonly doc: number; readonly text: readonly Piece[] }
  | { readonly kind: 'close' | 'rename' | 'ask' | 'cancel'; readonly doc: number; readonly at: number }
  | { readonly kind: 'configure'; readonly settings: object }
  | { readonly kind: 'malformed'; readonly message: number };

export interface Change {
  readonly at: number;
  readonly length: number;
  readonly text: readonly Piece[];
}

/** A constant bit of text, or some lines of a sample, so that a failure prints a short recipe. */
export type Piece = string | { readonly sample: string; readonly from: number; readonly lines: number };

const root = fileURLToPath(new URL('../../', import.meta.url));
const SAMPLES: ReadonlyMap<string, readonly string[]> = new Map(readdirSync(join(root, 'samples'))
  .map((name) => [name, readFileSync(join(root, 'samples', name), 'utf8').split(/(?<=\n)/)]));

const BITS = [
  'a', ' ', '\n', '\n\n', '\n\n\n\n', '\r\n', '\r', 'EAEU', '(', ')', '“', '”', '"', '<', '</DOC>\n', '<DOC id="7">\n', '\f', '\0', '\u00a0\u00a0', '\u200b', '\ufeff', '\ufffd', 'â€™', '&amp;', '😀', '\ud800', '\udc00',
  'The Eurasian Economic Union (EAEU) met on Monday. ', 'The EAEU and the WHO said so. ', 'The Quality Vessel Council (QVC) met. ', 'The Queen Victoria College (QVC) met. ', 'The QVC met, and the QVC of the town spoke. ', 'Central Asia\n\n', 'By Jane Roe\n', 'Continue Reading\n', '   3 of 10 DOCUMENTS\n\n', 'LENGTH: 302 words\n',
  'Document IINM000020240501ek510001x\n', 'End of Document\n', '____________________________________________________________\n', '# Title\n', '---\n', 'WARC/1.0\r\n', 'From a@b.org Sat Jan  3 01:05:34 1996\n', '{"title":"A","text":"B"}\n',
] as const;

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.constantFrom<Piece>(...BITS),
  fc.record({ sample: fc.constantFrom(...SAMPLES.keys()), from: fc.nat(120), lines: fc.integer({ min: 1, max: 60 }) }),
);
const text = fc.array(piece, { maxLength: 6 });
const doc = fc.nat(2);
const at = fc.double({ min: 0, max: 1, noNaN: true });
const change = fc.record({ at, length: fc.oneof(fc.constant(0), fc.nat(20), fc.nat(2000)), text: fc.array(piece, { maxLength: 2 }) });
const settings = fc.record({
  dialect: fc.constantFrom('auto', 'nexis', 'web-page', 'general', 'nonsense'),
  glossary: fc.constantFrom({}, { EAEU: 'Everything About Everyone United' }),
  checks: fc.record({ severity: fc.constantFrom({}, { 'undefined-acronym': 'warning', mojibake: 'off' }, { mojibake: 7 }) }),
  organisations: fc.record({ enabled: fc.boolean(), metonyms: fc.boolean() }),
  acronyms: fc.record({ inlayHints: fc.boolean(), householdWords: fc.constantFrom([], ['EAEU']) }),
}, { requiredKeys: [] });

/** Anything that an editor, or a broken one, may do. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('open' as const), doc, text }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('edit' as const), doc, changes: fc.array(change, { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replace' as const), doc, text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('close' as const, 'rename' as const), doc, at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('ask' as const, 'cancel' as const), doc, at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure' as const), settings }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('malformed' as const), message: fc.nat(1000) }) },
);

/** The text that pieces make. */
export function written(pieces: readonly Piece[]): string {
  return pieces.map((each) => {
    if (typeof each === 'string') return each;
    const lines = SAMPLES.get(each.sample)!;
    const from = each.from % lines.length;
    return lines.slice(from, from + each.lines).join('');
  }).join('');
}

/** Messages that no well-behaved client sends: methods, and parameters that do not fit. */
export const MALFORMED: readonly (readonly [kind: 'request' | 'notification', method: string, params: unknown])[] = [
  ...['hover', 'definition', 'documentSymbol', 'completion', 'codeAction', 'references', 'semanticTokens/range', 'selectionRange', 'inlayHint', 'diagnostic', 'foldingRange']
    .flatMap((method) => [{}, null, [], { textDocument: { uri: 'file:///nowhere.dump' } }, { textDocument: 7, position: 'here', range: -1 }].map((params) => ['request', `textDocument/${method}`, params] as const)),
  ...['didChange', 'didOpen', 'didClose'].flatMap((method) => [{}, { textDocument: { uri: 5 } }, { textDocument: { uri: 'file:///nowhere.dump', version: 1 }, contentChanges: [{ range: 0, text: 1 }] }].map((params) => ['notification', `textDocument/${method}`, params] as const)),
  ['request', 'broadsheet/articles', {}], ['request', 'broadsheet/words', { uri: 'file:///nowhere.dump' }], ['request', 'broadsheet/dialects', { uri: 1 }], ['request', 'broadsheet/look', {}],
  ['request', 'workspace/symbol', {}], ['request', 'workspace/symbol', { query: 3 }], ['request', 'codeAction/resolve', { title: 'x', data: { uri: 'x', code: 'y', version: 'z' } }], ['request', 'nonsense/method', {}],
  ['notification', 'workspace/didChangeConfiguration', { settings: { broadsheet: [] } }], ['notification', 'nonsense/news', {}], ['notification', '$/cancelRequest', { id: 'none' }], ['notification', 'workspace/didChangeWatchedFiles', { changes: 1 }],
];
