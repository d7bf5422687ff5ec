/** How fast the splitters are, measured in one process and in turns. */
import { maxArticleBytes } from '../../src/core/article/article-limits.ts';
import { parseArticle } from '../../src/core/article/parse-article.ts';
import { splitSentences } from '../../src/core/article/split-sentences.ts';
import type { Splitter } from './splitters.ts';

const rounds = 5;

function seconds(task: () => unknown): number {
  const start = performance.now();
  task();
  return (performance.now() - start) / 1000;
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** MB (10⁶ bytes of UTF-8) a second, by splitter; medians of rounds in which all take turns. */
export function throughput(
  texts: readonly string[],
  splitters: Readonly<Record<string, Splitter>>,
): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(splitters).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const [name, splitter] of Object.entries(splitters))
      times.get(name)?.push(seconds(() => texts.forEach((text) => void splitter(text))));
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  return new Map([...times].map(([name, taken]) => [name, megabytes / median(taken)]));
}

/** Seconds for the largest article there may be: taken in whole, and split as one single paragraph. */
export function largestArticle(texts: readonly string[]): { whole: number; oneParagraph: number } {
  const whole = fill(texts, '\n\n');
  const line = fill(texts, ' ');
  const times = { whole: [] as number[], oneParagraph: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.whole.push(
      seconds(() => parseArticle({ id: 'large', name: 'large', source: whole, format: 'text' })),
    );
    times.oneParagraph.push(seconds(() => splitSentences(line)));
  }
  return { whole: median(times.whole), oneParagraph: median(times.oneParagraph) };
}

/** The texts over and over, up to the largest size. */
function fill(texts: readonly string[], between: string): string {
  const once = texts.join(between) + between;
  const copies = Math.floor(maxArticleBytes / Buffer.byteLength(once));
  const bytes = Buffer.from(once.repeat(copies + 1)).subarray(0, maxArticleBytes);
  return bytes.toString('utf8').replace(/\uFFFD$/, '');
}
