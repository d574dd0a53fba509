import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { fromC1 } from './codePages.ts';
import { misread } from './codePages.ts';
import { grouped, unicode } from './places.ts';
import { suspects } from './suspects.ts';

const FORM_FEED = 12;

/** C0 and C1 controls beside tab and line ends; a form feed only where it stands in the middle of a line, or where the dialect has no use for it. */
export const controlCharacter: LocalCheck = {
  code: 'control-character',
  check({ article, structure, dialect }) {
    const { text } = structure;
    const { control, misread: leads } = suspects(article, () => structure);
    if (control.length === 0) return [];
    // the controls within wrongly decoded characters belong to those
    const taken = new Set<number>();
    for (const at of leads) {
      const found = misread(text, at);
      for (let i = found?.start ?? 0; i < (found?.end ?? 0); i++) taken.add(i);
    }
    const spots = control.filter((at) => !taken.has(at) && !(text.charCodeAt(at) === FORM_FEED && (dialect.usual.formFeeds || startsLine(text, at)))).map((at) => {
      const unit = text.charCodeAt(at);
      const meant = unit >= 0x80 ? fromC1(unit) : null;
      const message = meant === null ? say('control character {0}', unicode(text[at])) : say('control character {0}, in Windows-1252 a “{1}”', unicode(text[at]), meant);
      return { start: at, end: at + 1, message, edit: { start: at, end: at + 1, text: meant ?? (unit === 11 || unit === FORM_FEED ? ' ' : '') } };
    });
    return grouped('control-character', spots, { fix: (count) => say(count === 1 ? 'Remove or replace 1 control character' : 'Remove or replace {0} control characters', count) });
  },
};

/** A form feed at a line's beginning is a page break. */
function startsLine(text: string, at: number): boolean {
  return at === 0 || /[\n\r\f]/.test(text[at - 1]);
}
