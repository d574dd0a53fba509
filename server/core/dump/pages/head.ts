import type { Lines } from '../lines.ts';
import type { Zone } from '../model.ts';
import { followsLabel, lineZone, opensText, signature, Steps, type Ahead } from './ahead.ts';
import { personAlone, signedBlock } from './blocks.ts';
import { bylineRunIn, isName, isRole, namesPaper, nameBeforePlace, nameBeforeRole } from './bylines.ts';
import { TURN } from './classify.ts';
import { mayBeLabel, namesSection, relativeTime } from './labels.ts';
import { linkStart } from './lists.ts';
import { lineEnd } from './markers.ts';
import { ENTRY, isEntry, isWithin } from './within.ts';

/** The lines of a head, at most, blank ones not counted. */
const MAX_LINES = 9;
/** More blank lines than this part a head from what is below. */
const MAX_BLANKS = 6;
/** A standfirst that is a sentence is no longer, UTF-16 units. */
const DECK = 300;

/** The head of an article: what stands above its text. */
export interface Head {
  readonly zones: readonly Zone[];
  /** Lines up to the first one that is not the head's. */
  readonly lines: number;
  readonly titled: boolean;
  /** It says when or by whom: no subheading does. */
  readonly signed: boolean;
  /** It begins with a label and a relative time: an entry of a list of links. */
  readonly timed: boolean;
  /** It is an entry of a list that has text of its own. */
  readonly item: boolean;
  /** The title stands there twice: a picture's link says it, too. */
  readonly twice: boolean;
  /** Its section label; null where it has none. */
  readonly section: string | null;
}

/** What a text without a head begins with. */
export const NO_HEAD: Head = { zones: [], lines: 0, titled: false, signed: false, timed: false, item: false, twice: false, section: null };

/**
 * Reads the head that begins at the line not yet taken, or at a distance from it; null where no article begins there.
 * `label` is the section label of the article before; `unlabelled`: an article has ended here, and it and those before it had none.
 */
export function headAt(lines: Lines, label: string, from = 0, unlabelled = false): Head | null {
  return new HeadReader(lines, label, from, unlabelled).read();
}

/** What a line did to the head: it was taken (the number of lines taken), it ends the head, or it shows that there is none. */
type Step = number | 'end' | 'none';

class HeadReader implements Head {
  readonly zones: Zone[] = [];
  lines = 0;
  titled = false;
  signed = false;
  timed = false;
  item = false;
  twice = false;
  section: string | null = null;
  #bylined = false;
  #decked = false;
  #dated = false;
  readonly #source: Lines;
  readonly #label: string;
  readonly #from: number;
  readonly #unlabelled: boolean;
  readonly #steps: Steps;
  /** The lines of the head so far, and those after them that were looked at; `#seen` counts the page's words within it, too. */
  readonly #known: Ahead[] = [];
  #seen = 0;

  constructor(source: Lines, label: string, from: number, unlabelled: boolean) {
    this.#source = source;
    this.#label = label;
    this.#from = from;
    this.#unlabelled = unlabelled;
    this.#steps = new Steps(source, from);
  }

