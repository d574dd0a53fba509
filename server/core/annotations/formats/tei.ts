import { meant, paragraphsOf, type Paragraph } from './copy.ts';
import type { About, Document, Format, Job, Mark } from './document.ts';
import { Identifiers, plainName } from './identifiers.ts';
import { nested, type Pieces, type Step } from './inline.ts';
import { byCategory } from './values.ts';
import { xmlText } from './xml.ts';
import type { Range } from '../../text/range.ts';

/** Labels that TEI has an element for. */
const ELEMENTS: Readonly<Record<string, readonly [element: string, attributes: string, link: 'ref' | 'corresp']>> = {
  Organisation: ['orgName', '', 'ref'], Person: ['persName', '', 'ref'], Place: ['placeName', '', 'ref'], Acronym: ['abbr', ' type="acronym"', 'corresp'], Quote: ['q', '', 'corresp'],
};

/**
 * TEI P5 (https://tei-c.org/guidelines/p5/): a corpus of one TEI an article, its codes as keywords, its marks as elements in the text.
 * What is only suggested has a low `cert`. A mark that crosses another or goes over a paragraph is written in parts, joined by `next` and `prev`.
 */
export const tei: Format = {
  id: 'tei',
  makes: 'file',
  articlesOnly: true,
  *write(documents, job) {
    const text = (words: string): string => xmlText(words, () => job.leave('characters that XML cannot hold: replaced by U+FFFD'));
    const labels = new Identifiers(plainName);
    const file = text(job.source);
    yield { file: '', text: `<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n<teiHeader><fileDesc><titleStmt><title>Articles of ${file}</title></titleStmt><publicationStmt><p>Exported for research.</p></publicationStmt><sourceDesc><p>${file}</p></sourceDesc></fileDesc></teiHeader>\n` };
    let n = 0;
    for (const document of documents) yield { file: '', text: new Page(document, ++n, labels, text, job).write() };
    if (n === 0) yield { file: '', text: `<TEI>\n<teiHeader><fileDesc><titleStmt><title>No article</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p>${file}</p></sourceDesc></fileDesc></teiHeader>\n<text><body><p/></body></text>\n</TEI>\n` };
    yield { file: '', text: '</teiCorpus>\n' };
  },
};

/** One article as a TEI element. */
class Page {
  readonly #document: Document;
  readonly #about: About;
  readonly #number: number;
  readonly #labels: Identifiers;
  readonly #text: (words: string) => string;
  readonly #marks: readonly Mark[];
  readonly #pieces: Pieces = new Map();

