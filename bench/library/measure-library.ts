/** Fills one database and asks it. */
import { indexTerms } from '../../src/core/text/index-terms.ts';
import type { Store } from '../../src/ports/store.ts';
import type { BenchStore } from '../digests/bench-store.ts';
import { quantile } from '../digests/quantile.ts';
import { type MadeArticle, type MadeQuestion, madeArticle, madeQuestion } from './articles.ts';
import { makeBenchLibrary } from './bench-library.ts';

export interface LibrarySettings {
  readonly briefs: number;
  readonly questions: number;
  readonly withPeer: boolean;
}

/** Briefs whose recall is measured: as many as are read and ranked afterwards. */
const most = 8;
/** Kept at once while the store is filled. */
const together = 500;
/** Beside the large one, each with as many of the same briefs. */
const smallWorkspaces = 100;
const briefsInSmall = 20;
/** Of the slow ones, so that the whole stays quick. */
const mostSlow = 50;
const large = 'slack:large';
const small = (number: number) => `slack:small-${number}`;

interface Answers {
  readonly times: readonly number[];
  readonly right: number;
}

export async function measureLibrary(driver: BenchStore['driver'], settings: LibrarySettings): Promise<void> {
  const { briefs, questions: count, withPeer } = settings;
  const library = await makeBenchLibrary(driver);
  const { store, peer } = library;
  try {
    const began = performance.now();
    for (let number = 0; number < smallWorkspaces; number++)
      await keep(store, small(number), made(0, briefsInSmall));
    for (let from = 0; from < briefs; from += together)
      await keep(store, large, made(from, Math.min(together, briefs - from)));
    const loadedMs = performance.now() - began;
    await library.settle();
    if (withPeer) {
      for (let from = 0; from < briefs; from += together)
        await peer.load(made(from, Math.min(together, briefs - from)));
      await peer.settle();
    }
    const { all, index } = await library.size();
    console.log(
      `${driver}: ${briefs} briefs of 300 words in one workspace, ${briefsInSmall} in each of ${smallWorkspaces} others`,
    );
    console.log(
      `kept in ${(loadedMs / 1000).toFixed(0)} s, ${(loadedMs / (briefs + smallWorkspaces * briefsInSmall)).toFixed(2)} ms each, their making included; ${mb(all)} MB, of which ${mb(index)} MB are index\n`,
    );
    const questions = Array.from({ length: count }, (_, number) => madeQuestion(number, briefs));
    const few = questions.slice(0, mostSlow);
    const search = (workspace: string) => async (text: string) =>
      (await store.library.search(workspace, indexTerms(text), most)).map(({ id }) => id);
    await ask(few.slice(0, 20), search(large));
    head();
    row('search', await ask(questions, search(large)), questions.length);
    for (const [form, name] of ['a name', 'a number', 'common words'].entries()) {
      const some = questions.filter((_, number) => number % 3 === form);
      row(`  by ${name}`, await ask(some, search(large)), some.length);
    }
    row('  in a small workspace', await ask(inSmall(count), search(small(7))), count);
    row(`the first ${few.length} questions`, await ask(few, search(large)), few.length);
    row('  uncapped', await ask(few, (text) => library.uncapped(large, indexTerms(text), most)), few.length);
    if (withPeer)
      row(`  ${peer.name}`, await ask(few, (text) => peer.search(wordsOf(text), most)), few.length);
    console.log('');
  } finally {
    await library.close();
  }
}

const made = (from: number, count: number): readonly MadeArticle[] =>
  Array.from({ length: count }, (_, index) => madeArticle(from + index));

const inSmall = (count: number) =>
  Array.from({ length: count }, (_, number) => madeQuestion(number, briefsInSmall));

async function keep(store: Store, workspace: string, articles: readonly MadeArticle[]): Promise<void> {
  await Promise.all(
    articles.map(({ id, title, source }) =>
      store.articles.add(workspace, {
        id,
        title,
        addedBy: 'bench',
        text: { id, name: `${id}.md`, source, format: 'markdown' },
        terms: indexTerms(`${title}\n${source}`),
      }),
    ),
  );
}

async function ask(
  questions: readonly MadeQuestion[],
  search: (text: string) => Promise<readonly string[]>,
): Promise<Answers> {
  const times: number[] = [];
  let right = 0;
  for (const { text, brief } of questions) {
    const began = performance.now();
    const found = await search(text);
    times.push(performance.now() - began);
    if (found.includes(brief)) right += 1;
  }
  return { times, right };
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const columns = ['p50 ms', 'p99 ms', 'max ms', `recall@${most}`];

function head(): void {
  console.log(`${''.padEnd(34)}${columns.map((name) => name.padStart(12)).join('')}`);
}

function row(name: string, { times, right }: Answers, of: number): void {
  const cells = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1));
  cells.push(`${((100 * right) / of).toFixed(1)}%`);
  console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(12)).join(''));
}

const mb = (bytes: number) => (bytes / 2 ** 20).toFixed(0);
