/**
 * Lookup measured beside its peers in one run: ranking, short answers, time, abstention, calibration and our own questions. On the tuning
 * data everything is cross-validated by article; other files are measured with the weights as shipped.
 */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { shippedModels } from '../../src/core/lookup/models.ts';
import { missingFiles, readCorpus, usualFiles } from '../../train/corpus.ts';
import { chatFiles, readChatQuestions } from '../../train/data/read-chat-questions.ts';
import { articleOf, type BenchArticle, readSquad } from '../../train/data/read-squad.ts';
import { addScores, type ChatScore, scoreChatQuestions } from './chat-questions.ts';
import { crossValidated, readThresholds, withShipped } from './held-articles.ts';
import { type Measured, measurePart, nothingMeasured } from './measure-lookup.ts';
import { printChat, printMeasured, quantile } from './print-measured.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: usualFiles.squad },
    /** SQuAD 2.0; that for tuning where no other file is named. */
    adversarial: { type: 'string' },
    folds: { type: 'string', default: '4' },
    /** Weights as shipped; ranking, short answers and time only. */
    quick: { type: 'boolean', default: false },
  },
});
const isTuning = resolve(values.file) === resolve(usualFiles.squad) && values.adversarial === undefined;
const adversarialFile = values.adversarial ?? (isTuning ? usualFiles.squad2 : null);

function describe(articles: readonly BenchArticle[]): string {
  const sizes = articles.map(
    ({ paragraphs }) => articleOf(paragraphs).paragraphs.flatMap(({ sentences }) => sentences).length,
  );
  const questions = articles.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => paragraph.questions),
  ).length;
  return `${articles.length} articles of ${Math.min(...sizes)} to ${Math.max(...sizes)} sentences (median ${quantile(sizes, 0.5)}), ${questions} questions`;
}

async function measureTuning(measured: Measured): Promise<void> {
  const corpus = readCorpus(usualFiles);
  console.log(`${describe(corpus.squad)}; trained on the other folds of ${values.folds}, by article`);
  const start = performance.now();
  const log = (step: string) =>
    console.error(`${((performance.now() - start) / 1000).toFixed(0).padStart(6)} s  ${step}`);
  for await (const held of crossValidated(corpus, Number(values.folds), log)) {
    await measurePart(held, false, measured);
    log('measured a fold');
  }
}

async function measureShipped(measured: Measured): Promise<void> {
  const articles = readSquad(values.file);
  const isTrainedOn = resolve(values.file) === resolve(usualFiles.squad);
  const note = isTrainedOn
    ? '; SHIPPED WEIGHTS, MEASURED ON WHAT THEY WERE TRAINED ON'
    : '; weights as shipped';
  console.log(`${describe(articles)}${note}`);
  const adversarial =
    adversarialFile !== null && existsSync(adversarialFile) ? readSquad(adversarialFile) : [];
  if (values.adversarial !== undefined && adversarial.length === 0)
    console.log(`bench:lookup: there is no ${relative('.', values.adversarial)}; name a SQuAD 2.0 JSON.`);
  const others =
    isTrainedOn || missingFiles(usualFiles).length > 0
      ? { articles: [], adversarial: [] }
      : { articles: readSquad(usualFiles.squad), adversarial: readSquad(usualFiles.squad2) };
  const thresholds = isTrainedOn ? null : readThresholds();
  await measurePart(
    withShipped({ articles, adversarial, chat: [], thresholds, others }),
    values.quick,
    measured,
  );
}

async function chatRows(crossValidated: readonly ChatScore[]): Promise<[string, ChatScore][]> {
  const rows: [string, ChatScore][] = [];
  if (crossValidated.length > 0) rows.push(['tuning halves, cross-validated', addScores(crossValidated)]);
  for (const half of ['tuning', 'testing'] as const)
    for (const file of chatFiles) {
      const articles = readChatQuestions(file, half);
      if (articles.length === 0) continue;
      const note = half === 'tuning' ? ' (trained on)' : '';
      rows.push([`${half}, ${file}${note}`, await scoreChatQuestions(articles, shippedModels())]);
    }
  return rows;
}

if (!Number.isInteger(Number(values.folds)) || Number(values.folds) < 3) {
  console.error(`bench:lookup: --folds takes a whole number from 3 on, not ${values.folds}`);
  process.exitCode = 1;
} else {
  const measured = nothingMeasured();
  if (!existsSync(values.file))
    console.log(
      `bench:lookup: there is no ${relative('.', values.file)}; name a SQuAD-shaped JSON with --file PATH.`,
    );
  else {
    const useFolds = isTuning && !values.quick && missingFiles(usualFiles).length === 0;
    await (useFolds ? measureTuning(measured) : measureShipped(measured));
    printMeasured(measured);
  }
  printChat(await chatRows(measured.chat));
}
