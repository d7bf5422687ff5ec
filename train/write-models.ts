/** Trains on a corpus and writes the weights and the report. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Corpus } from './corpus.ts';
import { fitThresholds, thresholdsFile } from './judge/fit-thresholds.ts';
import { trainModels } from './train-models.ts';
import { trainingReport } from './training-report.ts';

export interface WriteOptions {
  readonly seed: number;
  readonly folds: number;
  /** Folder of the project. */
  readonly root: string;
  readonly isLexiconNew: boolean;
}

export async function writeModels(
  corpus: Corpus,
  { root, isLexiconNew, ...options }: WriteOptions,
): Promise<void> {
  const start = performance.now();
  let last = start;
  const steps: { step: string; seconds: number }[] = [];
  const log = (step: string) => {
    const now = performance.now();
    steps.push({ step, seconds: (now - last) / 1000 });
    console.log(`${((now - last) / 1000).toFixed(0).padStart(5)} s  ${step}`);
    last = now;
  };
  const trained = await trainModels(corpus, { ...options, log });
  for (const [name, packed] of Object.entries(trained.packed))
    writeFileSync(join(root, `src/core/lookup/weights/${name}.json`), `${JSON.stringify(packed)}\n`);
  const thresholds = fitThresholds(trained.held.map(({ row, confidence }) => ({ ...row, confidence })));
  writeFileSync(thresholdsFile, `${JSON.stringify(thresholds, null, 2)}\n`);
  const report = trainingReport(corpus, trained, {
    thresholds,
    ...options,
    isLexiconNew,
    minutes: (last - start) / 60_000,
  });
  writeFileSync(join(root, 'docs/training-report.md'), report);
  console.log(
    `train: wrote the weights and docs/training-report.md in ${((last - start) / 1000).toFixed(0)} s`,
  );
}
