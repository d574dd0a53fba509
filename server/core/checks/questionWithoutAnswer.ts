import type { Turn } from '../dump/model.ts';
import { isQuestion } from '../dump/pages/turns.ts';
import { say } from '../say.ts';
import type { LocalCheck } from './check.ts';
import { grouped } from './places.ts';

const SHARE_OF_QUESTIONS = 0.8;

/** In an interview with labelled turns, a question after which the one who asks speaks again, or nobody. */
export const questionWithoutAnswer: LocalCheck = {
  code: 'question-without-answer',
  check({ structure }) {
    const { text, turns } = structure;
    if (turns.length < 3) return [];
    const asks = askers(text, turns);
    const spots = turns.filter((turn, i) => {
      if (!asks.has(turn.speaker.text) || !endsAsking(text, turn)) return false;
      const next = turns[i + 1];
      return next === undefined || next.speaker.text === turn.speaker.text;
    }).map(({ start, end, speaker }) => ({ start, end: Math.max(speaker.end, Math.min(end, lineEnd(text, start))), message: say('nobody answers this question') }));
    return grouped('question-without-answer', spots);
  },
};

/** The speakers who ask: by their labels, else those of whose turns nearly all end with a question mark. */
function askers(text: string, turns: readonly Turn[]): ReadonlySet<string> {
  const names = new Set(turns.map(({ speaker }) => speaker.text));
  const labelled = [...names].filter(isQuestion);
  if (labelled.length > 0) return new Set(labelled);
  return new Set([...names].filter((name) => {
    const own = turns.filter(({ speaker }) => speaker.text === name);
    return own.length >= 3 && own.filter((turn) => endsAsking(text, turn)).length >= SHARE_OF_QUESTIONS * own.length;
  }));
}

/** Whether a turn is a question to its end; what follows a question in a paragraph of its own may be the answer, without a label. */
function endsAsking(text: string, { speaker, end }: Turn): boolean {
  const words = text.slice(speaker.end, end).trim();
  if (/\?["”’»)]*\s*$/.test(words)) return true;
  const paragraphs = words.split(/\n\s*\n|\r\n\s*\r\n/);
  return paragraphs.length === 1 && words.includes('?');
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}