  constructor(document: Document, number: number, labels: Identifiers, text: (words: string) => string, job: Job) {
    this.#document = document;
    this.#about = document.about!;
    this.#number = number;
    this.#labels = labels;
    this.#text = text;
    const places = this.#about.zones.filter(({ kind }) => kind === 'title' || kind === 'byline' || kind === 'paragraph' || kind === 'subheading' || kind === 'speaker');
    this.#marks = document.marks.filter((mark) => {
      if (mark.state === 'rejected') job.leave('rejected marks: TEI has no place for them');
      else if (!places.some((zone) => zone.start < mark.end && mark.start < zone.end)) job.leave('marks outside titles, bylines and paragraphs');
      else return true;
      return false;
    });
  }

  write(): string {
    const { title, byline } = this.#zones();
    const blocks = paragraphsOf(this.#document);
    // all steps first: an element says which part comes after it
    const head = title && this.#inline(title);
    const by = byline && this.#inline(byline);
    const steps = blocks.map(({ speaker, zone }) => ({ speaker: speaker && this.#inline(speaker), words: this.#inline(zone) }));
    let body = '';
    if (head) body += `<head>${this.#render(head)}</head>\n`;
    if (by) body += `<byline>${this.#render(by)}</byline>\n`;
    body += this.#blocks(blocks, steps);
    return `<TEI xml:id="a${this.#number}">\n${this.#header()}<text><body><div type="article">\n${body}</div></body>${this.#notes()}</text>\n</TEI>\n`;
  }

  #zones() {
    const { zones } = this.#about;
    return { title: zones.find(({ kind }) => kind === 'title'), byline: zones.find(({ kind }) => kind === 'byline') };
  }

  #blocks(blocks: readonly Paragraph[], steps: readonly { speaker: readonly Step[] | null; words: readonly Step[] }[]): string {
    let body = '';
    let section = false;
    let speech = false;
    const close = (what: 'speech' | 'section'): void => {
      if (speech) body += '</sp>\n';
      speech = false;
      if (what === 'section' && section) body += '</div>\n';
    };
    blocks.forEach(({ kind }, i) => {
      const { speaker, words } = steps[i];
      if (kind === 'subheading') {
        close('section');
        body += `<div type="section"><head>${this.#render(words)}</head>\n`;
        section = true;
        if (blocks[i + 1]?.kind !== 'paragraph') body += '<p/>\n';
        return;
      }
      if (speaker) {
        close('speech');
        body += `<sp><speaker>${this.#render(speaker)}</speaker>\n`;
        speech = true;
      }
      body += `<p>${this.#render(words)}</p>\n`;
    });
    close('section');
    return blocks.length === 0 ? '<p/>\n' : body;
  }

  #header(): string {
    const text = this.#text;
    const { title, byline, date, iso, source, section } = this.#about;
    const element = (name: string, said: string | null, attributes = ''): string => said === null ? '' : `<${name}${attributes}>${text(said)}</${name}>`;
    const when = iso === null ? '' : ` when="${iso.slice(0, 10)}"`;
    const bibl = element('title', title, ' level="a"') + element('author', byline) + element('title', source, ' level="j"') + element('date', date, when) + element('biblScope', section, ' unit="section"') + element('idno', this.#document.id);
    const terms = [...byCategory(this.#document.codes)].flatMap(([category, values]) => values.map((value) => `<term type="${this.#labels.of(category)}">${text(String(value))}</term>`));
    return `<teiHeader><fileDesc><titleStmt>${element('title', title ?? 'Untitled')}${element('author', byline)}</titleStmt><publicationStmt><p>Exported for research.</p></publicationStmt><sourceDesc><bibl>${bibl}</bibl></sourceDesc></fileDesc>${terms.length > 0 ? `<profileDesc><textClass><keywords>${terms.join('')}</keywords></textClass></profileDesc>` : ''}</teiHeader>\n`;
  }

  #notes(): string {
    const notes = [
      ...this.#document.notes.map((note) => `<p><note target="#a${this.#number}">${this.#text(note.text)}</note></p>`),
      ...this.#marks.flatMap((mark) => mark.note === undefined ? [] : [`<p><note target="#${this.#id(mark, 0)}">${this.#text(mark.note)}</note></p>`]),
    ];
    return notes.length > 0 ? `<back><div type="notes">${notes.join('')}</div></back>` : '';
  }

  #inline(range: Range): Step[] {
    return [...nested(range, this.#marks, this.#pieces)];
  }

  #render(steps: readonly Step[]): string {
    return steps.map((step) => {
      if (step.kind === 'text') return this.#text(meant(this.#document.text, this.#about, step.start, step.end));
      const [element] = ELEMENTS[step.mark.label] ?? ['rs'];
      return step.kind === 'close' ? `</${element}>` : this.#opening(step.mark, step.piece);
    }).join('');
  }

  #opening(mark: Mark, piece: number): string {
    const [element, more, link] = ELEMENTS[mark.label] ?? ['rs', ` type="${this.#labels.of(mark.label)}"`, 'ref'];
    const attributes = [
      ` xml:id="${this.#id(mark, piece)}"`,
      more,
      mark.link === undefined ? '' : ` ${link}="${this.#text(mark.link.replace(/\s/g, (space) => encodeURIComponent(space)))}"`,
      mark.state === 'suggested' ? ' cert="low"' : '',
      piece > 0 ? ` prev="#${this.#id(mark, piece - 1)}"` : '',
      piece + 1 < this.#pieces.get(mark)! ? ` next="#${this.#id(mark, piece + 1)}"` : '',
    ];
    return `<${element}${attributes.join('')}>`;
  }

  #id(mark: Mark, piece: number): string {
    return `a${this.#number}.m${this.#marks.indexOf(mark) + 1}${piece > 0 ? `.${piece + 1}` : ''}`;
  }
}
