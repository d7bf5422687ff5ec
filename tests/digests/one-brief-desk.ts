/** A desk whose brief is new whenever one looks, for as long as it is to be: so every digest has a head and a thread. */
import { buildBrief } from '../../src/core/brief/build-brief.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { articleOf, shippedTaxonomy } from '../samples/sample-articles.ts';

const text = `The town of Lindow opened its new bridge on 4 May 2021. Mayor Ann Sefton cut the ribbon.

The bridge cost 12.4 million pounds. Critics said on Monday that this was too much.`;

/** Before "now", since a digest says nothing of what appears while it is composed. */
const agoMs = 50;

export async function createOneBriefDesk(
  clock: Clock,
): Promise<ArticleDesk & { news: number; broken: unknown }> {
  const brief = buildBrief(await articleOf(text), shippedTaxonomy);
  const { title } = brief.article;
  const never = (): never => {
    throw new Error('nobody asks for this');
  };
  const desk = {
    /** How many briefs there are. */
    news: 1,
    /** What reading one throws. */
    broken: undefined as unknown,
    list: async () => ({
      briefs: Array.from({ length: desk.news }, (_, index) => ({
        id: `brief-${index + 1}`,
        title,
        shipped: true,
        appearedAt: clock.now() - agoMs,
      })),
      problems: [],
    }),
    async read(_workspace: string, id: string) {
      if (desk.broken !== undefined) throw desk.broken;
      return { brief: { ...brief, article: { ...brief.article, id } }, meta: {} };
    },
    sentences: never,
    ask: never,
    askAll: never,
    count: never,
    expand: never,
    takeIn: never,
    remove: never,
    close: async () => {},
  };
  return desk;
}
