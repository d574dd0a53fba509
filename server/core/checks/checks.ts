import { Gathered, type Index } from '../analysis/gathered.ts';
import { finish, type Dump } from '../dump/dump.ts';
import { identity } from '../dump/identity.ts';
import type { Article, Placed } from '../dump/model.ts';
import type { Segment } from '../dump/segments.ts';
import type { Elsewhere, FileView, Finding, Piece, PlacedFinding, Reading } from './check.ts';
import { severityOf, silences, type CheckOptions } from './options.ts';
import { OwnAcronyms, type KnownAcronyms } from './knownAcronyms.ts';
import { comparing, local, sequence } from './registry.ts';

/** What one article says to the checks, by itself. */
interface Said {
  readonly findings: readonly Finding[];
  /** For each comparing check, and for each check in sequence, what it needs of this article. */
  readonly compared: readonly unknown[];
  readonly ordered: readonly unknown[];
}

/** Articles that are merely passed over between two yields. */
const PER_SLICE = 2000;

/** The findings of one dump, kept up to date while it is edited: an edited dump has the findings of a freshly read one. */
export class Checks {
  readonly #gathered: Gathered<Said>;
  readonly #comparisons = comparing.map((check) => check.index());
  readonly #gaps = new WeakMap<Segment, readonly unknown[]>();
  readonly #own: OwnAcronyms | null;
  readonly #known: KnownAcronyms;
  #dump: Dump;
  #options: CheckOptions;

