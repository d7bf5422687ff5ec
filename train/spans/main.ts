/**
 * Prints how well short answers do on articles that they were not trained on; `--write` trains on all of them and writes the weights.
 */
import { writeFileSync } from 'node:fs';
import { unpackTrees } from '../../src/core/lookup/boosted-trees.ts';
import { findSpans } from '../../src/core/lookup/span/find-spans.ts';
import { unpackSpans } from '../../src/core/lookup/span/span-model.ts';
import { foldsOf } from '../data/folds.ts';
import { readSelQa } from '../data/read-selqa.ts';
import { readSquad } from '../data/read-squad.ts';
import { squadGroups } from '../ranker/ranker-groups.ts';
import { trainRanker } from '../ranker/train-ranker.ts';
import { normalise, overlap } from './answer-measure.ts';
import { spanQuestions } from './span-questions.ts';
import { learnTagger } from './teacher-tags.ts';
import { trainSpans } from './train-spans.ts';

const seed = 1;
const data = new URL('../../../shared/data/', import.meta.url).pathname;
const squad = readSquad(`${data}squad-1.1-tuning.json`);
const tagger = learnTagger(
  [...readSelQa(`${data}selqa-dev.json`), ...readSelQa(`${data}selqa-test.json`)],
  seed,
);

if (process.argv.includes('--write')) {
  const ranker = unpackTrees(trainRanker(squad.flatMap(squadGroups)));
  const packed = trainSpans(squad, seed, { ranker, tagger });
  writeFileSync(
    new URL('../../src/core/lookup/weights/spans.json', import.meta.url),
    `${JSON.stringify(packed)}\n`,
  );
} else measure();

function measure(): void {
  const groups = squad.map((article) => ({ title: article.title, groups: squadGroups(article) }));
  const sum = { questions: 0, exact: 0, f1: 0, ranked: 0, joint: 0 };
  for (const { measured } of foldsOf(squad, 4)) {
    const learnt = groups.filter(({ title }) => !measured.has(title)).flatMap((article) => article.groups);
    const ranker = unpackTrees(trainRanker(learnt));
    const model = unpackSpans(
      trainSpans(
        squad.filter(({ title }) => !measured.has(title)),
        seed,
        { ranker, tagger },
      ),
    );
    for (const asked of squad
      .filter(({ title }) => measured.has(title))
      .flatMap((article) => spanQuestions(article, ranker))) {
      const { index, question, terms, ranked, gold, places } = asked;
      const [best] = findSpans(index, question, terms, ranked, model).toSorted((x, y) => y.score - x.score);
      const given = normalise(
        best ? (index.sentences[best.sentence]?.text.slice(best.start, best.end) ?? '') : '',
      );
      const holds = (sentence: number | undefined) => {
        const own = index.sentences[sentence ?? -1]?.sentence;
        return own && places.some(({ start }) => own.start <= start && start < own.end) ? 1 : 0;
      };
      sum.questions++;
      sum.exact += gold.includes(given) ? 1 : 0;
      sum.f1 += Math.max(...gold.map((answer) => overlap(answer, given)));
      sum.ranked += holds(ranked[0]?.sentence);
      sum.joint += holds(best?.sentence);
    }
    const share = (value: number) => `${((100 * value) / sum.questions).toFixed(1)}%`;
    console.log(
      `${sum.questions} questions: exact ${share(sum.exact)}, F1 ${share(sum.f1)}; right sentence first ${share(sum.ranked)}, with spans ${share(sum.joint)}`,
    );
  }
}
