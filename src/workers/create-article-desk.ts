/** createArticleDesk: the shipped briefs and a workspace's own, read, asked and kept, in the thread that calls it. */
import type { Article } from '../core/article/article.ts';
import { articleId, longestArticleId, numberedId } from '../core/article/article-id.ts';
import { maxArticleBytes as limit } from '../core/article/article-limits.ts';
import { collectArticles } from '../core/article/collect-articles.ts';
import { takeInArticle } from '../core/article/take-in-article.ts';
import { BriefingError } from '../core/errors.ts';
import { expandPlace } from '../core/lookup/expand-place.ts';
import { indexTerms } from '../core/text/index-terms.ts';
import { keepTaxonomy } from '../core/theme/keep-taxonomy.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import type { ArticleSentences, BriefSummary, ReadBrief, WorkProgress } from '../ports/article-desk.ts';
import type { ArticleText, BriefLibrary } from '../ports/article-source.ts';
import type { Library } from '../ports/library.ts';
import type { Store } from '../ports/store.ts';
import { createArticleShelf, type OpenArticle } from './article-shelf.ts';
import { createLibraryAsking, libraryAnswer } from './ask-library.ts';
import { createAppearances } from './brief-appearances.ts';
import { findBrief, nearestBrief } from './find-brief.ts';
import { createLibraryIndexing } from './index-library.ts';
import type { ThreadDesk } from './thread-desk.ts';

