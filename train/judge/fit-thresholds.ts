/** The confidence that parts one kind of question from another best, where nothing else has to be decided with it. */
import { join } from 'node:path';
import { abstentionOf, type Outcome } from './judge-measures.ts';
import type { JudgeTask } from './judge-questions.ts';

/** What is to be answered, and what is not. */
export const partings = {
  "another article's questions": ['article', 'other-article'],
  'its paragraph removed': ['article', 'removed'],
  'written to be unanswerable': ['paragraph', 'adversarial'],
} as const satisfies Readonly<Record<string, readonly [JudgeTask, JudgeTask]>>;

export type Parting = keyof typeof partings;
export type Thresholds = Readonly<Record<Parting, number>>;

/** Where `npm run train` leaves those of the weights that it writes. They are for measuring: lookup itself has one for all. */
export const thresholdsFile = join(import.meta.dirname, 'thresholds.json');

const steps = 100;

/** For each parting, the hundredth at which the balanced share of right decisions is highest; the first of equals. */
export function fitThresholds(
  outcomes: readonly (Omit<Outcome, 'answered'> & { readonly task: JudgeTask })[],
): Thresholds {
  const thresholdOf = (tasks: readonly JudgeTask[]): number => {
    const own = outcomes.filter(({ task }) => tasks.includes(task));
    const balanced = Array.from(
      { length: steps },
      (_, step) => abstentionOf(answeredFrom(own, step / steps)).balanced,
    );
    return balanced.indexOf(Math.max(...balanced)) / steps;
  };
  return Object.fromEntries(
    Object.entries(partings).map(([name, tasks]) => [name, thresholdOf(tasks)]),
  ) as Record<Parting, number>;
}

/** The same, had lookup answered from `threshold` on. */
export function answeredFrom(outcomes: readonly Omit<Outcome, 'answered'>[], threshold: number): Outcome[] {
  return outcomes.map((one) => ({ ...one, answered: one.confidence >= threshold }));
}
