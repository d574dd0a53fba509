import { parentPort, workerData } from 'node:worker_threads';
import { acronymsLine, definitionsIn } from '../core/acronyms/line.ts';
import { organisationsLine } from '../core/organisations/line.ts';
import { knowledgeFor, type Settings } from '../core/project/settings.ts';
import { builtInKnowledge } from '../knowledge.ts';
import { modelFile } from '../model.ts';
import { answering } from './answers.ts';
import { gatheringTask } from './articleFacts.ts';
import { outlineTask } from './outline/lines.ts';
import type { Answered, Asked } from './pool.ts';

/** What threads can do: from settings, which are told once, a function from a job to its answer. All are plain data. */
const tasks = {
  outline: outlineTask,
  gathering: gatheringTask,
  acronymLines: () => answering(acronymsLine),
  organisationLines: (settings: Settings) => {
    const { organisations } = knowledgeFor(settings, builtInKnowledge(modelFile()));
    return answering((text) => ({ organisations: organisationsLine(text, organisations, { definitions: definitionsIn(text) }) }));
  },
} as const;

export type TaskName = keyof typeof tasks;

/** Makes what does a task's jobs. */
export function makeTask(name: TaskName, settings: unknown): (job: unknown) => unknown {
  return (tasks[name] as (settings: unknown) => (job: never) => unknown)(settings) as (job: unknown) => unknown;
}

/** Does the jobs that come to this thread. */
export function work(): void {
  const { task, settings } = workerData as { task: TaskName; settings: unknown };
  const run = makeTask(task, settings);
  parentPort!.on('message', ({ number, job }: Asked) => {
    let answered: Answered;
    try {
      answered = { number, answer: run(job) };
    } catch (error) {
      answered = { number, error: error instanceof Error ? error.message : String(error) };
    }
    parentPort!.postMessage(answered);
  });
}