  /** `known` is what has been read of the dump's acronyms, kept up by its owner; without it the checks read them themselves. */
  constructor(dump: Dump, options: CheckOptions = {}, known?: KnownAcronyms) {
    this.#dump = dump;
    this.#options = options;
    this.#own = known ? null : new OwnAcronyms(dump);
    this.#known = known ?? this.#own!;
    const indexes = this.#comparisons.map((comparison, i): Index<Said> => ({
      add: (article, said) => comparison.add(said.compared[i], article),
      remove: (article, said) => comparison.remove(said.compared[i], article),
    }));
    this.#gathered = new Gathered(dump, (from, placed) => this.#say(from, placed), indexes);
  }

  /** Goes over to the next version, after `known` has; it must have been made from the current one, or share no article with it. Sliced; nothing is to be asked before it is done. */
  *updating(dump: Dump): Generator<unknown, void> {
    if (this.#own) yield* this.#own.updating(dump);
    yield* this.#gathered.updating(dump);
    this.#dump = dump;
  }

  /** Takes other options; nothing is read again. */
  configure(options: CheckOptions): void {
    this.#options = options;
  }

  /** What an article's own text shows, in order; what depends on other articles only comes with `all`. */
  ofArticle(placed: Placed): PlacedFinding[] {
    return this.#kept(this.#gathered.of(placed).findings.map((finding) => this.#place(finding, placed)), placed);
  }

  /** All findings of the newest version in the order of the text, in slices; yields a count of articles done. Begins again where the dump is edited meanwhile. */
  *all(): Generator<number, PlacedFinding[]> {
    for (;;) {
      yield* this.#gathered.complete();
      const dump = this.#dump;
      for (const steps = this.#judge(dump); ;) {
        const step = steps.next();
        if (step.done) return step.value;
        yield step.value;
        if (dump !== this.#dump) break;
      }
    }
  }

  *#judge(dump: Dump): Generator<number, PlacedFinding[]> {
    const places = new Map<Article, Placed>();
    for (const placed of dump.articles()) {
      places.set(placed.article, placed);
      if (places.size % PER_SLICE === 0) yield places.size;
    }
    const view: FileView = {
      number: (article) => places.get(article)!.index,
      read: (article) => this.#reading(dump, places.get(article)!),
      isExpanded: (key, article) => (this.#options.knows?.(key) ?? false) || this.#known.acronymIndex.senses(key, article).some(({ expansion }) => !expansion.includes(key)),
    };
    for (const comparison of this.#comparisons) {
      const steps = comparison.settle?.(view);
      while (steps && !steps.next().done) yield places.size;
    }
    const found: PlacedFinding[] = [];
    for (const placed of places.values()) {
      const said = this.#gathered.of(placed);
      const own: Finding<Elsewhere>[] = [...said.findings];
      this.#comparisons.forEach((comparison, i) => own.push(...comparison.judge(said.compared[i], placed.article, view)));
      if (own.length > 0) found.push(...this.#kept(own.map((finding) => this.#place(finding, placed, places)), placed));
      yield placed.index;
    }
    for (let i = 0; i < sequence.length; i++) {
      const check = sequence[i];
      for (const finding of check.judge(yield* this.#pieces(dump, i), view)) {
        if (!finding) {
          yield dump.count;
          continue;
        }
        const placed = finding.article === null ? null : dump.at(finding.article);
        found.push(...this.#kept([{ ...finding, severity: severityOf(this.#options, finding) ?? 'hint' }], placed));
      }
      yield dump.count;
    }
    return found.sort((a, b) => a.start - b.start || a.end - b.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  }

  *#pieces(dump: Dump, check: number): Generator<number, Piece<unknown, unknown>[]> {
    const pieces: Piece<unknown, unknown>[] = [];
    let index = 0;
    for (const { item, before } of dump.segments.entries(0)) {
      const start = before.units;
      if (item.article) {
        const said = this.#gathered.of({ article: item.article, index, start, end: start + item.article.length, startLine: before.breaks });
        pieces.push({ article: item.article, index, start, end: start + item.article.length, said: said.ordered[check] });
        index++;
        if (sequence[check].blanks && item.units > item.article.length) pieces.push(this.#trail(dump, item, start, check));
      } else {
        let read = this.#gaps.get(item);
        if (!read) {
          const text = dump.text.slice(start, start + item.units);
          this.#gaps.set(item, (read = sequence.map((each) => each.gap(text, item.marks ?? []))));
          yield index;
        }
        pieces.push({ article: null, start, end: start + item.units, said: read[check] });
      }
      if (pieces.length % PER_SLICE === 0) yield index;
    }
    return pieces;
  }

  /** The blank lines below an article. */
  #trail(dump: Dump, item: Segment, start: number, check: number): Piece<unknown, unknown> {
    const [from, end] = [start + item.article!.length, start + item.units];
    const read = this.#gaps.get(item) ?? [];
    const said = read[check] ?? sequence[check].gap(dump.text.slice(from, end), []);
    this.#gaps.set(item, Object.assign([...read], { [check]: said }));
    return { article: null, start: from, end, said };
  }

  #reading(dump: Dump, placed: Placed): Reading {
    return { article: placed.article, structure: dump.structure(placed), dialect: dump.dialectOf(placed.article), acronyms: this.#known.acronyms.of(placed) };
  }

  *#say(dump: Dump, placed: Placed): Generator<unknown, Said> {
    // all that is read of the dump is read at once: it may be edited between the slices
    const reading = this.#reading(dump, placed);
    yield;
    const findings: Finding[] = [];
    for (const each of local) {
      findings.push(...each.check(reading));
      yield;
    }
    findings.sort((a, b) => a.start - b.start);
    const compared = comparing.map((each) => each.say(reading));
    yield;
    return { findings, compared, ordered: sequence.map((each) => each.say(reading)) };
  }

  #place(finding: Finding<Elsewhere>, placed: Placed, places?: ReadonlyMap<Article, Placed>): PlacedFinding {
    const { start } = placed;
    const related = finding.related.map(({ article, ...place }) => moved(place, (article && places?.get(article)?.start) ?? start));
    const fix = finding.fix && { ...finding.fix, edits: finding.fix.edits.map((edit) => moved(edit, start)) };
    return { ...moved(finding, start), related, ...(fix ? { fix } : {}), severity: severityOf(this.#options, finding) ?? 'hint', article: placed.index };
  }

  #kept(findings: PlacedFinding[], placed: Placed | null): PlacedFinding[] {
    return findings.filter((finding) => severityOf(this.#options, finding) !== null && !silences(this.#options, finding.code, () => (placed ? this.#dump.fact(identity, placed) : null))
      && !(placed && this.#options.accepts?.(finding.code, placed.article, moved(finding, -placed.start))));
  }
}

/** All findings of a dump in the order of the text, in one go. */
export function check(dump: Dump, options: CheckOptions = {}, known?: KnownAcronyms): PlacedFinding[] {
  return finish(new Checks(dump, options, known).all());
}

function moved<T extends { readonly start: number; readonly end: number }>(range: T, by: number): T {
  return { ...range, start: range.start + by, end: range.end + by };
}
