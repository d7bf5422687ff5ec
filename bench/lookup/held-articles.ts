/** What is measured, each part with models that may be measured on it. */
import { readFileSync } from 'node:fs';
import { type LookupModels, shippedModels } from '../../src/core/lookup/models.ts';
import type { Corpus } from '../../train/corpus.ts';
import type { ChatArticle } from '../../train/data/read-chat-questions.ts';
import type { BenchArticle } from '../../train/data/read-squad.ts';
import { fitThresholds, type Thresholds, thresholdsFile } from '../../train/judge/fit-thresholds.ts';
import { createTrainer } from '../../train/train-models.ts';

export interface Held {
  readonly models: LookupModels;
  readonly articles: readonly BenchArticle[];
  /** SQuAD 2.0; empty where there is none. */
  readonly adversarial: readonly BenchArticle[];
  /** What parts each task best, fitted on articles that are not measured here; null where that is not known. */
  readonly thresholds: Thresholds | null;
  /** Our own, of the halves meant for tuning. */
  readonly chat: readonly ChatArticle[];
  /** Articles that are not measured here, on which peers may be fitted. */
  readonly others: {
    readonly articles: readonly BenchArticle[];
    readonly adversarial: readonly BenchArticle[];
  };
}

const seed = 1;

/** Fold by fold: models trained on all the other folds, as `npm run train` trains them. */
export async function* crossValidated(
  corpus: Corpus,
  folds: number,
  log: (step: string) => void,
): AsyncGenerator<Held> {
  const trainer = createTrainer(
    corpus,
    Array.from({ length: folds }).map((_, fold) => fold),
    { seed, folds, log },
  );
  for (const [fold, { squad, squad2, chat }] of trainer.folds.entries()) {
    const { models, held } = await trainer.train(fold);
    const thresholds = fitThresholds(held.map(({ row, confidence }) => ({ ...row, confidence })));
    const rest = trainer.folds.filter((_, other) => other !== fold);
    yield {
      models,
      thresholds,
      articles: squad,
      adversarial: squad2,
      chat,
      others: {
        articles: rest.flatMap((other) => other.squad),
        adversarial: rest.flatMap((other) => other.squad2),
      },
    };
  }
}

/** All at once, with the weights as shipped. */
export function withShipped(measured: Omit<Held, 'models'>): Held {
  return { ...measured, models: shippedModels() };
}

/** What parts each task best with the weights as shipped, fitted out of fold by `npm run train`. Throws where the file is missing. */
export function readThresholds(): Thresholds {
  return JSON.parse(readFileSync(thresholdsFile, 'utf8')) as Thresholds;
}
