import { t } from './language.ts';
import type { Hover } from 'vscode-languageserver';
import type { Sense } from '../core/acronyms/fileIndex.ts';
import type { LexiconKind } from '../core/acronyms/lexicon.ts';
import type { Analysis } from '../core/analysis/analysis.ts';
import { subjectAt, type Subject } from '../core/analysis/subject.ts';
import { isoDate } from '../core/dump/dates.ts';
import type { Dump } from '../core/dump/dump.ts';
import type { Article, Placed } from '../core/dump/model.ts';
import { wordsOf } from '../core/dump/wordCount.ts';
import { knownShortForms } from '../core/organisations/knowledge.ts';
import type { Range } from '../core/text/range.ts';
import { nameOf } from '../host/addresses.ts';
import type { Format } from './markdown.ts';
import { articleName } from './outline.ts';
import { inDump, toRange } from './toProtocol.ts';

/** What the kinds of lexicon and recogniser are, in words. */
const kinds = (): Readonly<Record<LexiconKind, string>> => ({
  government: t('a part of a government'), party: t('a political party'), company: t('a company'), media: t('a news organisation'),
  education: t('a place of learning or research'), armed: t('an armed force or group'), international: t('an international organisation'),
  sport: t('a sports organisation'), other: t('an organisation'), treaty: t('a treaty or agreement'), unit: t('a unit of measurement'),
  technical: t('a technical term'), medical: t('a medical term'), place: t('a place'), title: t('a title or degree'),
  economy: t('a term of the economy'), time: t('a time or a time zone'), people: t('a group of people'),
});
/** More other senses than this are counted, not listed; so are other names. */
const OTHER_SENSES = 5, OTHER_NAMES = 5;

/** What is known of the acronym or the organisation at an offset, and of the article whose title stands there; null where there is neither. */
export function* hover(analysis: Analysis, uri: string, offset: number, format: Format): Generator<unknown, Hover | null> {
  const subject = yield* subjectAt(analysis, offset);
  const titled = titleAt(analysis.dump, offset);
  if (!subject) return titled && { contents: { kind: format.kind, value: format.paragraphs(ofArticle(analysis.dump, titled.placed, format)) }, range: toRange(analysis.dump.text, titled) };
  const teller = new Teller(analysis, uri, format, subject);
  const parts = [...(subject.key === null ? [] : teller.acronym(subject.key)), ...(subject.organisation ? teller.organisation() : []), ...(titled ? ofArticle(analysis.dump, titled.placed, format) : [])];
  if (!analysis.isComplete) parts.push(t('The file is still being read: this is what is known so far.'));
  return {
    contents: { kind: format.kind, value: format.paragraphs(parts) },
    range: toRange(analysis.dump.text, inDump(subject, subject.placed)),
  };
}

/** The title that an offset stands in, in the whole text; null elsewhere. */
function titleAt(dump: Dump, offset: number): (Range & { readonly placed: Placed }) | null {
  const placed = dump.articleAt(offset);
  const title = placed && dump.structure(placed).title;
  if (!title) return null;
  const range = inDump(title, placed);
  return range.start <= offset && offset <= range.end ? { ...range, placed } : null;
}

/** Which article it is, and what its head says: source, date, byline, section, and how long it is. */
function ofArticle(dump: Dump, placed: Placed, { text }: Format): string[] {
  const structure = dump.structure(placed);
  const { source, date, byline, section } = structure;
  const iso = date && isoDate(date.text);
  const said = [source?.text, date && (iso && iso !== date.text ? `${date.text} (${iso})` : date.text), byline?.text, section?.text].filter((part) => typeof part === 'string');
  const words = dump.fact(wordsOf, placed);
  return [
    ...(said.length > 0 ? [said.map(text).join(' · ')] : []),
    t(placed.article.kind === 'teaser' ? 'Teaser {0} of {1}, {2}.' : 'Article {0} of {1}, {2}.', placed.index + 1, dump.count, t(words === 1 ? '1 word' : '{0} words', words)),
  ];
}

class Teller {
  readonly #analysis: Analysis;
  readonly #uri: string;
  readonly #format: Format;
  readonly #subject: Subject;

  constructor(analysis: Analysis, uri: string, format: Format, subject: Subject) {
    this.#analysis = analysis;
    this.#uri = uri;
    this.#format = format;
    this.#subject = subject;
  }

