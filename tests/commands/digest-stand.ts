/** A desk with briefs whose appearance a test sets, and a channel's subscription to them. */
import { composeDigest } from '../../src/commands/handle/compose-digest.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Subscription } from '../../src/ports/subscription.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { readSample, shippedTaxonomy } from '../samples/sample-articles.ts';
import { emptyIndex, memoryArticles, memoryLibrary } from '../workers/desk-fakes.ts';

export const workspace = 'discord:1';
export const delivery = '0123456789abcdef';
/** Mon 30 Nov 2026, 8:00 UTC, which is 9:00 in Berlin. */
export const monday = Date.UTC(2026, 10, 30, 8);
export const hour = 60 * 60 * 1000;

const everyWeekday: Subscription = {
  id: '00000000',
  workspace,
  platform: 'discord',
  channel: 'general',
  schedule: '0 9 * * 1-5',
  timeZone: 'Europe/Berlin',
  themes: [],
  briefs: [],
  quiet: false,
  createdBy: 'ada',
  fromConfig: false,
  nextDue: monday,
  coveredUntil: null,
};

/** `samples`: names of sample articles, the first of which appears at {@link monday}, each further one an hour before. */
export function openDigestStand(samples: readonly string[] = []) {
  const files = new Map<string, string>();
  const times = new Map<string, number>();
  const warnings: unknown[] = [];
  const logger: Logger = {
    info: () => {},
    warn: (_, facts) => void warnings.push(facts),
    error: () => {},
  };
  const desk = createArticleDesk({
    briefs: memoryLibrary(files),
    articles: memoryArticles(),
    library: emptyIndex,
    appearances: {
      appeared: async (versions) => new Map(versions.map(({ id }) => [id, times.get(id) ?? monday])),
    },
    taxonomy: async () => shippedTaxonomy,
  });

  function add(id: string, source: string, at: number): void {
    files.set(id, source);
    times.set(id, at);
  }
  for (const [index, name] of samples.entries())
    add(name.replace(/\.\w+$/, ''), readSample(name), monday - index * hour);

  const compose = (change: Partial<Subscription> = {}, upTo = monday, other: Partial<ArticleDesk> = {}) =>
    composeDigest(
      { desk: { ...desk, ...other }, taxonomy: shippedTaxonomy, logger },
      { ...everyWeekday, ...change },
      { delivery, upTo },
    );
  return { add, compose, desk, files, warnings };
}
