/** What is watched: something that answers when it is alive, and can be ended from outside. */
export interface Living {
  /** settles, either way, when the other side answered */
  ask(): Promise<unknown>;
  /** whether it should be answering at all just now */
  isRunning(): boolean;
  end(): void;
}

/**
 * Asks for a sign of life every `every` milliseconds, and ends what has left one question
 * unanswered for `patience` further beats. Beats, not clock time, are counted, so that a
 * computer that slept ends nothing on waking. Returns how to stop watching.
 */
export function watchLife(living: Living, every = 10_000, patience = 3): () => void {
  let waiting = false;
  let missed = 0;
  let question = 0;
  const beat = setInterval(() => {
    if (!living.isRunning()) {
      waiting = false;
      missed = 0;
    } else if (!waiting) {
      waiting = true;
      missed = 0;
      const mine = ++question;
      const answered = (): void => {
        if (mine === question) waiting = false;
      };
      living.ask().then(answered, answered);
    } else if (++missed >= patience) {
      waiting = false;
      missed = 0;
      living.end();
    }
  }, every);
  return () => clearInterval(beat);
}

/**
 * Decides whether a server that stopped is started again: `limit` times within `window`
 * milliseconds, then no more, until `forget` is called.
 */
export function restartLimit(limit = 4, window = 180_000, now: () => number = Date.now): { again(): boolean; forget(): void } {
  let stops: number[] = [];
  return {
    again() {
      const time = now();
      stops = [...stops.filter(stop => time - stop < window), time];
      return stops.length <= limit;
    },
    forget() {
      stops = [];
    },
  };
}
