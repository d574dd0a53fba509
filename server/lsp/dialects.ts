import { detect, type Reason } from '../core/dump/detect.ts';
import { readDump, type Dump } from '../core/dump/dump.ts';
import type { Dialect } from '../core/dump/dialect.ts';
import { dialects as builtIn } from '../core/dump/dialects/all.ts';
import { Text } from '../core/text/text.ts';
import { t } from './language.ts';

/** A dialect that a dump may be read in. */
export interface DialectChoice {
  readonly id: string;
  readonly name: string;
  /** the evidence for it in this dump */
  readonly why: readonly string[];
  readonly current: boolean;
}

/** All dialects, with the evidence for the one that is in use. */
export function dialectChoices({ detection, dialects }: Dump): DialectChoice[] {
  return dialects.map((dialect) => {
    const current = dialect === detection.dialect;
    return { id: dialect.id, name: t(dialect.name), why: current ? detection.reasons.map(evidence) : [], current };
  });
}

/** Evidence for a dialect, for reading. */
export function evidence({ what, lines }: Reason): string {
  return t(lines === 1 ? '{0} (1 line)' : '{0} ({1} lines)', what, lines);
}

/** Does the beginning of a text look like a dump? The dialect's name, or null, and how many articles there are. */
export function look(text: string, dialects: readonly Dialect[] = builtIn): { dialect: string | null; articles: number } {
  const beginning = Text.of(text);
  const { dialect, reasons } = detect(beginning, dialects);
  if (reasons.length === 0) return { dialect: null, articles: 0 };
  const { count } = readDump(beginning, { chosen: dialect.id, dialects });
  return count > 1 ? { dialect: t(dialect.name), articles: count } : { dialect: null, articles: count };
}
