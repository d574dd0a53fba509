import { axisX, axisY, barX, cell, plot, rectY, ruleY, text, type Markish, type PlotOptions } from '@observablehq/plot';
import { LANGUAGE } from './language.ts';
import type { Bin, Group, Together } from './series.ts';

/** What a chart is drawn with, and for. */
export interface Drawing<G extends Group = Group> {
  /** of the place it is drawn in, in pixels */
  readonly width: number;
  /** what a bar counts, "articles" */
  readonly counts: string;
  choose(group: G): void;
}

/** A chart whose marks are chosen with the mouse or the keyboard. */
type Chart = SVGSVGElement | HTMLElement;

const STYLE = { background: 'transparent', color: 'currentColor', fontFamily: 'inherit', fontSize: '12px', overflow: 'visible' };
const COLOUR = 'var(--mark)';
/** Pixels, and characters, that a name has beside its bar. */
const NAME = 190;
const CHARACTERS = 25;

/** Bars from left to right, one for each group, with its name and its count. `colour` of a group is a CSS colour. */
export function bars<G extends Group>(groups: readonly G[], { width, counts, choose }: Drawing<G>, colour: (group: G) => string = () => COLOUR): Chart {
  return choosable(draw({
    width, height: groups.length * 24 + 8, marginLeft: NAME, marginRight: 48, marginTop: 4, marginBottom: 4,
    x: { axis: null }, y: { domain: groups.map(({ name }) => name), label: null },
  }, [
    axisY({ tickSize: 0, tickFormat: (name: string) => shortened(name, CHARACTERS) }),
    barX(groups, { x: 'count', y: 'name', fill: colour, inset: 2 }),
    text(groups, { x: 'count', y: 'name', text: ({ count }: Group) => count.toLocaleString(LANGUAGE), textAnchor: 'start', dx: 5, fill: 'currentColor' }),
  ]), 'bar', groups, counts, choose);
}

/** Bars side by side over stretches of time (milliseconds, UTC) or of lengths. */
export function histogram(bins: readonly Bin[], { width, counts, choose }: Drawing, of: { readonly time: boolean; readonly label: string }): Chart {
  const at = (value: number): number | Date => of.time ? new Date(value) : value;
  return choosable(draw({
    width, height: 180, marginLeft: 44, marginRight: 24,
    x: { label: of.label, type: of.time ? 'utc' : 'linear' }, y: { label: counts, grid: true, tickFormat: (n: number) => Number.isInteger(n) ? n.toLocaleString(LANGUAGE) : '' },
  }, [
    axisX({ tickSize: 3, ticks: of.time && bins.length < 4 ? bins.map(({ from }) => at(from)) : width < 500 ? 4 : 8, tickFormat: of.time ? dated(bins) : (n: number) => n.toLocaleString(LANGUAGE) }),
    rectY(bins, { x1: ({ from }: Bin) => at(from), x2: ({ to }: Bin) => at(to), y: 'count', fill: COLOUR, inset: 0.5 }),
    ruleY([0], { stroke: 'currentColor' }),
  ]), 'rect', bins, counts, choose);
}

/** Writes the dates at an axis, as finely as its bins are named: "2014", "2014-03", "2014-03-02"; of days the first says its year. */
function dated([{ name }]: readonly Bin[]): (date: Date, i: number) => string {
  const parts: Intl.DateTimeFormatOptions = name.length > 7 ? { day: 'numeric', month: 'short' } : name.length > 4 ? { month: 'short', year: 'numeric' } : { year: 'numeric' };
  const [first, others] = [{ ...parts, year: 'numeric' } as const, parts].map((each) => new Intl.DateTimeFormat(LANGUAGE, { ...each, timeZone: 'UTC' }));
  return (date, i) => (i === 0 ? first : others).format(date);
}

/** A square for each pair, the darker the more articles mention both. */
export function matrix(pairs: readonly Together[], names: readonly string[], { width, counts, choose }: Drawing): Chart {
  const room = Math.min(width, NAME + names.length * 30);
  return choosable(draw({
    width: room, height: names.length * 24 + 130, marginLeft: NAME, marginTop: 126, marginBottom: 4, marginRight: 8, padding: 0.04,
    x: { domain: [...names], label: null, axis: null }, y: { domain: [...names], label: null }, opacity: { range: [0.15, 1] },
  }, [
    axisX({ anchor: 'top', tickSize: 0, tickRotate: -60, textAnchor: 'start', tickFormat: (name: string) => shortened(name, 18) }),
    axisY({ tickSize: 0, tickFormat: (name: string) => shortened(name, CHARACTERS) }),
    cell(pairs, { x: 'a', y: 'b', fill: COLOUR, fillOpacity: 'count' }),
    text(pairs, { x: 'a', y: 'b', text: 'count', fill: 'currentColor', pointerEvents: 'none' }),
  ]), 'cell', pairs, counts, choose);
}

function draw(options: PlotOptions, marks: Markish[]): Chart {
  return plot({ ...options, style: STYLE, marks });
}

/** Makes the marks of one kind buttons; Plot binds each element to the number of its datum. */
function choosable<G extends Group>(chart: Chart, mark: string, groups: readonly G[], counts: string, choose: (group: G) => void): Chart {
  for (const element of chart.querySelectorAll<SVGElement & { __data__?: number }>(`g[aria-label="${mark}"] > rect`)) {
    const group = groups[element.__data__ ?? -1];
    if (!group) continue;
    const label = `${group.name}: ${group.count.toLocaleString(LANGUAGE)} ${counts}`;
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '0');
    element.setAttribute('aria-label', label);
    element.append(titled(label));
    element.addEventListener('click', () => choose(group));
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      choose(group);
    });
  }
  return chart;
}

function titled(label: string): SVGTitleElement {
  const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  title.textContent = label;
  return title;
}

function shortened(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
