import { config, t } from '@vscode/l10n';
import { stringify } from 'csv-stringify/sync';
import type { DefectFigure, Figures, Place } from '../server/core/report/figures.ts';
import { bars, histogram, matrix, type Drawing } from './charts.ts';
import { LANGUAGE } from './language.ts';
import { byLength, byTime, fullArticles, grouped, merged, together, type Group } from './series.ts';
import style from './style.css';

/** What the page is told: once in a report, again and again in an editor. */
interface Told {
  /** of each file */
  readonly figures: readonly Figures[];
  /** translations, by the English text */
  readonly texts?: Record<string, string>;
}
/** What an editor is told by the page: it is ready, somebody chose a place (0-based line), or wants a file kept. */
type Said = { readonly ready: true } | { readonly line: number } | { readonly save: { readonly name: string; readonly content: string } };

type Row = readonly (string | number | null)[];

/** The editor around the page, if there is one. */
const editor = 'acquireVsCodeApi' in globalThis ? (globalThis as unknown as { acquireVsCodeApi(): { postMessage(said: Said): void } }).acquireVsCodeApi() : null;

const BARS = 12;
const MOST_MENTIONED = 25;
const IN_MATRIX = 12;

function tell({ figures, texts }: Told): void {
  if (texts) config({ contents: texts });
  const choices = figures.length > 1 ? [merged(figures, t('{0} files', figures.length)), ...figures] : figures;
  let shown = 0;
  const show = (): void => new Page(choices[shown], choices.length > 1 ? chooser(choices.map(({ file }) => file), shown, (chosen) => {
    shown = chosen;
    show();
  }) : null).draw();
  show();
  let width = document.body.clientWidth;
  window.onresize = () => {
    if (document.body.clientWidth === width) return;
    width = document.body.clientWidth;
    show();
  };
}

/** One drawing of the figures. */
class Page {
  readonly #figures: Figures;
  readonly #main = element('main');
  readonly #chosen = element('section', { id: 'chosen', tabIndex: -1 });

  readonly #chooser: HTMLElement | null;

  /** `chooser` lets people look at other figures. */
  constructor(figures: Figures, chooser: HTMLElement | null) {
    this.#figures = figures;
    this.#chooser = chooser;
  }