export interface ArticleDeskConfig {
  readonly briefs: BriefLibrary;
  readonly articles: Store['articles'];
  readonly library: Library;
  /** Knows when the shipped briefs appeared. */
  readonly appearances: Store['briefs'];
  readonly taxonomy: () => Promise<Taxonomy>;
  /** UTF-16 units of an article's source above which reading, asking and expanding throw {@link HeavyArticle}. */
  readonly longest?: number;
  /** Told how far it is with what takes a while. */
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** The article takes too long to read where short answers are waited for. */
export class HeavyArticle extends Error {}

/** UTF-16 units of source to keep read: two of the largest articles, so that they do not push each other out at every question. */
const mostKept = 10 * 1024 * 1024;
/** Dividing it, making its cards, indexing it, keeping it. */
const takingInStages = 4;

/** Where a brief was found. */
export interface Found {
  readonly key: string;
  readonly id: string;
  readonly text: ArticleText;
  readonly shipped: boolean;
  /** Null where it is known only from reading it. */
  readonly title: string | null;
}

/**
 * Briefs are found by id, in whatever case, or by title. A workspace's own brief goes before a shipped one of the same id,
 * which can only have come later. `close` does nothing: the store belongs to whoever opened it.
 */
export function createArticleDesk(config: ArticleDeskConfig): ThreadDesk {
  const { briefs, articles, longest = Number.POSITIVE_INFINITY, onProgress = () => {} } = config;
  const appeared = createAppearances(config.appearances);
  const shelf = createArticleShelf({ taxonomy: keepTaxonomy(config.taxonomy), most: mostKept });

  const shippedKey = (id: string) => `shipped\n${id}`;
  const ownKey = (workspace: string, id: string) => `own\n${workspace}\n${id}`;

  async function list(workspace: string) {
    const own = await articles.list(workspace);
    const taken = new Set(own.map(({ id }) => id));
    const shipped = (await briefs.ids()).filter((id) => !taken.has(id));
    const total = shipped.length;
    let [done, anew] = [0, 0];
    const { articles: read, problems } = await collectArticles(shipped, async (id) => {
      done += 1;
      const text = await briefs.read(id);
      // What has been read before takes no time.
      if (!shelf.holds(shippedKey(id), text)) {
        anew += 1;
        onProgress({ doing: 'reading', done: done - 1, total });
      }
      return (await shelf.open(shippedKey(id), text)).article;
    });
    if (anew > 0) onProgress({ doing: 'reading', done: total, total });
    const { at, problem } = await appeared(read);
    const summaries: BriefSummary[] = [
      ...read.map(({ id, title }) => ({ id, title, shipped: true, appearedAt: at(id) })),
      ...own.map(({ id, title, addedAt }) => ({ id, title, shipped: false, appearedAt: addedAt })),
    ];
    return { briefs: summaries, problems, ...(problem && { undated: problem }) };
  }

  async function findExactly(workspace: string, id: string): Promise<Found | null> {
    const own = couldBeOwn(id) ? await articles.get(workspace, id).catch(unreachable) : null;
    if (own instanceof BriefingError || own === null) {
      // What came with Briefwire can be read whatever becomes of the store.
      if ((await briefs.ids()).includes(id))
        return { key: shippedKey(id), id, text: await briefs.read(id), shipped: true, title: null };
      if (own === null) return null;
      throw own;
    }
    return { key: ownKey(workspace, id), id, text: own.text, shipped: false, title: own.title };
  }

  async function find(workspace: string, asked: string): Promise<Found> {
    const exact = await findExactly(workspace, asked);
    if (exact) return exact;
    const { briefs: known } = await list(workspace);
    const meant = findBrief(known, asked);
    const found = meant && (await findExactly(workspace, meant.id));
    if (found) return found;
    const near = nearestBrief(known, asked);
    throw new BriefingError('brief-unknown', { asked, known: known.map(({ id }) => id), near });
  }

  async function open(workspace: string, asked: string): Promise<OpenArticle> {
    const { key, text } = await find(workspace, asked);
    if (text.source.length > longest) throw new HeavyArticle(text.id);
    return shelf.open(key, text);
  }

  /** Throws BriefingError `brief-there` where the workspace's own brief of this id has the same text. */
  async function refuseSame(workspace: string, id: string, { source }: ArticleText): Promise<void> {
    const kept = couldBeOwn(id) ? await articles.get(workspace, id) : null;
    if (kept?.text.source === source) throw new BriefingError('brief-there', { id, title: kept.title });
  }

  async function keep(workspace: string, text: ArticleText, addedBy: string): Promise<OpenArticle> {
    const stage = (done: number) => onProgress({ doing: 'taking-in', done, total: takingInStages });
    stage(0);
    const article = await takeInArticle(text);
    stage(1);
    const name = articleId(article.title);
    const own = await articles.list(workspace);
    const taken = new Set([...(await briefs.ids()), ...own.map(({ id }) => id)]);
    for (let number = 1; ; number++) {
      const id = numberedId(name, number);
      if (taken.has(id)) {
        await refuseSame(workspace, id, text);
        continue;
      }
      const ownText = { ...text, id };
      const opened = shelf.put(ownKey(workspace, id), ownText, { ...article, id });
      await opened.brief();
      stage(2);
      // False where another has just taken this id.
      const terms = indexTerms(`${article.title}\n${ownText.source}`);
      stage(3);
      if (await articles.add(workspace, { id, title: article.title, text: ownText, addedBy, terms }))
        return opened;
      await refuseSame(workspace, id, text);
    }
  }

  const { count, askLikely, askOne } = createLibraryAsking({
    briefs,
    articles,
    library: config.library,
    shelf,
    findExactly,
    longest,
  });

  return {
    list,
    count,
    askLikely,
    askOne,
    async askAll(workspace, question, how = {}) {
      const likely = await askLikely(workspace, question, how);
      return libraryAnswer(likely, { read: [], unread: likely.long }, how.preferred ?? null);
    },
    indexSome: createLibraryIndexing(briefs, config.library),
    read: async (workspace, id) => readBrief(await open(workspace, id)),
    sentences: async (workspace, id) => sentencesOf((await open(workspace, id)).article),
    async ask(workspace, id, question, conversation) {
      const lookup = (await open(workspace, id)).lookup();
      return lookup.ask(question, { ...(conversation && { conversation }) });
    },
    async expand(workspace, id, place) {
      const opened = await open(workspace, id);
      return expandPlace(opened.article, opened.lookup(), place);
    },
    async takeIn(workspace, text, addedBy) {
      const bytes = Buffer.byteLength(text.source);
      if (bytes > limit) throw new BriefingError('article-too-large', { source: text.name, bytes, limit });
      try {
        return await readBrief(await keep(workspace, text, addedBy));
      } finally {
        onProgress({ doing: 'taking-in', done: takingInStages, total: takingInStages });
      }
    },
    async remove(workspace, asked) {
      const { id, shipped } = await find(workspace, asked);
      if (shipped) throw new BriefingError('brief-shipped', { id });
      await articles.remove(workspace, id);
    },
    close: async () => {},
  };
}

/** The error of a store that cannot be reached, as a value. */
function unreachable(error: unknown): BriefingError {
  if (error instanceof BriefingError && error.code === 'store-unavailable') return error;
  throw error;
}

/** Whatever was typed is asked for; a database need not be asked for what no article has been kept under. */
function couldBeOwn(id: string): boolean {
  return id.length <= longestArticleId && /^[\p{L}\p{N}-]+$/u.test(id);
}

async function readBrief(opened: OpenArticle): Promise<ReadBrief> {
  return { brief: await opened.brief(), meta: metaOf(opened.article) };
}

function metaOf({ meta: { date, source, url } }: Article): ReadBrief['meta'] {
  return { ...(date && { date }), ...(source && { source }), ...(url && { url }) };
}

function sentencesOf(article: Article): ArticleSentences {
  const { title, source, paragraphs } = article;
  return {
    title,
    meta: metaOf(article),
    paragraphs: paragraphs.map(({ number, kind, sentences }) => ({
      number,
      kind,
      sentences: sentences.map(({ number, start, end }) => ({
        number,
        start,
        end,
        text: source.slice(start, end),
      })),
    })),
  };
}
