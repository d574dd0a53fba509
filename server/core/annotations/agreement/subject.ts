import type { Decision } from '../annotation.ts';
import type { Judgement } from './judgements.ts';

/** What a decision other than a mark is about. */
export function subjectOf({ range, annotation: { decision } }: Judgement): string {
  return JSON.stringify([decision.kind, range?.start ?? null, range?.end ?? null, subject(decision)]);
}

function subject(decision: Decision): string {
  switch (decision.kind) {
    case 'mark': return decision.label;
    case 'code': return decision.category;
    case 'note': return decision.text;
    case 'structure': return decision.role;
    case 'sense': return decision.acronym;
    case 'silence': return decision.code;
    case 'settled': return '';
  }
}
