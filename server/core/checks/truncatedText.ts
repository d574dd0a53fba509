import { isTerminator } from '../dump/pages/markers.ts';
import { say } from '../say.ts';
import type { Range } from '../text/range.ts';
import type { LocalCheck } from './check.ts';
import { grouped } from './places.ts';

/** The last word and the sign that the rest was cut off, at a paragraph's end. */
const CUT = /(\S*[\p{L}\p{N},’'”"»)\]–-])?\s?(?:(…|\.\.\.)|[[(]\s*(?:…|\.\.\.)\s*[\])]|[[(]\s*(?:more|continued)\s*(?:…|\.\.\.)?\s*[\])])\s*$/iu;
/** Words on which no writer ends. */
const UNFINISHED = /^(?:an?|the|of|to|in|on|at|by|for|with|from|into|and|or|but|nor|as|if|than|is|are|was|were|be|been|has|have|had|its?|his|her|their|our|my|your|this|these|those|will|would|can|could|should|may|might|must|not|who|which|whose|where|when|while|because|about|over|under|between|der|die|das|den|dem|des|ein|eine|einen|und|oder|mit|von|zu|im|in|auf|für|le|la|les|un|une|des|du|de|et|ou|à|au|aux|en|dans|pour|par|sur|qui|que|el|los|las|del|y|o|con|por|para|il|lo|gli|di|da|e|che|per|het|een|en|van|met|o|os|um|uma|do|dos|com)$/iu;

/** So long is a paragraph that is nobody's word in a dialogue, in UTF-16 units. */
const LONG = 100;
/** How a paragraph begins that goes on where the one before trails off. */
const GOES_ON = /^[“"‘'(«]*(?:…|\.\.|\p{Ll})/u;

/** An excerpt cut off in mid-sentence: its last paragraph ends "it…", "it...", "[…]". A writer's own trailing off is told from it by what kind of article it is. */
export const truncatedText: LocalCheck = {
  code: 'truncated-text',
  check({ article, structure }) {
    const { text, zones, terminator } = structure;
    const paragraphs = zones.filter(({ kind }) => kind === 'paragraph' || kind === 'subheading');
    const last = paragraphs.at(-1);
    if (!last) return [];
    // words that say "more" at the end of the line stand behind the cut, or are the cut themselves
    const marked = terminator && terminator.start >= last.end && !/[\n\r]/.test(text.slice(last.end, terminator.start)) ? terminator : null;
    const isSign = marked !== null && /^[[(]/.test(text.slice(marked.start, marked.end).trim());
    const isExcerpt = article.kind === 'teaser' || (terminator !== null && isTerminator(text.slice(terminator.start, terminator.end).trim()));
    const cuts = [
      // who wrote it, and how to reach him, may stand below the cut
      ...paragraphs.slice(0, -1).flatMap((paragraph, i) => (paragraph.end - paragraph.start >= LONG && !GOES_ON.test(text.slice(paragraphs[i + 1].start, paragraphs[i + 1].start + 5)) ? cutIn(text, paragraph, paragraph.end, 'middle') : [])),
      ...cutIn(text, last, isSign ? marked.end : last.end, isExcerpt || marked !== null ? 'excerpt' : 'end'),
    ];
    return grouped('truncated-text', cuts.map((cut) => ({ ...cut, message: say('the text is cut off here: “{0}”', text.slice(cut.start, cut.end).trim()) })));
  },
};

/** Where a paragraph's end, or what follows it up to an offset, is cut off. What counts as a cut depends on where it stands: in the middle of an article, at its end, or at the end of what is known for an excerpt. */
function cutIn(text: string, paragraph: Range, end: number, where: 'middle' | 'end' | 'excerpt'): Range[] {
  const from = Math.max(paragraph.start, end - 80);
  const match = CUT.exec(text.slice(from, end));
  if (!match) return [];
  const isEllipsis = match[2] !== undefined;
  const word = (match[1] ?? '').replace(/^[“"‘'(«]+/, '');
  const isUnfinished = UNFINISHED.test(word) || (word.endsWith(',') && where !== 'middle');
  if (isEllipsis ? word === '' || (!isUnfinished && where !== 'excerpt') : where === 'middle') return [];
  return [{ start: from + match.index, end }];
}
