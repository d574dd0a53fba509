import type { Span, Zone } from '../model.ts';

/** Labels that ask and labels that answer, in lower case. */
export const QUESTIONS: ReadonlySet<string> = new Set(['question', 'q', 'frage', 'f', 'pregunta', 'p', 'domanda', 'd', 'vraag', 'v', 'pergunta', 'вопрос', 'interviewer', 'moderator']);
const ANSWERS: ReadonlySet<string> = new Set(['answer', 'a', 'antwort', 'respuesta', 'r', 'risposta', 'réponse', 'antwoord', 'resposta', 'ответ', 'interviewee']);

const LABEL = /^((?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|President|Minister|Secretary|Senator|Rep|Sen|Gov)\.?\s+)?\p{Lu}[\p{L}’'.-]*(?:\s+(?:\p{Lu}[\p{L}’'.-]*|de|da|di|van|von|der|al|bin)){0,4})(?:\s*\([^()\n]{1,40}\))?\s*:(?=\s)/u;
/** Words with a colon after them that no one speaks. */
const NOTES = /^(?:note|notes|update|updated?|editor[’']s note|correction|source|sources|photo|image|video|read more|see also|related|more|tags?|by|author|authors|date|time|where|when|what|who|how|why|cost|price|tickets|contact|phone|email|website|info|information|address|warning|disclaimer|ps|p\.s|location|place|summary|conclusion|introduction|abstract|background|keywords?|title|section|length|copyright|figure|table|chart|graphic|listen|watch|example|answers? to .*|ingredients|directions|rating|director|starring|first|second|third|step .*)$/i;

/**
 * The labels of interview turns at paragraphs' beginnings ("Question:", "Sergey Lavrov:", "Q:"). A name with a colon is a
 * speaker where it comes back, or where someone else in the article asks or answers. Spans without the colon.
 */
export function speakerLabels(text: string, paragraphs: readonly Zone[]): readonly Span[] {
  const found: Span[] = [];
  for (const { start, end } of paragraphs) {
    const match = LABEL.exec(text.slice(start, Math.min(end, start + 120)));
    if (match && !NOTES.test(match[1])) found.push({ start, end: start + match[1].length, text: match[1].replace(/\s+/g, ' ') });
  }
  const counts = new Map<string, number>();
  for (const { text: speaker } of found) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  const interview = [...counts.keys()].some((speaker) => isQuestion(speaker) || ANSWERS.has(speaker.toLowerCase()));
  const speakers = interview ? found : found.filter(({ text: speaker }) => counts.get(speaker)! > 1);
  // one voice alone is no interview: "Sports: … Sports: …" heads the items of a list
  return new Set(speakers.map(({ text: speaker }) => speaker)).size > 1 || (interview && speakers.length > 1) ? speakers : [];
}

/** Whether a speaker's label asks: "Question", "Q", "Frage", "Interviewer". */
export function isQuestion(speaker: string): boolean {
  return QUESTIONS.has(speaker.toLowerCase());
}
