/** Evidence → confidence: trees, and how their log-odds are to be taken. */
import { type PackedTrees, unpackTrees } from '../boosted-trees.ts';
import { evidenceNames } from './evidence.ts';

/** As it stands in a weights file. */
export interface PackedJudge {
  readonly trees: PackedTrees;
  /** Log-odds of the trees × slope + offset are those of the answer being right (Platt 1999). */
  readonly calibration: { readonly slope: number; readonly offset: number };
}

export interface JudgeModel {
  /** 0..1: how likely the sentence that the evidence is on answers. */
  confidence(evidence: Float64Array): number;
}

/** Throws where `packed` is not whole, or was trained on other evidence. */
export function unpackJudge({ trees: packed, calibration: { slope, offset } }: PackedJudge): JudgeModel {
  const trees = unpackTrees(packed, evidenceNames);
  return {
    confidence(evidence) {
      const [score = 0] = trees.scores(evidence);
      return 1 / (1 + Math.exp(-(score * slope + offset)));
    },
  };
}