  draw(): void {
    const { file, articles } = this.#figures;
    document.title = file;
    document.body.replaceChildren(element('h1', {}, this.#chooser ?? file), element('p', { className: 'about' }, this.#about()), this.#main, this.#chosen);
    if (articles.length > 0) {
      this.#time();
      this.#saidOf(t('By section'), ({ section }) => section, t('without a section'));
      this.#saidOf(t('By source'), ({ source }) => source, t('without a source'));
      this.#lengths();
      this.#organisations();
    }
    this.#coding();
    this.#review();
    this.#defects();
  }

  #about(): string {
    const { articles, dialect } = this.#figures;
    const full = fullArticles(this.#figures);
    const teasers = articles.length - full.length;
    const words = full.reduce((sum, number) => sum + articles[number].words, 0);
    const dates = articles.flatMap(({ date }) => date ?? []).map((date) => date.slice(0, 10)).sort();
    return [
      t(dialect),
      t('{0} articles', full.length.toLocaleString(LANGUAGE)),
      ...(teasers > 0 ? [t('{0} teasers', teasers.toLocaleString(LANGUAGE))] : []),
      t('{0} words', words.toLocaleString(LANGUAGE)),
      ...(dates.length > 0 ? [dates[0] === dates.at(-1) ? day(dates[0]) : `${day(dates[0])} – ${day(dates.at(-1)!)}`] : []),
    ].join(' · ');
  }

  #time(): void {
    const { unit, bins, undated } = byTime(this.#figures);
    const label = { day: t('day'), month: t('month'), year: t('year') }[unit];
    const note = undated.length > 0 ? t('{0} without a date', undated.length.toLocaleString(LANGUAGE)) : '';
    if (bins.length > 0) this.#figure(t('Articles over time'), (drawing) => histogram(bins, drawing, { time: true, label }), [[label, t('articles')], ...bins.map(({ name, count }) => [name, count])], { note, wide: true });
  }

  #saidOf(title: string, said: (article: Figures['articles'][number]) => string | null, unsaid: string): void {
    const groups = grouped(this.#figures, said, BARS, (count) => t('{0} others', count.toLocaleString(LANGUAGE)), unsaid);
    if (groups.length > 1 || groups[0]?.name !== unsaid) this.#figure(title, (drawing) => bars(groups, drawing), [[title, t('articles')], ...groups.map(({ name, count }) => [name, count])]);
  }

  #lengths(): void {
    const bins = byLength(this.#figures);
    this.#figure(t('Lengths'), (drawing) => histogram(bins, drawing, { time: false, label: t('words') }), [[t('words'), t('articles')], ...bins.map(({ name, count }) => [name, count])]);
  }

  #organisations(): void {
    const { organisations, otherOrganisations } = this.#figures;
    if (organisations.length === 0) return;
    const most = organisations.slice(0, MOST_MENTIONED);
    const groups = most.map(({ name, mentions, places }) => ({ name, count: mentions, articles: [], places }));
    const left = organisations.length - most.length + otherOrganisations;
    const rows: Row[] = [[t('organisation'), t('kind'), t('mentions'), t('articles')], ...organisations.map(({ name, kind, mentions, places }) => [name, kind, mentions, places.length])];
    const note = left > 0 ? t('{0} more organisations are mentioned less often', left.toLocaleString(LANGUAGE)) : '';
    this.#figure(t('Most mentioned organisations'), (drawing) => bars(groups, { ...drawing, counts: t('mentions'), choose: ({ name, places }) => this.#choose(name, places) }), rows, { note });
    const pairs = together(this.#figures, IN_MATRIX);
    const names = organisations.slice(0, IN_MATRIX).map(({ name }) => name).filter((name) => pairs.some(({ a }) => a === name));
    if (pairs.length > 0) this.#figure(t('Organisations in the same articles'), (drawing) => matrix(pairs, names, drawing), [[t('organisation'), t('organisation'), t('articles')], ...pairs.map(({ a, b, count }) => [a, b, count])], { note: organisations.length > IN_MATRIX ? t('the {0} that are mentioned most', IN_MATRIX) : '' });
  }

  #coding(): void {
    for (const { category, values, uncoded } of this.#figures.coding) {
      const groups = [...values.map((each) => ({ name: each.value, ...each })), ...(uncoded.count > 0 ? [{ name: t('not coded'), ...uncoded }] : [])].map((group) => ({ ...group, articles: [] }));
      this.#figure(t('Coding: {0}', category), (drawing) => bars(groups, { ...drawing, choose: ({ name, places }) => this.#choose(name, places) }), [[category, t('articles')], ...groups.map(({ name, count }) => [name, count])]);
    }
  }

  #review(): void {
    const states = { confirmed: [t('confirmed'), 'mark'], rejected: [t('rejected'), 'error'], suggested: [t('not reviewed'), 'hint'] } as const;
    const groups = this.#figures.review.flatMap((figure) => (['confirmed', 'rejected', 'suggested'] as const).flatMap((state) =>
      figure[state].count === 0 ? [] : [{ name: `${figure.label}: ${states[state][0]}`, label: figure.label, state, ...figure[state], articles: [] }]));
    if (groups.length === 0) return;
    const rows: Row[] = [[t('label'), t('state'), t('marks')], ...groups.map(({ label, state, count }) => [label, state, count])];
    this.#figure(t('Review of marks'), (drawing) => bars(groups, { ...drawing, counts: t('marks'), choose: ({ name, places }) => this.#choose(name, places) }, ({ state }) => `var(--${states[state][1]})`), rows);
  }

  #defects(): void {
    const { defects } = this.#figures;
    const groups = defects.map((defect) => ({ name: defect.code, count: defect.places.length, articles: [], defect }));
    const colour = ({ defect }: { readonly defect: DefectFigure }): string => `var(--${defect.severity})`;
    const rows: Row[] = [[t('code'), t('severity'), t('findings')], ...defects.map(({ code, severity, places }) => [code, severity, places.length])];
    if (groups.length === 0) this.#main.append(element('section', {}, element('h2', {}, t('What is malformed')), element('p', { className: 'note' }, t('Nothing was found.'))));
    else this.#figure(t('What is malformed'), (drawing) => bars(groups, { ...drawing, counts: t('findings'), choose: ({ name, defect: { places } }) => this.#choose(name, places) }, colour), rows, { note: legend(defects) });
  }

  /** A chart with its title, what there is to say of it, and its two ways out. */
  #figure(title: string, draw: (drawing: Drawing) => Element, rows: readonly Row[], { note, wide = false }: { readonly note?: Node | string; readonly wide?: boolean } = {}): void {
    const place = element('div', { className: 'chart' });
    const heading = element('header', {}, element('h2', {}, title),
      button('SVG', t('Save this chart as SVG'), () => save(`${title}.svg`, drawn(place))),
      button('CSV', t('Save these figures as CSV'), () => save(`${title}.csv`, stringify(rows.map((row) => [...row]), { record_delimiter: 'windows' }))));
    this.#main.append(element('section', wide ? { className: 'wide' } : {}, heading, place, ...(note ? [element('p', { className: 'note' }, note)] : [])));
    const choose = (group: Group): void => this.#choose(group.name, group.articles.map((number): Place => [number, this.#figures.articles[number].line]));
    place.append(draw({ width: Math.max(place.clientWidth, 280), counts: t('articles'), choose }));
  }

  /** Lists the places behind a mark; in an editor each leads to the text. */
  #choose(name: string, places: readonly Place[]): void {
    const { articles } = this.#figures;
    const line = ([number, at]: Place): HTMLElement => {
      const article = number === null ? undefined : articles[number];
      const title = article?.title ?? t('between articles');
      const said = [article?.date?.slice(0, 10), t('line {0}', at + 1)].filter(Boolean).join(' · ');
      return element('li', {}, editor ? button(title, title, () => editor.postMessage({ line: at })) : element('span', { className: 'title' }, title), element('span', { className: 'said' }, said));
    };
    const from = document.activeElement as HTMLElement | SVGElement | null;
    const leave = (): void => {
      this.#chosen.replaceChildren();
      from?.focus();
    };
    this.#chosen.onkeydown = ({ key }) => key === 'Escape' && leave();
    const close = button(t('Close'), t('Close'), leave);
    this.#chosen.replaceChildren(element('header', {}, element('h2', {}, `${name} (${places.length.toLocaleString(LANGUAGE)})`), close), element('ol', {}, ...places.map(line)));
    this.#chosen.focus();
  }
}

