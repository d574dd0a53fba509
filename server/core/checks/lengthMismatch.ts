import type { Structure } from '../dump/model.ts';
import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { ComparingCheck } from './check.ts';

const SHARE = 0.3;
const WORDS = 50;
const LEAST = 4;
/** Where fewer of the records that are long enough to tell are within the bounds, they are counted in another way, or cut on purpose. */
const RELIABLE = 0.6;
/** Ratios are counted in steps of 2 %, from 1/20 to 20. */
const STEP = Math.log(1.02);
const MIDDLE = Math.ceil(Math.log(20) / STEP);

interface Said {
  readonly stated: number;
  readonly counted: number;
  readonly range: Range;
}

/** A stated word count far from the real one, measured against what stated counts of this dump usually are to it. */
export const lengthMismatch: ComparingCheck<Said | null> = {
  code: 'length-mismatch',
  say({ structure }) {
    const field = structure.fields.find(({ key }) => key === 'length' || key === 'words' || key === 'word-count');
    const match = field && /^\D{0,12}(\d{1,3}(?:[.,  ]\d{3})+|\d+)/.exec(field.value.text);
    if (!match || /page|seite|line|zeile|char|zeichen/i.test(field.value.text)) return null;
    const stated = Number(match[1].replace(/\D/g, ''));
    const counted = wordCount(structure);
    return stated > 0 && counted > 0 ? { stated, counted, range: { start: field.label.start, end: Math.max(field.label.end, field.value.end) } } : null;
  },
  index() {
    const steps = new Int32Array(2 * MIDDLE + 1);
    /** Of those that say enough words for a share of them to matter. */
    const long = new Int32Array(2 * MIDDLE + 1);
    let all = 0;
    const count = (said: Said | null, by: 1 | -1): void => {
      if (!said) return;
      steps[stepOf(said)] += by;
      if (said.stated * SHARE > WORDS) long[stepOf(said)] += by;
      all += by;
    };
    const isReliable = (ratio: number): boolean => {
      const [least, most] = [1 - SHARE, 1 + SHARE].map((share) => MIDDLE + Math.log(share * ratio) / STEP);
      const total = long.reduce((sum, n) => sum + n, 0);
      return total < LEAST || long.reduce((sum, n, step) => (step >= least && step <= most ? sum + n : sum), 0) >= RELIABLE * total;
    };
    /** The median ratio of counted to stated words. */
    const usual = (): number => {
      let seen = 0;
      const step = steps.findIndex((n) => (seen += n) * 2 >= all);
      return Math.exp((step - MIDDLE) * STEP);
    };
    return {
      add: (said) => count(said, 1),
      remove: (said) => count(said, -1),
      judge(said) {
        if (!said) return [];
        const { stated, counted, range } = said;
        const ratio = all >= LEAST ? usual() : 1;
        const off = Math.abs(counted - stated * ratio);
        if (off <= SHARE * stated * ratio || off <= WORDS || !isReliable(ratio)) return [];
        return [{ code: 'length-mismatch', ...range, message: say('{0} words are stated, and about {1} are there', stated, Math.round(counted / ratio)), related: [] }];
      },
    };
  },
};

function stepOf({ stated, counted }: Said): number {
  return Math.max(0, Math.min(2 * MIDDLE, MIDDLE + Math.round(Math.log(counted / stated) / STEP)));
}

function wordCount({ text, zones }: Structure): number {
  let words = 0;
  for (const { kind, start, end } of zones) {
    if (kind !== 'paragraph' && kind !== 'subheading' && kind !== 'dateline' && kind !== 'speaker') continue;
    let inside = false;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const space = unit <= 32 || unit === 0xa0;
      if (!space && !inside) words++;
      inside = !space;
    }
  }
  return words;
}
