import type { Role } from '../dump/rulings.ts';
import { Refusal } from '../say.ts';

/** Plain JSON, as a sidecar holds it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Words and what stands around them, by which a place is found again. */
export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What a decision is about: an article, or a range within it. */
export interface Target {
  readonly article: { readonly id: string; readonly title: string | null };
  /** Code points from the article's beginning, line ends counted as one, half-open; null for the whole article. */
  readonly range: { readonly start: number; readonly end: number } | null;
  readonly quote: Quote | null;
}

/** What a person decided. */
export type Decision =
  | { readonly kind: 'mark'; readonly label: string; readonly state: 'confirmed' | 'rejected'; readonly note?: string; readonly link?: string }
  | { readonly kind: 'code'; readonly category: string; readonly value: string | number | boolean }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'structure'; readonly role: Role; readonly of?: string }
  /** What an acronym stands for, or (rejected) does not. */
  | { readonly kind: 'sense'; readonly acronym: string; readonly expansion: string; readonly state?: 'rejected' }
  | { readonly kind: 'silence'; readonly code: string }
  /** Another person decided otherwise, which was weighed: these decisions, theirs and one's own, as they stood then. */
  | { readonly kind: 'settled'; readonly of: readonly Weighed[] };

/** A decision as it stood at some time. */
export interface Weighed {
  readonly id: string;
  readonly created: string;
}

/** One decision as a line of the sidecar holds it, a W3C Web Annotation. */
export interface Annotation {
  /** urn:uuid:… */
  readonly id: string;
  /** ISO 8601 */
  readonly created: string;
  readonly creator?: string;
  readonly decision: Decision;
  readonly target: Target;
  /** Its line as it stands, without its end: what this program does not know is kept. */
  readonly line: string;
}

const ROLES: ReadonlySet<string> = new Set<Role>(['article', 'gap', 'continuation', 'section', 'title', 'byline', 'date', 'duplicate']);
/** The W3C's words for what each kind of decision is made for. */
const MOTIVATION: Readonly<Record<Decision['kind'], string>> = {
  mark: 'tagging', code: 'classifying', note: 'commenting', structure: 'editing', sense: 'describing', silence: 'moderating', settled: 'assessing',
};

/** Whether there is such a kind of decision. */
export function isKind(kind: unknown): kind is Decision['kind'] {
  return typeof kind === 'string' && Object.hasOwn(MOTIVATION, kind);
}

/** Reads a Web Annotation, which stands in a line; throws a Refusal that says what is wrong with it. */
export function decode(json: JsonObject, line = JSON.stringify(json)): Annotation {
  const { id, type, motivation, created, creator } = json;
  if (typeof id !== 'string' || id === '') throw new Refusal('it has no id');
  if (type !== 'Annotation') throw new Refusal('its type is {0}, not "Annotation"', shown(type));
  const decision = decisionOf(text(motivation), objectsIn(json.body), json);
  const said = { id, created: text(created), decision, target: targetOf(json.target), line };
  const name = agentOf(creator);
  return name === undefined ? said : { ...said, creator: name };
}

/** Who somebody is: a word, or the model's agent with a name. */
export function agentOf(creator: Json | undefined): string | undefined {
  if (typeof creator === 'string') return creator;
  return isObject(creator) && typeof creator.name === 'string' ? creator.name : undefined;
}

function decisionOf(motivation: string, bodies: readonly JsonObject[], { state }: JsonObject): Decision {
  const body = (purpose: string) => bodies.find((one) => one.purpose === purpose);
  const value = (purpose: string): string => {
    const found = body(purpose)?.value;
    if (typeof found !== 'string') throw new Refusal('it has no body for {0}', purpose);
    return found;
  };
  switch (motivation) {
    case 'tagging': {
      const mark = { kind: 'mark', label: value('tagging'), state: state === 'rejected' ? 'rejected' : 'confirmed' } as const;
      if (bodies.length === 1) return mark;
      const note = body('commenting')?.value;
      const link = body('identifying')?.source;
      return { ...mark, ...(typeof note === 'string' && { note }), ...(typeof link === 'string' && { link }) };
    }
    case 'classifying': {
      const found = body('classifying');
      const category = found?.category;
      const coded = found?.value;
      if (typeof category !== 'string') throw new Refusal('it names no category');
      if (typeof coded !== 'string' && typeof coded !== 'number' && typeof coded !== 'boolean') throw new Refusal('it has no value');
      return { kind: 'code', category, value: coded };
    }
    case 'commenting': return { kind: 'note', text: value('commenting') };
    case 'editing': {
      const role = value('editing');
      if (!isRole(role)) throw new Refusal('its role {0} is not known', shown(role));
      const of = body('editing')?.of;
      return { kind: 'structure', role, ...(typeof of === 'string' && { of }) };
    }
    case 'describing': return { kind: 'sense', acronym: text(body('describing')?.acronym), expansion: value('describing'), ...(state === 'rejected' && { state: 'rejected' }) };
    case 'moderating': return { kind: 'silence', code: value('moderating') };
    case 'assessing': return { kind: 'settled', of: weighedIn(bodies).map(({ id, created }) => ({ id: text(id), created: text(created) })) };
    default: throw new Refusal('its motivation {0} is not known', shown(motivation));
  }
}