  read(): Head | null {
    if (this.#isMenu()) return null;
    let last = -1;
    for (let i = 0, current = this.#next(0); current; current = this.#next(i)) {
      if (i > 0 && current.blanks > MAX_BLANKS) break;
      if (current.kind === 'bylined-prose' && !this.#bylined) {
        // the line that a byline is run into belongs to the body
        const byline = bylineRunIn(current.line.text)!;
        this.zones.push(this.#source.zone('byline', current.line, byline.start, byline.end));
        this.signed = true;
        this.lines = current.distance - this.#from;
        return this;
      }
      const step = this.#step(current, i);
      if (step === 'none') return null;
      if (step === 'end') break;
      i += step;
      last = i - 1;
    }
    if (last < 0) return null;
    if (!this.titled && !this.signed && !this.timed && !this.#next(last + 1)) return null;
    this.lines = this.#known[last].distance - this.#from + 1;
    return this;
  }

  /** A line of the head by its number, the page's words within it left out; undefined beyond the most that a head may have. */
  #next(i: number): Ahead | undefined {
    while (i >= this.#known.length) {
      const next = this.#seen < MAX_LINES ? this.#steps.next() : undefined;
      if (!next) return undefined;
      if (this.#seen++ === 0 || !isWithin(next)) this.#known.push(next);
    }
    return this.#known[i];
  }

  /** Whether three entries of a menu stand here, one below the other. */
  #isMenu(): boolean {
    for (let n = 0; n < 3; n++) {
      const next = this.#next(n);
      if (!next || !isEntry(next) || (n > 0 && next.blanks > 0)) return false;
    }
    return !isName(this.#next(2)!.line.text);
  }

  #step(current: Ahead, i: number): Step {
    switch (current.kind) {
      case 'section': return this.#section(current, i);
      case 'timed-label': return this.#timedLabel(current, i);
      case 'short': return this.#isLabel(current) ? this.#section(current, i) : this.#short(current, i);
      case 'byline': return this.#bylined ? 'end' : this.#signature(current);
      case 'date': return this.#date(current);
      case 'by': return this.#by(i);
      case 'prose': return this.#deck(current, i);
      case 'entry': return i === 0 && this.#isItem(current) ? this.#takeItem(current) : 'end';
      default: return 'end';
    }
  }

  /** Whether an entry of a list has text of its own: indented below it, after a blank line. */
  #isItem({ line }: Ahead): boolean {
    const text = this.#next(1);
    const words = linkStart(line.text, false);
    return text !== undefined && text.blanks === 1 && text.kind !== 'entry' && text.line.text.search(/\S/) >= words && /^\s*[•·▪◦●○*]/u.test(line.text);
  }

  #takeItem({ line }: Ahead): Step {
    this.zones.push(this.#source.zone('title', line, linkStart(line.text, false), line.text.trimEnd().length));
    this.titled = this.item = true;
    return 1;
  }

  #isLabel({ line }: Ahead): boolean {
    return this.#label !== '' && line.text.trim() === this.#label;
  }

