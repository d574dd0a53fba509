/** What stands at a place in a sentence. Quantities are numbers, so that they can be written as a language writes them; a number that is a name is text. */
export type Value = string | number | Message;

/** What is said to people, as plain data: a sentence in English with places `{0}`, `{1}` …, and what stands there. Whoever shows it puts it into a language. */
export interface Message {
  readonly text: string;
  readonly values: readonly Value[];
}

/** A sentence and what stands in its places; `npm run texts` collects the sentences of such calls for the translations. */
export function say(text: string, ...values: Value[]): Message {
  return { text, values };
}

/** Several things in one message, each put to those before it: by a comma, or as `two` says. */
export function joined([first, ...others]: readonly Value[], two: (all: Value, one: Value) => Message = (all, one) => say('{0}, {1}', all, one)): Message {
  return others.reduce<Message>(two, say('{0}', first));
}

/** Several sentences in one. */
export function inOne(parts: readonly Value[]): Message {
  return joined(parts, (all, one) => say('{0}; {1}', all, one));
}

/** A message in English. */
export function inEnglish({ text, values }: Message): string {
  return text.replace(/\{(\d+)\}/g, (place, n) => {
    const value = values[Number(n)];
    return value === undefined ? place : typeof value === 'object' ? inEnglish(value) : String(value);
  });
}

/** What was wanted cannot be, and it says why. */
export class Refusal extends Error {
  readonly said: Message;

  constructor(text: string | Message, ...values: Value[]) {
    const said = typeof text === 'string' ? say(text, ...values) : text;
    super(inEnglish(said));
    this.said = said;
  }
}

/** Why something failed: what a refusal says, else the words of the error itself. */
export function reasonIn(error: unknown): Message {
  return error instanceof Refusal ? error.said : { text: '{0}', values: [error instanceof Error ? error.message : String(error)] };
}
