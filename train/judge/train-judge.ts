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
  article: 3,
  'other-article': 0.5,
  removed: 1,
  paragraph: 1.5,
  adversarial: 2,
  section: 0.5,
  'other-section': 0.5,
  chat: 8,
  'chat-other': 1,
  'chat-removed': 3,
};

/**
 * What a question counts that the text answers, but in another sentence than the best: nearer to an answer than where there is none. What
 * the trees then say is no chance yet; calibration makes it one.
 */
const nearlyRight = 0.5;

/** Out-of-fold scores for calibration come from so many parts of the articles. */
const parts = 3;

/** Same rows, options and seed: the same weights, bit for bit. Rows without evidence teach nothing. */
export function trainJudge(
  rows: readonly JudgeRow[],
  seed: number,
  options: Partial<TreeOptions> = {},
): PackedJudge {
  const titles = [...new Set(rows.map(({ title }) => title))].sort();
  const partOf = new Map(titles.map((title, at) => [title, at % parts]));
  const scored = Array.from({ length: parts }, (_, part) => {
    const trees = unpackTrees(
      grow(
        rows.filter(({ title }) => partOf.get(title) !== part),
        seed,
        options,
      ),
    );
    return rows
      .filter(({ title }) => partOf.get(title) === part)
      .flatMap(({ evidence, right, task }) =>
        evidence ? [{ score: trees.score(evidence), label: right ? 1 : 0, weight: weightOf[task] }] : [],
      );
  }).flat();
  return { trees: grow(rows, seed, options), calibration: fitPlatt(scored) };
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
    trees: 400,
    depth: 6,
    learningRate: 0.05,
    l2: 20,
    rowShare: 0.6,
    featureShare: 0.3,
    bins: 32,
    seed,
    ...options,
  });
}
