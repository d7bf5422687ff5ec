/** The plainest way to abstain: where too little of the question stands in the text. Words count by how rare they are in other articles. */
import { isStopWord } from '../../src/core/text/stop-words.ts';
import { tokenize } from '../../src/core/text/tokens.ts';
import type { BenchArticle } from '../../train/data/read-squad.ts';
import { abstentionOf, type Outcome } from '../../train/judge/judge-measures.ts';
import type { AskedText } from './abstention.ts';

interface Covered {
  readonly answerable: boolean;
  /** 0..1: how much of the question stands in the text. */
  readonly share: number;
}

/** What it does on `measured` with the threshold that parts the questions on `others` best; `background` tells how rare words are. */
export function coverageOutcomes(
  measured: readonly AskedText[],
  others: readonly AskedText[],
  background: readonly BenchArticle[],
): Outcome[] {
  const rarity = raritiesIn(background);
  const threshold = fitThreshold(coverageOf(others, rarity));
  return coverageOf(measured, rarity).map((covered) => outcomeOf(covered, threshold));
}

function coverageOf(texts: readonly AskedText[], rarity: (stem: string) => number): Covered[] {
  return texts.flatMap(({ article, asked }) => {
    const stems = new Set(tokenize(article.source).map(({ stem }) => stem));
    return asked.map(({ question: { text, gold } }) => {
      let found = 0;
      let all = 0;
      for (const token of tokenize(text)) {
        if (isStopWord(token)) continue;
        all += rarity(token.stem);
        if (stems.has(token.stem)) found += rarity(token.stem);
      }
      return { answerable: gold.length > 0, share: all === 0 ? 0 : found / all };
    });
  });
}

function raritiesIn(articles: readonly BenchArticle[]): (stem: string) => number {
  const counts = new Map<string, number>();
  const paragraphs = articles.flatMap((article) => article.paragraphs);
  for (const { context } of paragraphs)
    for (const stem of new Set(tokenize(context).map((token) => token.stem)))
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return (stem) => Math.log(1 + paragraphs.length / (0.5 + (counts.get(stem) ?? 0)));
}

const steps = 200;

function fitThreshold(covered: readonly Covered[]): number {
  const balanced = (step: number) =>
    abstentionOf(covered.map((one) => outcomeOf(one, step / steps))).balanced;
  let best = 0;
  for (let step = 1; step <= steps; step++) if (balanced(step) > balanced(best)) best = step;
  return best / steps;
}

function outcomeOf({ answerable, share }: Covered, threshold: number): Outcome {
  return { answerable, right: answerable, answered: share >= threshold, confidence: share };
}
