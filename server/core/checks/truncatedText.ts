import { isTerminator } from '../dump/pages/markers.ts';
import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';

/** The last word and the sign that the rest was cut off, at a paragraph's end. */
const CUT = /(\S*[\p{L}\p{N},’'”"»)\]–-])?\s?(?:(…|\.\.\.)|[[(]\s*(?:…|\.\.\.)\s*[\])]|[[(]\s*(?:more|continued)\s*(?:…|\.\.\.)?\s*[\])])\s*$/iu;
/** Words on which no writer ends. */
const UNFINISHED = /^(?:an?|the|of|to|in|on|at|by|for|with|from|into|and|or|but|nor|as|if|than|is|are|was|were|be|been|has|have|had|its?|his|her|their|our|my|your|this|these|those|will|would|can|could|should|may|might|must|not|who|which|whose|where|when|while|because|about|over|under|between|der|die|das|den|dem|des|ein|eine|einen|und|oder|mit|von|zu|im|in|auf|für|le|la|les|un|une|des|du|de|et|ou|à|au|aux|en|dans|pour|par|sur|qui|que|el|los|las|del|y|o|con|por|para|il|lo|gli|di|da|e|che|per|het|een|en|van|met|o|os|um|uma|do|dos|com)$/iu;

/** An excerpt cut off in mid-sentence: its last paragraph ends "it…", "it...", "[…]". A writer's own trailing off is told from it by what kind of article it is. */
export const truncatedText: LocalCheck = {
  code: 'truncated-text',
  check({ article, structure }) {
    const { text, zones, terminator } = structure;
    const last = zones.findLast(({ kind }) => kind === 'paragraph' || kind === 'subheading');
    if (!last) return [];
    // words that say "more" at the end of the line stand behind the cut, or are the cut themselves
    const marked = terminator && terminator.start >= last.end && !/[\n\r]/.test(text.slice(last.end, terminator.start)) ? terminator : null;
    const isSign = marked !== null && /^[[(]/.test(text.slice(marked.start, marked.end).trim());
    const end = isSign ? marked.end : last.end;
    const from = Math.max(last.start, end - 80);
    const match = CUT.exec(text.slice(from, end));
    if (!match) return [];
    const isEllipsis = match[2] !== undefined;
    const word = (match[1] ?? '').replace(/^[“"‘'(«]+/, '');
    const isExcerpt = article.kind === 'teaser' || (terminator !== null && isTerminator(text.slice(terminator.start, terminator.end).trim()));
    if (isEllipsis && !isExcerpt && marked === null && !UNFINISHED.test(word) && !word.endsWith(',')) return [];
    if (isEllipsis && word === '') return [];
    const start = from + match.index;
    return [{ code: 'truncated-text', start, end: end, message: say('the text is cut off here: “{0}”', text.slice(start, end).trim()), related: [] }];
  },
};
