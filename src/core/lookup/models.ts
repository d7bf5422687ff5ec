/** What lookup has learned; `npm run train` writes the weights. */
import { type BoostedTrees, unpackTrees } from './boosted-trees.ts';
import { type JudgeModel, unpackJudge } from './judge/judge-model.ts';
import { rankFeatureNames } from './rank/rank-feature-names.ts';
import { type SpanModel, unpackSpans } from './span/span-model.ts';
import judge from './weights/judge.json' with { type: 'json' };
import ranker from './weights/ranker.json' with { type: 'json' };
import spans from './weights/spans.json' with { type: 'json' };

export interface LookupModels {
  /** How well a sentence fits a question. */
  readonly ranker: BoostedTrees;
  /** Which span of a sentence answers a question. */
  readonly spans: SpanModel;
  /** How surely the best sentence answers. */
  readonly judge: JudgeModel;
}

let shipped: LookupModels | undefined;

/** The models that come with Briefwire; unpacked at the first call. */
export function shippedModels(): LookupModels {
  shipped ??= {
    ranker: unpackTrees(ranker, rankFeatureNames),
    spans: unpackSpans(spans),
    judge: unpackJudge(judge),
  };
  return shipped;
}