  #section(current: Ahead, i: number): Step {
    // between an entry's time and its title
    if (i > 0) return i === 1 && this.#dated && this.section === null && this.#next(2)?.kind === 'short' ? this.#takeSection(current) : 'end';
    const next = this.#next(1);
    if (!this.#isLabel(current) && !followsLabel(next)) return 'none';
    // where no article has a label it is the title of a column
    if (this.#unlabelled && next?.kind === 'prose' && next.blanks > 0) return this.#takeTitle(current);
    // one label below another, and a title below both: the first is the menu's
    if (next?.kind === 'short' && next.blanks === 0 && namesSection(next.line.text) && this.#next(2)?.kind === 'short') return 'none';
    return this.#takeSection(current);
  }

  #takeSection(current: Ahead): Step {
    this.zones.push(lineZone(this.#source, 'section', current));
    this.section = current.line.text.trim();
    return 1;
  }

  #timedLabel({ line }: Ahead, i: number): Step {
    if (i > 0) return 'end';
    const text = line.text.trim();
    const indent = line.text.indexOf(text);
    const { labelEnd, timeStart, timeEnd } = relativeTime(text)!;
    const label = text.slice(0, labelEnd).trimEnd();
    this.zones.push(this.#source.zone('section', line, indent, indent + label.length), this.#source.zone('date', line, indent + timeStart, indent + timeEnd));
    this.timed = this.#dated = true;
    this.section = label;
    return 1;
  }

  #short(current: Ahead, i: number): Step {
    const { line } = current;
    const after = this.#next(i + 1);
    if (this.#bylined && current.blanks === 0 && isRole(line.text)) return 1;
    if (this.titled) return this.#belowTitle(current, i);
    // a page's own date and label, above the section of its first article
    if (i < 2 && after?.kind === 'section' && this.#next(i + 2)?.kind === 'short') return 'none';
    // the words of a picture's link, and the title itself
    if (i === 0 && after?.kind === 'short' && after.line.text.trim() === line.text.trim() && this.#next(2)?.kind === 'prose') {
      this.twice = true;
      return 1;
    }
    if (i === 0) {
      const place = this.#placeInCaption(line.text, after);
      if (place > 0) {
        const zone = lineZone(this.#source, 'section', current);
        this.zones.push({ ...zone, end: zone.start + place });
        this.section = line.text.trim().slice(0, place);
        return 1;
      }
      if (this.#mayLabelTitle(current, after) && (!this.#standsOver(after) || namesSection(line.text))) return this.#takeSection(current);
      const signed = signedBlock((n) => this.#next(n));
      if (signed > 0) return this.#block(signed);
      if (this.#isMasthead(line.text, after)) {
        this.zones.push(lineZone(this.#source, 'source', current));
        return 1;
      }
      if (after?.kind === 'short' && !this.#isAuthor(after, this.#next(2))) return this.#standsOver(after) ? this.#block(2) : 'none';
    }
    if (this.#dated && !this.#bylined && !this.timed && isName(line.text) && after && opensText(after)) {
      this.zones.push(lineZone(this.#source, 'byline', current));
      this.#bylined = true;
      return 1;
    }
    // a byline alone before a title with a byline of its own is an entry by itself
    if (this.#bylined && i === 1 && after && (after.kind === 'bylined-prose' || after.kind === 'byline')) return 'end';
    // the place, below the time of an entry and above its title
    if (i === 1 && this.#dated && this.section === null && this.#mayLabelTitle(current, after, 3)) return this.#takeSection(current);
    if (i > 0 && this.#isKicker(current, i)) {
      this.zones.push(lineZone(this.#source, 'subheading', current));
      return 1;
    }
    return this.#takeTitle(current);
  }

  #takeTitle(current: Ahead): Step {
    this.zones.push(lineZone(this.#source, 'title', current));
    this.titled = true;
    return 1;
  }

  /** Whether a few words stand right above a title that has a standfirst in sentences: they say what it is about. */
  #isKicker({ line }: Ahead, i: number): boolean {
    const [title, deck, sign] = [this.#next(i + 1), this.#next(i + 2), this.#next(i + 3)];
    return line.text.trim().length <= 2 * ENTRY && title?.kind === 'short' && title.blanks === 0 && deck?.kind === 'prose' && deck.blanks === 0 && (sign?.kind === 'byline' || sign?.kind === 'date');
  }

  /** How long the place is that a picture's caption above a title names ("Rehau: Storks on a roof"): the text below begins with it, too. UTF-16; 0 for another line. */
  #placeInCaption(caption: string, title: Ahead | undefined): number {
    if (!caption.includes(': ') || title?.kind !== 'short') return 0;
    const place = /^\s*(\p{Lu}[\p{L} -]{1,30}): \S/u.exec(caption)?.[1];
    const text = this.#next(2);
    return place !== undefined && text?.kind === 'prose' && text.line.text.trimStart().startsWith(place) ? place.length : 0;
  }

  /** Whether a paper's name stands here, above the date and the title of an article: a view for printing. */
  #isMasthead(text: string, date: Ahead | undefined): boolean {
    return date?.kind === 'date' && namesPaper(text) && text.trim().split(/\s+/).length < 6 && this.#next(2)?.kind === 'short' && this.#next(3)?.kind === 'byline';
  }

  /** A standfirst of one line, or a name with a place, above what signs the article. */
  #belowTitle(current: Ahead, i: number): Step {
    const after = this.#next(i + 1);
    if (!this.#bylined && this.#isAuthor(current, after)) {
      this.zones.push(lineZone(this.#source, 'byline', current));
      this.#bylined = true;
      return 1;
    }
    if (this.signed || !after || after.blanks > 2) return 'end';
    // a caption between standfirst and byline
    if (this.#decked && after.kind === 'byline') return 1;
    const name = after.kind === 'date' && !this.#bylined ? nameBeforePlace(current.line.text) || personAlone(current.line.text, after) : 0;
    const whole = lineZone(this.#source, 'subheading', current);
    if (name > 0) {
      this.zones.push({ kind: 'byline', start: whole.start, end: whole.start + name });
      this.#bylined = this.signed = true;
      return 1;
    }
    const third = this.#next(i + 2);
    const signs = after.kind === 'date' || after.kind === 'byline' || (third?.kind === 'date' && (nameBeforePlace(after.line.text) > 0 || isName(after.line.text)));
    if (!signs || this.#decked) return 'end';
    this.#decked = true;
    this.zones.push(whole);
    return 1;
  }

  /** Whether a name alone below a title is its author's: a date or the author's role follows, or text where the name stands right below the title. */
  #isAuthor({ line, blanks }: Ahead, after: Ahead | undefined): boolean {
    if (!after || this.timed || !isName(line.text) || namesPaper(line.text) || after.blanks > 1) return false;
    return after.kind === 'date' || (after.kind === 'short' && after.blanks === 0 && isRole(after.line.text)) || (blanks === 0 && after.kind === 'prose' && after.line.text.length > 80);
  }

  /** A standfirst that is a sentence: it stands between the title and what signs the article, and text follows that. */
  #deck(current: Ahead, i: number): Step {
    if (!this.titled || this.signed || this.#decked || current.line.text.length > DECK || lineEnd(current.line.text)) return 'end';
    const caption = this.#next(i + 1);
    let n = caption?.kind === 'short' && !isName(caption.line.text) && this.#next(i + 2)?.kind === 'byline' ? i + 2 : i + 1;
    for (let next = this.#next(n); next && next.blanks <= 2 && (next.kind === 'date' || next.kind === 'byline' || (next.kind === 'short' && isName(next.line.text))); next = this.#next(++n));
    const text = this.#next(n);
    const signs = this.#known.slice(i + 1, n).some(({ kind }) => kind !== 'short');
    if (!signs || !text || (text.kind !== 'prose' && !TURN.test(text.line.text)) || text.line.text.length <= ENTRY * 3) return 'end';
    this.#decked = true;
    this.zones.push(lineZone(this.#source, 'subheading', current));
    return 1;
  }

  /** Whether the line below the first one is its standfirst: the articles before have no labels, and text follows. */
  #standsOver(deck: Ahead): boolean {
    const text = this.#next(2);
    return this.#unlabelled && deck.blanks === 1 && text?.kind === 'prose' && text.blanks === 1 && text.line.text.length > 60;
  }

  /** Whether a short line is the label of the title below it: a few capitalised words, and text follows the title, as line `below`. */
  #mayLabelTitle({ line }: Ahead, title: Ahead | undefined, below = 2): title is Ahead {
    const text = this.#next(below);
    return title?.kind === 'short' && title.blanks <= (namesSection(line.text) ? 3 : 1) && text !== undefined && opensText(text) && text.kind !== 'chrome'
      && mayBeLabel(line.text) && line.text.trim().length < title.line.text.trim().length;
  }

  /** Takes a title and its standfirst. */
  #block(count: number): Step {
    // above a title with a standfirst in sentences a few words say what it is about
    const title = count > 2 && this.#known[1].kind === 'short' && this.#known[count - 1].kind === 'prose' && this.#known[0].line.text.trim().length <= 2 * ENTRY ? 1 : 0;
    if (title > 0) this.zones.push(lineZone(this.#source, 'subheading', this.#known[0]));
    this.zones.push(lineZone(this.#source, 'title', this.#known[title]));
    this.titled = true;
    for (const deck of this.#known.slice(title + 1, count)) {
      const name = this.#bylined ? 0 : nameBeforeRole(deck.line.text) || (deck === this.#known[count - 1] ? personAlone(deck.line.text, this.#next(count)) : 0);
      const whole = lineZone(this.#source, 'subheading', deck);
      this.zones.push(name > 0 ? { kind: 'byline', start: whole.start, end: whole.start + name } : whole);
      this.#bylined ||= name > 0;
    }
    return count;
  }

  #date(current: Ahead): Step {
    // a second date says when it was changed
    return this.#dated && !this.timed ? 1 : this.#signature(current);
  }

  #signature({ line }: Ahead): Step {
    for (const zone of signature(this.#source, line)) {
      if (zone.kind === 'byline' && this.#bylined) continue;
      this.zones.push(zone);
      if (zone.kind === 'byline') this.#bylined = true;
      else if (zone.kind === 'date') this.#dated = true;
    }
    this.signed = true;
    return 1;
  }

  #by(i: number): Step {
    const name = this.#next(i + 1);
    if (this.#bylined || (name?.kind !== 'short' && name?.kind !== 'byline')) return 'end';
    this.zones.push(lineZone(this.#source, 'byline', name));
    this.#bylined = this.signed = true;
    return 2;
  }
}
