/** createDeskPool: a desk whose work is done in two threads, so that nothing here ever waits for an article to be read. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { AskedBrief, BriefName } from '../core/lookup/choose-answer.ts';
import type { ArticleDesk, LibraryQuestion, WorkProgress } from '../ports/article-desk.ts';
import type { Logger } from '../ports/logger.ts';
import { libraryAnswer } from './ask-library.ts';
import { createDeskLane, type DeskLane } from './desk-lane.ts';
import { type DeskAnswer, type DeskCall, packText, unpackBriefing, unpackError } from './desk-message.ts';
import { keepIndexed } from './keep-indexed.ts';
import type { LikelyAsked } from './thread-desk.ts';

export interface DeskPoolConfig {
  /** A module that exports `answer`, as made by serveDesk; see src/main/desk-thread.ts. */
  readonly thread: URL;
  /** Handed to the threads, with `longest` (see {@link DeskThreadData}) added. */
  readonly workerData: Readonly<Record<string, unknown>>;
  /** Megabytes of JavaScript heap that each thread may use; 1,024 unless given. */
  readonly memoryMb?: number;
  /** How long a question to all briefs waits for long ones; 1.5 seconds unless given. */
  readonly longWaitMs?: number;
  /** How long `close` lets work go on; 5 seconds unless given. */
  readonly graceMs?: number;
  /** Told of threads that die or cannot start; calls that a thread had fail besides. */
  readonly logger?: Logger;
  /** Told how far a thread is with what takes a while. */
  readonly onProgress?: (progress: WorkProgress) => void;
}

/** What every thread finds in its workerData. */
export interface DeskThreadData {
  /** As in ArticleDeskConfig; null: no limit. */
  readonly longest: number | null;
}

/** UTF-16 units: what is shorter is read so soon that a question behind it hardly waits. */
const longestQuick = 64 * 1024;
/** Briefs that an editor changes are found by their former words until then. */
const indexEveryMs = 60_000;
/** Linux alone has it a thread; elsewhere it would hold back the whole process, or be refused. */
const slowNiceness = process.platform === 'linux' ? 10 : 0;
/** How many long articles to remember, so that they are not tried in the quick thread again. */
const mostRemembered = 1000;

/**
 * One thread answers for articles of usual length; another takes articles in and answers for long ones, which it has then
 * read already. A thread that dies fails the calls that it had, and the next call starts another.
 */
