/** Trains the search for short answers: what proposes spans, and the trees that choose among them. */

import type { BoostedTrees } from '../../src/core/lookup/boosted-trees.ts';
import { readAskedForm } from '../../src/core/lookup/span/asked-form.ts';
import { type ProposedSentence, proposeSpans } from '../../src/core/lookup/span/find-spans.ts';
import { createProposer, type SpanProposer } from '../../src/core/lookup/span/propose-spans.ts';
import { spanFeatureNames, spanWidth } from '../../src/core/lookup/span/span-feature-names.ts';
import { type PackedSpans, rememberWords, type SpanModel } from '../../src/core/lookup/span/span-model.ts';
import { readAskedTerms, setSpanScene } from '../../src/core/lookup/span/span-scene.ts';
import { type PackedTagger, type Tagger, unpackTagger } from '../../src/core/lookup/span/tag-words.ts';
import { type TreeOptions, trainTrees } from '../boosting/train-trees.ts';
import { RowCollector } from '../boosting/training-rows.ts';
import type { BenchArticle } from '../data/read-squad.ts';
import { answeringSentences, type SpanQuestion, spanQuestions, worthOfSpan } from './span-questions.ts';
import {
  type PreparedExample,
  packProposer,
  prepareExample,
  targetsOf,
  trainProposer,
} from './train-proposer.ts';

/** What was learned before. */
export interface EarlierModels {
  readonly ranker: BoostedTrees;
  readonly tagger: PackedTagger;
}

/** The trees learn from what proposers propose that have not seen the article: one for each part. */
const parts = 3;

/** Same articles, seed and models: the same weights, bit for bit. */
export function trainSpans(
  articles: readonly BenchArticle[],
  seed: number,
  { ranker, tagger: packedTagger }: EarlierModels,
  options: Partial<TreeOptions> = {},
): PackedSpans {
  const tagger = unpackTagger(packedTagger);
  const wordsOf = rememberWords(tagger);
  const questions = articles.flatMap((article) => spanQuestions(article, ranker));
  const titles = [...new Set(questions.map(({ title }) => title))].sort();
  const partOf = new Map(titles.map((title, index) => [title, index % parts]));
  const examples = questions.map((question) => exampleOf(question, tagger, wordsOf));
  const proposerOf = (part: number | null) =>
    trainProposer(
      examples.filter(
        (example, at) => example && partOf.get(questions[at]?.title ?? '') !== part,
      ) as PreparedExample[],
      seed,
    );

  const collector = new RowCollector(spanFeatureNames);
  for (let part = 0; part < parts; part++) {
    const proposer = createProposer(proposerOf(part), 1);
    for (const question of questions)
      if (partOf.get(question.title) === part) collect(collector, question, { tagger, proposer, wordsOf });
  }
  const trees = trainTrees(collector.rows(), {
    objective: 'softmax',
    trees: 150,
    depth: 5,
    learningRate: 0.12,
    l2: 10,
    rowShare: 0.5,
    featureShare: 0.4,
    bins: 32,
    seed,
    ...options,
  });
  return { tagger: packedTagger, proposer: packProposer(proposerOf(null)), trees };
}

/** The first sentence that answers; null where none does, or no span of it. */
function exampleOf(
  asked: SpanQuestion,
  tagger: Tagger,
  wordsOf: SpanModel['wordsOf'],
): PreparedExample | null {
  const [sentence] = answeringSentences(asked);
  if (sentence === undefined) return null;
  const form = readAskedForm(tagger, asked.question);
  const scene = setSpanScene(
    wordsOf(asked.index, sentence),
    asked.question,
    form,
    readAskedTerms(asked.terms, form),
  );
  return prepareExample(scene, (span) => worthOfSpan(asked, sentence, span));
}

interface Proposing {
  readonly tagger: Tagger;
  readonly proposer: SpanProposer;
  readonly wordsOf: SpanModel['wordsOf'];
}

/** One group: all that is proposed to a question, unless nothing of it comes near. */
function collect(collector: RowCollector, asked: SpanQuestion, model: Proposing): void {
  const sentences = proposeSpans(asked.index, asked.question, asked.terms, asked.ranked, model);
  const worths = sentences.flatMap(({ sentence, proposed }: ProposedSentence) =>
    proposed.map((span) => worthOfSpan(asked, sentence, span)),
  );
  const targets = targetsOf(worths);
  if (!targets) return;
  const weight = worths.includes(1) ? 1 : 0.5;
  let row = 0;
  for (const { proposed, rows } of sentences)
    for (let at = 0; at < proposed.length; at++, row++)
      collector.add(rows, targets[row] ?? 0, weight, at * spanWidth);
  collector.endGroup();
}