  acronym(key: string): string[] {
    const { text, strong } = this.#format;
    const { placed: { article }, shortForm } = this.#subject;
    const senses = this.#analysis.senses(key, article);
    const [first] = senses;
    const others = senses.slice(1, 1 + OTHER_SENSES);
    const more = senses.length - 1 - others.length;
    return [
      first ? `${strong(key)} — ${text(first.expansion)}` : strong(shortForm?.text ?? key),
      first ? this.#origin(key, first) : t('No expansion in this article, this file or others, the glossary or the lexicon.'),
      ...others.map((sense) => t('Also {0}: {1}', strong(sense.expansion), this.#origin(key, sense))),
      ...(more > 0 ? [t('{0} more meanings are not listed.', more)] : []),
      ...this.#analysis.rejected(key, article).map((expansion) => t('Not {0}, as decided by a person.', strong(expansion))),
      this.#uses(key),
    ];
  }

  organisation(): string[] {
    const { text, strong } = this.#format;
    const { placed, organisation: own, key } = this.#subject;
    const { name, kind, names, count, places } = this.#analysis.organisation(own!);
    const others = names.filter((other) => other !== name && other !== key), more = others.length - OTHER_NAMES;
    const known = others.slice(0, OTHER_NAMES).map(text).join(', ');
    const here = places.find(({ article }) => article === placed.article)?.mentions.length ?? 0;
    const first = places[0];
    const what = kinds()[kind ?? 'other'], short = key === null ? knownShortForms(name, this.#analysis.knowledge.organisations) : [];
    return [
      key === null ? `${strong(name)}, ${what}` : t('{0}: {1}', text(name), what),
      t('Mentioned {0} in this article, {1} in this file; first in {2}.', times(here), times(count), this.#link(first.article, first.mentions[0])),
      ...(others.length > 0 ? [t('Also named {0}.', more > 0 ? t('{0} and {1} more', known, more) : known)] : []),
      ...(short.length > 0 ? [t('Short in the lexicon: {0}.', short.map((form) => strong(form)).join(', '))] : []),
    ];
  }

  #uses(key: string): string {
    const uses = this.#analysis.acronymIndex.uses(key);
    const here = uses.find(({ article }) => article === this.#subject.placed.article)?.shortForms.length ?? 0;
    const all = uses.reduce((sum, { shortForms }) => sum + shortForms.length, 0);
    return t('Used {0} in this article, {1} in this file.', times(here), times(all));
  }

  /** How an expansion is known, as a sentence. */
  #origin(key: string, { from, how, article, long, short, kind, file, where: elsewhere }: Sense<Article>): string {
    const { text } = this.#format;
    switch (from) {
      case 'decision': return t('As decided by a person.');
      case 'article':
      case 'file': {
        const { dump } = this.#analysis;
        const placed = this.#analysis.place(article!);
        const range = { start: Math.min(long!.start, short?.start ?? long!.start), end: Math.max(long!.end, short?.end ?? long!.end) };
        const where = from === 'article' ? t('in this article, {0}', this.#link(article!, long!)) : t('in “{0}”, {1}', text(articleName(dump, placed)), this.#link(article!, long!));
        if (how === 'initials' || how === 'name') return t('Not defined as {0}, but these words stand {1}.', text(key), where);
        return t('Defined {0}: “{1}”', where, text(excerpt(dump.structure(placed).text, range)));
      }
      case 'workspace': {
        const { title, position: { line, character } } = elsewhere!();
        const link = this.#format.link(t('line {0}', String(line + 1)), `${file}#L${line + 1},${character + 1}`);
        const place = t('in {0}, “{1}”, {2}', text(nameOf(file!)), text(title), link);
        if (how === 'decision') return t('As decided by a person in another file: {0}.', place);
        return how === 'initials' ? t('Not defined as {0}, but these words stand {1}.', text(key), place) : t('Defined in another file: {0}.', place);
      }
      case 'glossary': return t('From the glossary.');
      case 'lexicon': return kind ? t('From the lexicon: {0}.', kinds()[kind] ?? text(kind)) : t('From the lexicon.');
    }
  }

  #link(article: Article, { start }: { readonly start: number }): string {
    const { line, character } = this.#analysis.dump.text.positionAt(this.#analysis.place(article).start + start);
    return this.#format.link(t('line {0}', String(line + 1)), `${this.#uri}#L${line + 1},${character + 1}`);
  }
}

function times(count: number): string {
  return count === 1 ? t('once') : count === 2 ? t('twice') : t('{0} times', count);
}

/** The words in a range, with the bracket that closes behind them; the middle of long ones left out. */
function excerpt(text: string, { start, end }: Range): string {
  const words = text.slice(start, end);
  const isOpen = words.lastIndexOf('(') > words.lastIndexOf(')') && text[end] === ')';
  const joined = (isOpen ? `${words})` : words).replace(/\s+/g, ' ');
  return joined.length <= 160 ? joined : `${joined.slice(0, 80)} … ${joined.slice(-70)}`;
}
