/** A desk's thread that breaks as its questions say. Brief ids say how long an article is: `long` is too long for a limit. */
import { workerData } from 'node:worker_threads';
import { BriefingError } from '../../../src/core/errors.ts';
import type { Answer } from '../../../src/core/lookup/answer.ts';
import type { AskedBrief } from '../../../src/core/lookup/choose-answer.ts';
import { HeavyArticle } from '../../../src/workers/create-article-desk.ts';
import { serveDesk } from '../../../src/workers/serve-desk.ts';
import type { ThreadDesk } from '../../../src/workers/thread-desk.ts';

if (workerData.broken) throw new Error('this thread cannot start');

const lane = workerData.longest === null ? 'slow' : 'quick';
const calls: string[] = [];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Never comes back, and lets nothing else of the thread run. */
function spin(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function refuseLong(id: string): void {
  calls.push(id);
  if (id === 'long' && lane === 'quick') throw new HeavyArticle(id);
}

const does: Readonly<Record<string, () => unknown>> = {
  lane: () => lane,
  calls: () => calls,
  secrets: () => Object.keys(process.env),
  exit: () => process.exit(3),
  'exit later': () => void setTimeout(() => process.exit(3), 20),
  'throw later': () => void setTimeout(() => breakDown(), 20),
  'fill memory': () => {
    const kept: unknown[] = [];
    for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  },
  spin: () => spin(400),
  pause: () => pause(300),
  'fail with facts': () => {
    throw new BriefingError(
      'article-unreadable',
      { source: 'a.txt', problem: 'EACCES' },
      { cause: new RangeError('the cause') },
    );
  },
  'fail unforeseen': () => {
    throw new TypeError('the detail');
  },
};

function breakDown(): never {
  throw new Error('broke while idle');
}

/** Sure of what it says: its own id. */
function askedBrief(id: string): AskedBrief {
  const answer: Answer = {
    question: '',
    status: 'answered',
    answer: { text: id, start: 0, end: 0 },
    confidence: 0.9,
    reason: null,
    citations: [],
    candidates: [],
  };
  return { id, title: id, shipped: false, terms: ['term'], turn: { answer, conversation: { turns: [] } } };
}

const desk: ThreadDesk = {
  list: async () => ({
    briefs: [],
    problems: [new BriefingError('article-empty', { source: 'b.md' }, { cause: new Error('why') })],
    undated: new BriefingError('store-unavailable', { problem: 'full' }, { cause: new Error('why') }),
  }),
  read: async (_workspace, id) => {
    refuseLong(id);
    return { brief: { article: { id, title: lane, paragraphs: 1, sentences: 1 }, cards: [] }, meta: {} };
  },
  sentences: () => Promise.reject(new Error('nobody asks for this')),
  async ask(_workspace, id, question) {
    refuseLong(id);
    return (await does[question]?.()) as never;
  },
  askAll: () => Promise.reject(new Error('no thread is asked this')),
  count: async (_workspace, most) => most,
  /** Ids among the question's words are those of long briefs; what else is asked answers. */
  askLikely: async (_workspace, question) => ({
    asked: [askedBrief(lane)],
    long: question.split(' ').map((id) => ({ id, title: id })),
    all: false,
    terms: ['term'],
    indexing: false,
  }),
  async askOne(_workspace, id) {
    if (id === 'exit') process.exit(3);
    const paused = workerData.paused as Int32Array | undefined;
    if (id === 'pause' && paused) Atomics.add(paused, 0, 1);
    if (id === 'pause') await pause(400);
    return id === 'gone' ? null : askedBrief(`${id} in ${lane}`);
  },
  async indexSome() {
    const left = workerData.unindexed as Int32Array | undefined;
    if (!left || lane === 'quick') return false;
    if (workerData.indexFails) throw new BriefingError('store-unavailable', { problem: 'full' });
    return Atomics.sub(left, 0, 1) > 1;
  },
  expand: async (_workspace, id, { paragraph, sentence }) => {
    refuseLong(id);
    return [{ paragraph, sentence, start: 0, end: 4, quote: lane }];
  },
  async takeIn(_workspace, { id, name, source }) {
    if (name === 'slowly') spin(500);
    return {
      brief: {
        article: {
          id,
          title: `${lane} ${source.length} ${JSON.stringify(source.slice(-3))}`,
          paragraphs: 1,
          sentences: 1,
        },
        cards: [],
      },
      meta: {},
    };
  },
  async remove() {},
  async close() {
    const flag = workerData.closed as Int32Array | undefined;
    if (flag) Atomics.add(flag, 0, 1);
  },
};

export const answer = serveDesk(async () => desk);
