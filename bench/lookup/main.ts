/** Lookup measured on SQuAD-shaped data, beside MiniSearch in the same run: ranking, short answers, abstention, time. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { articleOf, type BenchArticle, readSquad } from '../../train/data/read-squad.ts';
import { type AbstentionScore, adversarial, otherArticle, removedParagraph } from './abstention.ts';
import { type Half, scoreChatQuestions } from './chat-questions.ts';
import { compared, type Scope, scoreRanking } from './ranking.ts';
import { scoreShortAnswers } from './short-answers.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const { values } = parseArgs({
  options: {
    file: { type: 'string', default: join(data, 'squad-1.1-tuning.json') },
    adversarial: { type: 'string', default: join(data, 'squad-2.0-tuning.json') },
    /** Ranking and short answers only. */
    quick: { type: 'boolean', default: false },
  },
});

const percent = (share: number) => (share * 100).toFixed(1).padStart(7);
const half = (articles: readonly BenchArticle[], parity: number) =>
  articles.filter((_, index) => index % 2 === parity);

function printRanking(articles: readonly BenchArticle[]): void {
  console.log(
    'right sentence          lookup                   first   in 3   even    odd   µs p50    p99   (even, odd: first, over every other article)',
  );
  for (const scope of ['paragraph', 'article'] as const satisfies readonly Scope[]) {
    const times = new Map<string, number[]>();
    for (const [name, ranker] of Object.entries(compared)) {
      const time: number[] = [];
      times.set(name, time);
      const all = scoreRanking(articles, ranker, scope, time);
      const halves = [0, 1].map((parity) => scoreRanking(half(articles, parity), ranker, scope).first);
      const cells = [all.first, all.firstThree, ...halves].map(percent).join('');
      console.log(`${scope.padEnd(23)} ${name.padEnd(22)} ${cells}${timing(time)}`);
    }
    const [ours, peer] = ['ours', 'MiniSearch'].map((name) => quantile(times.get(name) ?? [], 0.5));
    console.log(`${''.padEnd(23)} ours ÷ MiniSearch, time p50: ${((ours ?? 0) / (peer ?? 1)).toFixed(2)}`);
  }
}

function timing(times: number[]): string {
  const [middle, slow] = [0.5, 0.99].map((share) => (quantile(times, share) * 1000).toFixed(0));
  return `${middle?.padStart(9)} ${slow?.padStart(6)}`;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function printAbstention(
  name: string,
  articles: readonly BenchArticle[],
  measure: (articles: readonly BenchArticle[]) => AbstentionScore,
): void {
  const { answered, abstained, balanced } = measure(articles);
  const halves = [0, 1].map((parity) => measure(half(articles, parity)).balanced);
  console.log(`${name.padEnd(38)}${[answered, abstained, balanced, ...halves].map(percent).join('')}`);
}

function missing(file: string): boolean {
  if (existsSync(file)) return false;
  console.log(
    `bench:lookup: there is no ${relative('.', file)}; name a SQuAD-shaped JSON with --file PATH or --adversarial PATH.`,
  );
  return true;
}

async function printChatQuestions(): Promise<void> {
  console.log('\nour own questions       right   ranked first   short answers   abstained');
  for (const half of ['tuning', 'testing'] as const satisfies readonly Half[]) {
    const score = await scoreChatQuestions(half);
    const of = (count: number, all: number) => `${count}/${all} ${percent(count / all).trim()}%`.padEnd(15);
    const cells = [
      of(score.right, score.answerable),
      of(score.ranked, score.answerable),
      of(score.shortRight, score.shortAsked),
    ];
    console.log(`${half.padEnd(20)} ${cells.join(' ')} ${of(score.abstained, score.unanswerable)}`);
  }
}

if (!missing(values.file)) {
  const articles = readSquad(values.file);
  const sizes = articles.map(
    ({ paragraphs }) => articleOf(paragraphs).paragraphs.flatMap(({ sentences }) => sentences).length,
  );
  const questions = articles.flatMap(({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => paragraph.questions),
  ).length;
  console.log(
    `${articles.length} articles of ${Math.min(...sizes)} to ${Math.max(...sizes)} sentences (median ${quantile(sizes, 0.5)}), ${questions} questions\n`,
  );
  printRanking(articles);
  const { guessed, shown, share, ofShown } = scoreShortAnswers(articles);
  console.log('\nshort answer, from the paragraph');
  console.log(
    `best guess                            exact ${percent(guessed.exact)}  F1 ${percent(guessed.f1)}`,
  );
  console.log(`as shown                              exact ${percent(shown.exact)}  F1 ${percent(shown.f1)}`);
  console.log(
    `those ${percent(share)} that got one                exact ${percent(ofShown.exact)}  F1 ${percent(ofShown.f1)}`,
  );
  if (!values.quick) {
    console.log(`\nabstention                            answered abstained balanced even odd`);
    printAbstention("another article's questions", articles, otherArticle);
    printAbstention('its paragraph removed', articles, removedParagraph);
    if (!missing(values.adversarial))
      printAbstention('written to be unanswerable', readSquad(values.adversarial), adversarial);
  }
}
await printChatQuestions();
