import { asListed, unlisted, type Entry } from './contents.ts';

const TOPIC = /^[ \t]{1,6}(\d{1,3})\. +(\S.*)$/gm;
const SUBJECT = /^Subject: *(.+)$/gm;
/** What answering and lists put before a subject. */
const PREFIX = /^(?:(?:re|aw|fwd?|wg|tr|sv) *:|\[[^\]]*\])\s*/i;

/** A mailing list's digest in one message: the topics that it lists, of which some have no message below. Offsets count from the article's beginning. */
export interface Digest {
  readonly all: number;
  readonly missing: readonly Entry[];
}

/** Reads an article's text as a digest; null where it is none, or where nothing is missing. */
export function digestOf(text: string): Digest | null {
  const first = text.search(TOPIC);
  if (first < 0) return null;
  const messages = [...text.slice(first).matchAll(SUBJECT)];
  if (messages.length === 0) return null;
  const subjects = messages.map(([, subject]) => ({ title: listed(subject), lines: () => [] }));
  const topics = [...text.slice(0, first + messages[0].index).matchAll(TOPIC)].map(({ 0: line, 1: number, 2: topic, index }): Entry => ({ start: index + line.search(/\S/), end: index + line.trimEnd().length, number: Number(number), text: topic.trim() }));
  const missing = unlisted(topics.map((topic) => ({ ...topic, text: listed(topic.text) })), subjects)?.map(({ start }) => topics.find((topic) => topic.start === start)!);
  return missing && missing.length > 0 ? { all: topics.length, missing } : null;
}

function listed(subject: string): string {
  let text = subject;
  while (PREFIX.test(text)) text = text.replace(PREFIX, '');
  return asListed(text);
}
