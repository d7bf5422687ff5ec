/** Trains the judge: how likely the best sentence answers, and at all that it was trained on, how likely that turns out true. */
import { unpackTrees } from '../../src/core/lookup/boosted-trees.ts';
import { evidenceNames } from '../../src/core/lookup/judge/evidence.ts';
import type { PackedJudge } from '../../src/core/lookup/judge/judge-model.ts';
import { type TreeOptions, trainTrees } from '../boosting/train-trees.ts';
import { RowCollector } from '../boosting/training-rows.ts';
import { fitPlatt } from './fit-platt.ts';
import type { JudgeTask } from './judge-questions.ts';
import type { JudgeRow } from './judge-rows.ts';

/** How much a question of each task counts: ours count most, since they are what people type. */
const weightOf: Readonly<Record<JudgeTask, number>> = {
  article: 4,
  'other-article': 1,
  removed: 1.5,
  paragraph: 3,
  adversarial: 4,
  section: 1.5,
  'other-section': 0.5,
  chat: 10,
  'chat-other': 0.5,
  'chat-removed': 3,
};

/**
 * What a question counts that the text answers, but in another sentence than the best: nearer to an answer than where there is none. What
 * the trees then say is no chance yet; calibration makes it one.
 */
const nearlyRight = 0.85;

/** Out-of-fold scores for calibration come from so many parts of the articles. */
const parts = 3;

export interface TrainedJudge {
  readonly packed: PackedJudge;
  /** By row: how sure a judge is of it that has not seen its article. */
  readonly confidences: Float64Array;
}

/** Same rows, options and seed: the same weights, bit for bit. Rows without evidence teach nothing. */
export function trainJudge(
  rows: readonly JudgeRow[],
  seed: number,
  options: Partial<TreeOptions> = {},
): TrainedJudge {
  const titles = [...new Set(rows.map(({ title }) => title))].sort();
  const partOf = new Map(titles.map((title, at) => [title, at % parts]));
  const scores = new Float64Array(rows.length);
  for (let part = 0; part < parts; part++) {
    const trees = unpackTrees(
      grow(
        rows.filter(({ title }) => partOf.get(title) !== part),
        seed,
        options,
      ),
    );
    for (const [at, { title, evidence }] of rows.entries())
      if (evidence && partOf.get(title) === part) scores[at] = trees.scores(evidence)[0] ?? 0;
  }
  const calibrate = (without: number | null) =>
    fitPlatt(
      rows.flatMap(({ title, evidence, right, task }, at) =>
        evidence && partOf.get(title) !== without
          ? [{ score: scores[at] as number, label: right ? 1 : 0, weight: weightOf[task] }]
          : [],
      ),
    );
  const held = Array.from({ length: parts }, (_, part) => calibrate(part));
  const confidences = Float64Array.from(rows, ({ title, evidence }, at) => {
    const { slope, offset } = held[partOf.get(title) ?? 0] ?? { slope: 1, offset: 0 };
    return evidence ? 1 / (1 + Math.exp(-((scores[at] as number) * slope + offset))) : 0;
  });
  return { packed: { trees: grow(rows, seed, options), calibration: calibrate(null) }, confidences };
}

function grow(rows: readonly JudgeRow[], seed: number, options: Partial<TreeOptions>) {
  const collector = new RowCollector(evidenceNames);
  for (const { evidence, answerable, right, task } of rows) {
    if (!evidence) continue;
    collector.add(evidence, right ? 1 : answerable ? nearlyRight : 0, weightOf[task]);
    collector.endGroup();
  }
  return trainTrees(collector.rows(), {
    objective: 'logistic',
    trees: 500,
    depth: 4,
    learningRate: 0.06,
    l2: 40,
    rowShare: 0.6,
    featureShare: 0.3,
    bins: 32,
    seed,
    ...options,
  });
}