/** Assessments of other programs, which name no decisions, are not ours to read. */
function weighedIn(bodies: readonly JsonObject[]): readonly JsonObject[] {
  const own = bodies.find(isSettling);
  if (!own) throw new Refusal('it does not say which decisions were weighed');
  return objectsIn(own.of);
}

function isSettling({ purpose, of }: JsonObject): boolean {
  return purpose === 'assessing' && of !== undefined;
}

function isRole(role: string): role is Role {
  return ROLES.has(role);
}

function targetOf(target: Json | undefined): Target {
  if (!isObject(target) || !isObject(target.article) || typeof target.article.id !== 'string') throw new Refusal('its target names no article');
  const { title } = target.article;
  const article = { id: target.article.id, title: isObject(title) && typeof title.exact === 'string' ? title.exact : null };
  const { selector } = target;
  if (!isObject(selector)) return { article, range: null, quote: null };
  const { start, end, refinedBy } = selector;
  if (typeof start !== 'number' || typeof end !== 'number' || !(start >= 0 && end >= start)) throw new Refusal('its position is no range');
  const quote = isObject(refinedBy) && typeof refinedBy.exact === 'string'
    ? { exact: refinedBy.exact, prefix: text(refinedBy.prefix), suffix: text(refinedBy.suffix) }
    : null;
  return { article, range: { start, end }, quote };
}

/** Writes a decision as a line with a Web Annotation on `source`, the dump's file name; keys of its earlier `line` that this program does not know stay. */
export function encode({ id, created, creator, decision, target, line }: Omit<Annotation, 'line'> & { readonly line?: string }, source: string): string {
  const { article, range, quote } = target;
  const earlier = line === undefined ? {} : JSON.parse(line) as JsonObject;
  const json: JsonObject = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    ...earlier,
    id,
    type: 'Annotation',
    motivation: MOTIVATION[decision.kind],
    created,
    ...(creator !== undefined && { creator: agentOf(earlier.creator) === creator ? earlier.creator : creator }),
    ...((decision.kind === 'mark' || decision.kind === 'sense') && { state: decision.state ?? 'confirmed' }),
    body: [...bodiesOf(decision), ...foreignBodies(earlier.body)],
    target: {
      ...(isObject(earlier.target) ? earlier.target : {}),
      source,
      article: { id: article.id, title: article.title === null ? null : { type: 'TextQuoteSelector', exact: article.title } },
      selector: range === null ? null : {
        type: 'TextPositionSelector',
        start: range.start,
        end: range.end,
        ...(quote && { refinedBy: { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix } }),
      },
    },
  };
  return JSON.stringify(json);
}

const KNOWN_PURPOSES: ReadonlySet<Json | undefined> = new Set([...Object.values(MOTIVATION), 'identifying']);

function foreignBodies(body: Json | undefined): readonly JsonObject[] {
  return objectsIn(body).filter((one) => (one.purpose === 'assessing' ? !isSettling(one) : !KNOWN_PURPOSES.has(one.purpose)));
}

function bodiesOf(decision: Decision): readonly JsonObject[] {
  const body = (purpose: string, value: string | number | boolean, more: JsonObject = {}): JsonObject => ({ type: 'TextualBody', purpose, value, ...more });
  switch (decision.kind) {
    case 'mark': return [
      body('tagging', decision.label),
      ...(decision.note === undefined ? [] : [body('commenting', decision.note)]),
      ...(decision.link === undefined ? [] : [{ type: 'SpecificResource', purpose: 'identifying', source: decision.link }]),
    ];
    case 'code': return [body('classifying', decision.value, { category: decision.category })];
    case 'note': return [body('commenting', decision.text)];
    case 'structure': return [body('editing', decision.role, decision.of === undefined ? {} : { of: decision.of })];
    case 'sense': return [body('describing', decision.expansion, { acronym: decision.acronym })];
    case 'silence': return [body('moderating', decision.code)];
    case 'settled': return [body('assessing', 'settled', { of: decision.of.map(({ id, created }) => ({ id, created })) })];
  }
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A value as JSON has it. */
function shown(json: Json | undefined): string {
  return JSON.stringify(json) ?? 'undefined';
}

/** What is an object of one value or of a list of them. */
function objectsIn(json: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(json)) return (json as readonly Json[]).filter(isObject);
  return isObject(json) ? [json] : [];
}

/** Whether a JSON value is an object, not an array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