export function createDeskPool(config: DeskPoolConfig): ArticleDesk {
  const {
    thread,
    workerData,
    memoryMb = 1024,
    longWaitMs = 1500,
    graceMs = 5000,
    logger,
    onProgress,
  } = config;
  const lane = (longest: number | null, together: number, niceness: number) =>
    createDeskLane({
      thread,
      workerData: { ...workerData, longest },
      together,
      niceness,
      memoryMb,
      onProgress: onProgress ?? (() => {}),
      onDeath: (error) => logger?.error('A thread of the article desk died while it was idle', { error }),
    });
  const quick = lane(longestQuick, 8, 0);
  const slow = lane(null, 1, slowNiceness);
  const heavy = new Set<string>();
  /** What a question to all briefs was not waited for, by workspace and brief. */
  const beingAsked = new Map<string, Promise<unknown>>();
  void warmUp(quick);
  const stopIndexing = keepIndexed({
    indexSome: async () => outcome(await slow.run({ method: 'indexSome', given: [] })),
    everyMs: indexEveryMs,
    onError: (error) => logger?.error('Briefs cannot be indexed at the moment', { error }),
  });

  /** About one brief: the quick thread answers unless the article is too long for it. */
  async function about<T>(workspace: string, id: string, call: DeskCall): Promise<T> {
    const key = keyOf(workspace, id);
    if (!heavy.has(key)) {
      const answer = await quick.run(call);
      if (answer.kind !== 'heavy') return outcome<T>(answer);
      for (const oldest of heavy) {
        if (heavy.size < mostRemembered) break;
        heavy.delete(oldest);
      }
      heavy.add(key);
    }
    return outcome<T>(await slow.run(call));
  }

  /**
   * One after the other, likeliest first, until the wait is over: those that the thread has read already take milliseconds. What is not
   * read in time is read on all the same, and the next question finds it read; it is not queued once more before that.
   */
  async function askLong(
    workspace: string,
    long: readonly BriefName[],
    question: string,
    how: LibraryQuestion,
  ): Promise<{ readonly read: readonly AskedBrief[]; readonly unread: readonly BriefName[] }> {
    if (long.length === 0) return { read: [], unread: [] };
    const read: AskedBrief[] = [];
    const done = new Set<BriefName>();
    const wait = new AbortController();
    const over = sleep(longWaitMs, 'over' as const, { ref: false, signal: wait.signal }).catch(
      () => 'over' as const,
    );
    for (const brief of long) {
      const key = keyOf(workspace, brief.id);
      if ((await Promise.race([beingAsked.get(key), over])) === 'over') break;
      // A thread that dies over one, or an answer that fails, takes no answer from the others.
      const asking = slow
        .run({ method: 'askOne', given: [workspace, brief.id, question, how] })
        .then((answer) => outcome<AskedBrief | null>(answer))
        .then((asked) => ({ asked }))
        .catch(() => null);
      beingAsked.set(key, asking);
      void asking.then(() => {
        if (beingAsked.get(key) === asking) beingAsked.delete(key);
      });
      const said = await Promise.race([asking, over]);
      if (said === 'over') break;
      if (said === null) continue;
      if (said.asked) read.push(said.asked);
      done.add(brief);
    }
    wait.abort();
    return { read, unread: long.filter((brief) => !done.has(brief)) };
  }

  return {
    async askAll(workspace, question, how = {}) {
      const answer = await quick.run({ method: 'askLikely', given: [workspace, question, how] });
      const likely = outcome<LikelyAsked>(answer);
      const long = await askLong(workspace, likely.long, question, how);
      return libraryAnswer(likely, long, how.preferred ?? null);
    },
    count: async (...given) => outcome(await quick.run({ method: 'count', given })),
    async list(workspace) {
      const answer = await quick.run({ method: 'list', given: [workspace] });
      const { briefs } = outcome<Awaited<ReturnType<ArticleDesk['list']>>>(answer);
      const { problems = [], undated = null } = answer.kind === 'done' ? answer : {};
      return {
        briefs,
        problems: problems.map(unpackBriefing),
        ...(undated && { undated: unpackBriefing(undated) }),
      };
    },
    read: (...given) => about(given[0], given[1], { method: 'read', given }),
    sentences: (...given) => about(given[0], given[1], { method: 'sentences', given }),
    ask: (...given) => about(given[0], given[1], { method: 'ask', given }),
    expand: (...given) => about(given[0], given[1], { method: 'expand', given }),
    async takeIn(workspace, text, addedBy) {
      return outcome(await slow.run({ method: 'takeIn', given: [workspace, packText(text), addedBy] }));
    },
    remove: async (...given) => outcome(await quick.run({ method: 'remove', given })),
    async close() {
      stopIndexing();
      await Promise.all([quick.close(graceMs), slow.close(graceMs)]);
    },
  };
}

const keyOf = (workspace: string, id: string) => `${workspace}\n${id}`;

/** The first brief is read and asked, so that no person waits while libraries load and code is compiled. */
async function warmUp(quick: DeskLane): Promise<void> {
  const workspace = '';
  try {
    const { briefs } = outcome<Pick<Awaited<ReturnType<ArticleDesk['list']>>, 'briefs'>>(
      await quick.run({ method: 'list', given: [workspace] }),
    );
    const [first] = briefs;
    if (!first) return;
    await quick.run({ method: 'read', given: [workspace, first.id] });
    await quick.run({ method: 'ask', given: [workspace, first.id, first.title, null] });
  } catch {
    // Whoever calls next is told what is wrong.
  }
}

/** What the thread answered, or the error that it met. */
function outcome<T>(answer: DeskAnswer): T {
  if (answer.kind === 'done') return answer.value as T;
  if (answer.kind === 'failed') throw unpackError(answer.error);
  throw new Error('The thread for long articles refused one as too long');
}
