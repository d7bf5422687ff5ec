/** A question to all briefs of a workspace: which of them are asked, in which order, and which take too long. */
import { setImmediate } from 'node:timers/promises';
import { BriefingError, type BriefingFacts } from '../core/errors.ts';
import type { Conversation } from '../core/lookup/answer.ts';
import { type AskedBrief, type BriefName, chooseAnswer } from '../core/lookup/choose-answer.ts';
import { leanOn, understoodAs } from '../core/lookup/question/follow-up.ts';
import { indexTerms } from '../core/text/index-terms.ts';
import { lowerShouted } from '../core/text/lower-shouted.ts';
import type { LibraryAnswer, LibraryQuestion } from '../ports/article-desk.ts';
import type { BriefLibrary } from '../ports/article-source.ts';
import type { Library } from '../ports/library.ts';
import type { Store } from '../ports/store.ts';
import type { ArticleShelf } from './article-shelf.ts';
import type { Found } from './create-article-desk.ts';
import type { LikelyAsked, ThreadDesk } from './thread-desk.ts';

/** So many briefs are all asked; of more, so many that the question's words stand in. */
const mostAsked = 8;
/** UTF-16 units; as lookup does, which reads a longer question up to here. */
const longestQuestion = 1000;

export interface LibraryAskingConfig {
  readonly briefs: BriefLibrary;
  readonly articles: Store['articles'];
  readonly library: Library;
  readonly shelf: ArticleShelf;
  readonly findExactly: (workspace: string, id: string) => Promise<Found | null>;
  /** UTF-16 units that a question may have read that are not on the shelf yet, over all articles. */
  readonly longest: number;
}

export function createLibraryAsking(
  config: LibraryAskingConfig,
): Pick<ThreadDesk, 'count' | 'askLikely' | 'askOne'> {
  const { briefs, articles, library, shelf, findExactly, longest } = config;

  /** All ids where there are `most` at most, else some of them. */
  async function someIds(
    workspace: string,
    shipped: readonly string[],
    most: number,
  ): Promise<readonly string[]> {
    const own = await articles.some(workspace, most);
    return [...new Set([...own, ...shipped])].slice(0, most);
  }

  async function askLikely(workspace: string, question: string, how: LibraryQuestion): Promise<LikelyAsked> {
    if (question.trim() === '') throw new BriefingError('question-empty', {});
    const terms = termsOf(question, how.conversation);
    const shipped = await briefs.ids();
    const ids = await someIds(workspace, shipped, mostAsked + 1);
    if (ids.length === 0) throw new BriefingError('brief-unknown', { asked: '', known: [], near: null });
    const all = ids.length <= mostAsked;
    const found = await search(workspace, terms, new Set(shipped), how.preferred ?? null);
    const likely = all ? [...new Set([...found, ...ids])] : found;
    const asked: AskedBrief[] = [];
    const long: BriefName[] = [];
    let unread = longest;
    for (const id of likely) {
      const brief = await unlessBroken(findExactly(workspace, id));
      if (brief === null) continue;
      const { length } = brief.text.source;
      const costs = shelf.holds(brief.key, brief.text) ? 0 : length;
      if (length > longest || costs > unread) {
        long.push({ id, title: brief.title ?? id });
        continue;
      }
      unread -= costs;
      // Reading one takes milliseconds: other questions have their turn in between.
      await setImmediate();
      const said = await unlessBroken(ask(brief, question, how, terms));
      if (said) asked.push(said);
    }
    const indexing = likely.length === 0 && terms.length > 0 && (await lacksEntries(shipped));
    return { asked, long, all, terms, indexing };
  }

  /** The preferred brief is asked whether or not the words of the question stand in it: they may have other names there. */
  async function search(
    workspace: string,
    terms: readonly string[],
    shipped: ReadonlySet<string>,
    preferred: string | null,
  ): Promise<string[]> {
    const matches = await library.search(workspace, terms, mostAsked, (id) => shipped.has(id));
    return [...new Set([...matches.map(({ id }) => id), ...(preferred === null ? [] : [preferred])])];
  }

  /** Whether a shipped brief is not in the index yet, as after a start with new ones. */
  async function lacksEntries(shipped: readonly string[]): Promise<boolean> {
    const known = await library.shippedVersions();
    return shipped.some((id) => !known.has(id));
  }

  async function ask(
    { key, id, text, shipped }: Found,
    question: string,
    { conversation }: LibraryQuestion,
    terms: readonly string[],
  ): Promise<AskedBrief> {
    const opened = await shelf.open(key, text);
    const turn = opened.lookup().ask(question, { ...(conversation && { conversation }) });
    const held = opened.terms();
    const { title } = opened.article;
    return { id, title, shipped, terms: terms.filter((term) => held.has(term)), turn };
  }

  return {
    count: async (workspace, most) => (await someIds(workspace, await briefs.ids(), most)).length,
    askLikely: (workspace, question, how) =>
      askLikely(workspace, question, how).catch((error) => tellShipped(briefs, error)),
    async askOne(workspace, id, question, how) {
      const found = await unlessBroken(findExactly(workspace, id));
      return found && unlessBroken(ask(found, question, how, termsOf(question, how.conversation)));
    },
  };
}

/** `long`: what became of the long ones. */
export function libraryAnswer(
  { asked, all, terms, indexing }: LikelyAsked,
  long: { readonly read: readonly AskedBrief[]; readonly unread: readonly BriefName[] },
  preferred: string | null,
): LibraryAnswer {
  const every = [...asked, ...long.read];
  const unclear = terms.length === 0;
  const facts = { asked: every.length, all, unclear, indexing, unread: long.unread };
  const [only, another] = every;
  if (all && only && !another && long.unread.length === 0)
    return { best: only, others: [], nearest: [], ...facts };
  return { ...chooseAnswer(every, terms, preferred), ...facts };
}

function termsOf(question: string, conversation: Conversation | null | undefined): string[] {
  const asked = lowerShouted(question.trim().slice(0, longestQuestion));
  return indexTerms(understoodAs(asked, leanOn(asked, conversation ?? undefined)));
}

/** One brief that cannot be read does not keep the others from answering. */
async function unlessBroken<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BriefingError && error.code !== 'store-unavailable') return null;
    throw error;
  }
}

async function tellShipped(briefs: BriefLibrary, error: unknown): Promise<never> {
  if (!(error instanceof BriefingError) || error.code !== 'store-unavailable') throw error;
  const { problem } = error.facts as BriefingFacts['store-unavailable'];
  throw new BriefingError('library-unavailable', { problem, shipped: await briefs.ids() }, { cause: error });
}
