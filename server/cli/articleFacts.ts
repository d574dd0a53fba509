import { factsOf, type ArticleFacts } from '../core/analysis/streamed.ts';
import { portionOf, type PortionData } from '../core/dump/portions.ts';
import { dialectsFor, type Settings } from '../core/project/settings.ts';
import { builtInKnowledge } from '../knowledge.ts';
import { modelFile } from '../model.ts';

/** What the threads that gather are told once. */
export interface GatheringSettings {
  readonly dialects: Settings['dialects'];
  /** Organisations are asked for, read so; else acronyms alone. */
  readonly organisations: Pick<Settings['organisations'], 'metonyms'> | null;
}

/** Reads what the articles of portions say. */
export function gatheringTask({ dialects, organisations }: GatheringSettings): (job: PortionData) => readonly ArticleFacts[] {
  const known = dialectsFor({ dialects });
  const knowledge = organisations && builtInKnowledge(modelFile(), organisations).organisations;
  return (data) => factsOf(portionOf(data, known).dump, knowledge);
}
