/** Slack: time to acknowledgement and to the full answer over loopback, beside a bare echo bot on Bolt in the same run. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { App, LogLevel } from '@slack/bolt';
import { createSlackPlatform } from '../../src/adapters/slack/slack-platform.ts';
import type { Handlers } from '../../src/commands/handlers.ts';
import { secrets } from '../../tests/fakes/slack/fake-slack-model.ts';
import type { CrowdTask, CrowdTimes } from './slack-crowd.ts';

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

/** Milliseconds from the delivery of a slash command. */
export interface SlackTiming {
  readonly bot: 'Briefwire' | 'echo bot';
  readonly atOnce: number;
  readonly samples: number;
  readonly acknowledged: Quantiles;
  readonly answered: Quantiles;
}

interface Crowd {
  readonly apiUrl: string;
  type(task: CrowdTask): Promise<CrowdTimes>;
  close(): Promise<void>;
}

interface Side {
  readonly bot: SlackTiming['bot'];
  readonly crowd: Crowd;
  stop(): Promise<void>;
}

const defaultAtOnce: readonly number[] = [1, 200];
const warmUps = 3;

/**
 * `text`: the slash command that everybody types, privately answered. Each entry of `atOnce` gives `samplesEach`
 * samples a bot, in rounds that alternate between the two bots. Throws where an answer is missing or a rule was broken.
 */
export async function measureSlack(config: {
  readonly handlers: Handlers;
  readonly text: string;
  readonly atOnce?: readonly number[];
  readonly samplesEach?: number;
}): Promise<readonly SlackTiming[]> {
  const { handlers, text, atOnce = defaultAtOnce, samplesEach = 1000 } = config;
  const sides = [await startBriefwire(handlers), await startEcho(text)];
  const timings: SlackTiming[] = [];
  try {
    for (const people of atOnce) {
      const times = new Map(sides.map(({ bot }) => [bot, emptyTimes()]));
      const rounds = Math.max(1, Math.round(samplesEach / people));
      for (let round = -warmUps; round < rounds; round++)
        for (const { bot, crowd } of sides) {
          const found = await crowd.type({ text, atOnce: people });
          if (found.violations.length > 0) throw new Error(`${bot}: ${found.violations[0]}`);
          if (round < 0) continue;
          times.get(bot)?.acknowledged.push(...found.acknowledged);
          times.get(bot)?.answered.push(...found.answered);
        }
      for (const [bot, { acknowledged, answered }] of times)
        timings.push({
          bot,
          atOnce: people,
          samples: acknowledged.length,
          acknowledged: quantiles(acknowledged),
          answered: quantiles(answered),
        });
    }
  } finally {
    for (const { stop, crowd } of sides) {
      await stop();
      await crowd.close();
    }
  }
  return timings;
}

async function startBriefwire(handlers: Handlers): Promise<Side> {
  const crowd = await gatherCrowd();
  const platform = createSlackPlatform({
    botToken: secrets.botToken,
    appToken: secrets.appToken,
    handlers,
    logger: { info() {}, warn: console.warn, error: console.error },
    clock: { now: () => Date.now() },
    config: { mode: 'socket', port: 0, managers: 'admins', apiUrl: crowd.apiUrl },
  });
  await platform.start();
  return { bot: 'Briefwire', crowd, stop: () => platform.stop() };
}

/** As little as a bot on Bolt can do. */
async function startEcho(text: string): Promise<Side> {
  const crowd = await gatherCrowd();
  const app = new App({
    token: secrets.botToken,
    appToken: secrets.appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: crowd.apiUrl },
    deferInitialization: true,
  });
  await app.init();
  app.command(text.split(' ')[0] ?? '', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: command.text });
  });
  await app.start();
  return {
    bot: 'echo bot',
    crowd,
    async stop() {
      await app.stop();
    },
  };
}

async function gatherCrowd(): Promise<Crowd> {
  const worker = new Worker(new URL('./slack-crowd.ts', import.meta.url));
  const next = async <T>(): Promise<T> => (await once(worker, 'message'))[0] as T;
  const apiUrl = await next<string>();
  return {
    apiUrl,
    type(task) {
      const times = next<CrowdTimes>();
      worker.postMessage(task);
      return times;
    },
    async close() {
      worker.postMessage(null);
      await once(worker, 'exit');
    },
  };
}

function emptyTimes(): { acknowledged: number[]; answered: number[] } {
  return { acknowledged: [], answered: [] };
}

function quantiles(times: readonly number[]): Quantiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
