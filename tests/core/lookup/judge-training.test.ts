import { describe, expect, it } from 'vitest';
import { evidenceNames } from '../../../src/core/lookup/judge/evidence.ts';
import { createRandom } from '../../../train/boosting/random.ts';
import { fitPlatt } from '../../../train/judge/fit-platt.ts';
import { abstentionOf, calibrationError, type Outcome } from '../../../train/judge/judge-measures.ts';
import type { JudgeRow } from '../../../train/judge/judge-rows.ts';
import { trainJudge } from '../../../train/judge/train-judge.ts';

const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds));

describe('calibration', () => {
  it('finds how scores are to be taken', () => {
    const random = createRandom(7);
    const rows = Array.from({ length: 20_000 }, () => {
      const score = random() * 8 - 4;
      return { score, label: random() < chance(0.5 * score - 1) ? 1 : 0, weight: 1 };
    });
    const { slope, offset } = fitPlatt(rows);
    expect(slope).toBeCloseTo(0.5, 1);
    expect(offset).toBeCloseTo(-1, 1);
  });

  it('error is how far said and right lie apart', () => {
    const said = (confidence: number, right: boolean): Outcome => ({
      answerable: true,
      answered: true,
      right,
      confidence,
    });
    expect(calibrationError([said(0.75, true), said(0.75, true), said(0.75, true), said(0.75, false)])).toBe(
      0,
    );
    expect(calibrationError([said(0.9, false), said(0.1, true)])).toBeCloseTo(0.9);
  });
});

it('balanced: the mean of what is answered and what is abstained from', () => {
  const outcome = (answerable: boolean, answered: boolean): Outcome => ({
    answerable,
    answered,
    right: answerable,
    confidence: 1,
  });
  const outcomes = [outcome(true, true), outcome(true, false), outcome(false, false)];
  expect(abstentionOf(outcomes)).toEqual({ answered: 0.5, abstained: 1, balanced: 0.75 });
});

describe('training', () => {
  const random = createRandom(3);
  const rows = Array.from({ length: 900 }, (_, at): JudgeRow => {
    const evidence = Float64Array.from(evidenceNames, () => random());
    const right = random() < chance(((evidence[1] ?? 0) - 0.5) * 8);
    return { task: 'article', title: `article ${at % 9}`, answerable: right, right, evidence };
  });
  const trained = trainJudge(rows, 1, { trees: 30 });

  it('gives the same weights for the same rows', () => {
    expect(trainJudge(rows, 1, { trees: 30 })).toEqual(trained);
  });

  it('is told by articles that it has not seen', () => {
    const outcomes = rows.map(({ right, answerable }, at) => {
      const confidence = trained.confidences[at] ?? 0;
      return { answerable, right, confidence, answered: confidence > 0.5 };
    });
    expect(abstentionOf(outcomes).balanced).toBeGreaterThan(0.7);
    expect(calibrationError(outcomes)).toBeLessThan(0.1);
  });
});