/** A chart by itself: the colours that it has from the page are written into it. */
function drawn(place: Element): string {
  const svg = place.querySelector('svg')!;
  const copy = svg.cloneNode(true) as SVGElement;
  const all = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((each, n) => {
    const { fill, stroke, color, fontFamily } = getComputedStyle(all[n]);
    if (each.hasAttribute('fill')) each.setAttribute('fill', fill);
    if (each.hasAttribute('stroke')) each.setAttribute('stroke', stroke);
    if (n === 0) each.setAttribute('style', `color:${color};font-family:${fontFamily.replaceAll('"', "'")};font-size:12px`);
    for (const name of ['tabindex', 'role']) each.removeAttribute(name);
  });
  return new XMLSerializer().serializeToString(copy);
}

function save(name: string, content: string): void {
  if (editor) return editor.postMessage({ save: { name, content } });
  const link = element('a', { href: URL.createObjectURL(new Blob([content])), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

function day(iso: string): string {
  return new Date(`${iso.length === 4 ? `${iso}-01-01` : iso}`).toLocaleDateString(LANGUAGE, { timeZone: 'UTC', dateStyle: 'medium' });
}

function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const made = element('button', { title: label, ariaLabel: label }, text);
  made.addEventListener('click', act);
  return made;
}

/** Which colour is which severity. */
function legend(defects: readonly DefectFigure[]): HTMLElement {
  const words = { error: t('errors'), warning: t('warnings'), information: t('notes'), hint: t('hints') };
  const made = element('span', { className: 'legend' });
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    if (!defects.some((defect) => defect.severity === severity)) continue;
    const one = element('span', {}, words[severity]);
    one.style.setProperty('--severity', `var(--${severity})`);
    made.append(one);
  }
  return made;
}

function chooser(names: readonly string[], chosen: number, choose: (chosen: number) => void): HTMLSelectElement {
  const made = element('select', { ariaLabel: t('Files') }, ...names.map((name, n) => element('option', { value: String(n), selected: n === chosen }, name)));
  made.addEventListener('change', () => choose(Number(made.value)));
  return made;
}

/** What comes from a dump is put in as text, never as mark-up. */
function element<K extends keyof HTMLElementTagNameMap>(name: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...content: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

document.adoptedStyleSheets = [sheet(style)];
const given = document.getElementById('told')?.textContent;
if (given) tell(JSON.parse(given) as Told);
window.addEventListener('message', ({ data }: MessageEvent<Told>) => tell(data));
editor?.postMessage({ ready: true });
