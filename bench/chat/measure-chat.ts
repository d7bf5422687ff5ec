/** One measurement for every platform: two bots, each with a loopback server of its own in a worker, in rounds that alternate. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds from the delivery of a slash command. */
export interface ChatTiming {
  readonly bot: 'Briefwire' | 'echo bot';
  readonly atOnce: number;
  readonly samples: number;
  readonly acknowledged: Quantiles;
  readonly answered: Quantiles;
}

/** What a crowd is told to do: so many people type the command at the same moment. */
export interface CrowdTask {
  readonly atOnce: number;
}

/** Milliseconds from delivery, one entry a person; what never came is Infinity. */
export interface CrowdTimes {
  readonly acknowledged: readonly number[];
  readonly answered: readonly number[];
  readonly violations: readonly string[];
}

/** A loopback server and the people in it. */
export interface Crowd {
  readonly apiUrl: string;
  type(task: CrowdTask): Promise<CrowdTimes>;
  close(): Promise<void>;
}

/** A bot that serves a crowd. */
export interface Side {
  readonly bot: ChatTiming['bot'];
  readonly crowd: Crowd;
  stop(): Promise<void>;
}

const atOnceEach: readonly number[] = [1, 200];
const samplesEach = 1000;
const warmUps = 3;

/** Throws where an answer is missing or a rule was broken; stops both sides in any case. */
export async function measureChat(sides: readonly Side[]): Promise<readonly ChatTiming[]> {
  const timings: ChatTiming[] = [];
  try {
    for (const atOnce of atOnceEach) {
      const times = new Map(
        sides.map(({ bot }) => [bot, { acknowledged: [] as number[], answered: [] as number[] }]),
      );
      const rounds = Math.round(samplesEach / atOnce);
      for (let round = -warmUps; round < rounds; round++)
        for (const { bot, crowd } of sides) {
          const found = await crowd.type({ atOnce });
          const [violation] = found.violations;
          if (violation !== undefined) throw new Error(`${bot}: ${violation}`);
          if (!found.answered.every(Number.isFinite)) throw new Error(`${bot}: an answer never came`);
          if (round < 0) continue;
          times.get(bot)?.acknowledged.push(...found.acknowledged);
          times.get(bot)?.answered.push(...found.answered);
        }
      for (const [bot, { acknowledged, answered }] of times) {
        const samples = acknowledged.length;
        timings.push({
          bot,
          atOnce,
          samples,
          acknowledged: quantiles(acknowledged),
          answered: quantiles(answered),
        });
      }
    }
  } finally {
    for (const { stop, crowd } of sides) {
      await stop();
      await crowd.close();
    }
  }
  return timings;
}

/** `worker`: a module that sends the address of its server first, and then answers tasks with times. */
export async function gatherCrowd(worker: URL, workerData?: unknown): Promise<Crowd> {
  const thread = new Worker(worker, { workerData });
  const next = async <T>(): Promise<T> => (await once(thread, 'message'))[0] as T;
  const apiUrl = await next<string>();
  return {
    apiUrl,
    type(task) {
      const times = next<CrowdTimes>();
      thread.postMessage(task);
      return times;
    },
    async close() {
      thread.postMessage(null);
      await once(thread, 'exit');
    },
  };
}

function quantiles(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
