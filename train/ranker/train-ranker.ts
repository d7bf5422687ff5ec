/** Trains the ranker: of a question's candidate sentences, the right one is to come first. */
import type { PackedTrees } from '../../src/core/lookup/boosted-trees.ts';
import { rankFeatureNames } from '../../src/core/lookup/rank/rank-feature-names.ts';
import { type TreeOptions, trainTrees } from '../boosting/train-trees.ts';
import { RowCollector } from '../boosting/training-rows.ts';
import type { RankerGroup, RankerScope } from './ranker-groups.ts';

/** How much a question counts: ours are few, and what people type. */
const weightOf: Readonly<Record<RankerScope, number>> = { paragraph: 1, article: 1, section: 2, chat: 5 };

export function trainRanker(groups: readonly RankerGroup[], options: Partial<TreeOptions> = {}): PackedTrees {
  const collector = new RowCollector(rankFeatureNames);
  for (const { candidates, scope } of groups) {
    if (!candidates.some(({ right }) => right)) continue;
    for (const { features, right } of candidates) collector.add(features, right ? 1 : 0, weightOf[scope]);
    collector.endGroup();
  }
  return trainTrees(collector.rows(), {
    objective: 'softmax',
    trees: 300,
    depth: 4,
    learningRate: 0.07,
    l2: 5,
    rowShare: 0.8,
    featureShare: 0.5,
    ...options,
  });
}
