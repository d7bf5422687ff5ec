import { describe, expect, it } from 'vitest';
import { answeredFrom, fitThresholds } from '../../../train/judge/fit-thresholds.ts';
import type { JudgeTask } from '../../../train/judge/judge-questions.ts';

const said = (task: JudgeTask, answerable: boolean, ...confidences: number[]) =>
  confidences.map((confidence) => ({ task, answerable, right: answerable, confidence }));

describe('fitThresholds', () => {
  const outcomes = [
    ...said('article', true, 0.3, 0.6, 0.9),
    ...said('other-article', false, 0.05, 0.1, 0.2),
    ...said('removed', false, 0.1, 0.4, 0.55),
    ...said('paragraph', true, 0.8, 0.9),
    ...said('adversarial', false, 0.7),
  ];

  it('finds for each task the lowest hundredth that parts it best', () => {
    expect(fitThresholds(outcomes)).toEqual({
      "another article's questions": 0.21,
      'its paragraph removed': 0.56,
      'written to be unanswerable': 0.71,
    });
  });

  it('tells what would have been answered from there on', () => {
    const answered = answeredFrom(said('article', true, 0.2, 0.21, 0.5), 0.21);
    expect(answered.map((one) => one.answered)).toEqual([false, true, true]);
  });
});
