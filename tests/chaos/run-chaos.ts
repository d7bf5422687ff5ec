/** Copies of the bot as real processes, over one store and unreliable platforms, while all goes wrong that can. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { nextOccurrences } from '../../src/core/calendar/next-occurrences.ts';
import { parseSchedule } from '../../src/core/calendar/parse-schedule.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription.ts';
import { startFlakyProxy } from '../fakes/postgres/flaky-proxy.ts';
import { type Account, takeAccount } from './account.ts';
import {
  type Chances,
  type ChaosPlatform,
  openChaosDiscord,
  openChaosSlack,
  usualChances,
} from './chaos-platforms.ts';
import { type ChaosProcess, startChaosProcess } from './chaos-process.ts';
import { type CopySettings, copyTimings } from './chaos-settings.ts';
import { openCopyStore } from './copy-parts.ts';

export interface ChaosOptions {
  /** An empty PostgreSQL database; null: SQLite. */
  readonly databaseUrl: string | null;
  readonly copies: number;
  /** Channels that get digests. */
  readonly channels: { readonly discord: number; readonly slack: number };
  readonly everySeconds: number;
  /** For how long things go wrong. */
  readonly seconds: number;
  readonly without?: CopySettings['without'];
  readonly chances?: Chances;
  /** Repeats the order of events, as far as processes and networks can repeat anything. */
  readonly seed?: number;
  /** Told what the copies log and what is done to them. */
  readonly tell?: (line: string) => void;
}

export interface ChaosResult extends Account {
  readonly killed: number;
  readonly frozen: number;
  readonly cut: number;
  readonly violations: readonly string[];
}

/** For everything that was begun to come to its end once nothing goes wrong any more. */
const longestCalmMs = 60_000;

export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { databaseUrl, copies, seconds, without = null, seed = 1, tell = () => {} } = options;
  const { chances = usualChances } = options;
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-chaos-'));
  const file = join(folder, 'briefwire.db');
  const random = createRandom(seed);
  const platforms = [await openChaosDiscord(), await openChaosSlack()] as const;
  const [discord, slack] = platforms;
  const proxy = databaseUrl === null ? null : await startFlakyProxy(databaseUrl);
  // The store is looked at past the proxy, so that the test itself is not disturbed.
  const store = await openCopyStore({ databaseUrl, file }, { now: () => Date.now() }, silent);
  const processes: ChaosProcess[] = [];
  const counts = { killed: 0, frozen: 0, cut: 0 };
  try {
    const settings: CopySettings = { databaseUrl: proxy?.url ?? null, file, discord, slack, without };
    const plain = { ...settings, discord: addressOf(discord), slack: addressOf(slack) };
    // Before anybody is there: what is added elsewhere is noticed within a minute only.
    const from = await store.now();
    const subscriptions = await subscribe(store, platforms, options, from);
    for (let copy = 0; copy < copies; copy++) processes.push(await startChaosProcess(plain, tell));
    for (const platform of platforms) platform.disturb(chances, random);

    const end = Date.now() + seconds * 1000;
    const underWay: Promise<void>[] = [];
    while (Date.now() < end) {
      // Each copy has time to do something in between.
      await sleep(((200 + random() * 600) * 3) / copies);
      const victim = processes[Math.floor(random() * processes.length)];
      const drawn = random();
      if (drawn < 0.7 && (victim === undefined || victim.isBusy())) continue;
      if (drawn < 0.4) {
        counts.killed += 1;
        tell('— a copy is killed');
        underWay.push(victim?.replace(200 + random() * 1500) ?? Promise.resolve());
      } else if (drawn < 0.7) {
        counts.frozen += 1;
        tell('— a copy stands still');
        underWay.push(victim?.freeze(200 + random() * 2 * copyTimings.lease) ?? Promise.resolve());
      } else if (proxy !== null) {
        counts.cut += 1;
        tell('— the connections to the database are cut');
        proxy.cut();
      }
    }
    const to = await store.now();
    for (const platform of platforms) platform.disturb(null, random);
    await Promise.all(underWay);
    tell('— all is calm');
    await settled(store, subscriptions, to);
    await Promise.all(processes.map((copy) => copy.stop()));
    const seen = platforms.flatMap((platform) => platform.seen());
    const account = await takeAccount({ store, subscriptions, seen, from, to });
    return { ...account, ...counts, violations: platforms.flatMap((platform) => platform.violations()) };
  } finally {
    await Promise.all(processes.map((copy) => copy.stop()));
    for (const platform of platforms) await platform.close();
    await store.close();
    await proxy?.close();
    rmSync(folder, { recursive: true });
  }
}

async function subscribe(
  store: Store,
  [discord, slack]: readonly [ChaosPlatform, ChaosPlatform],
  { channels, everySeconds }: ChaosOptions,
  from: number,
): Promise<readonly Subscription[]> {
  const places = [
    ...Array.from({ length: channels.discord }, () => discord),
    ...Array.from({ length: channels.slack }, () => slack),
  ];
  const subscriptions = places.map(({ platform, workspace, addChannel }, index): Subscription => {
    const schedule = `${index % everySeconds}-59/${everySeconds} * * * * *`;
    const [first] = nextOccurrences(parseSchedule(schedule), 'UTC', from, 1);
    return {
      id: String(index).padStart(8, '0'),
      workspace,
      platform,
      channel: addChannel(index),
      schedule,
      timeZone: 'UTC',
      themes: [],
      briefs: [],
      quiet: false,
      createdBy: 'chaos',
      fromConfig: false,
      nextDue: first?.at ?? null,
      coveredUntil: null,
    };
  });
  await Promise.all(subscriptions.map((subscription) => store.subscriptions.add(subscription)));
  return subscriptions;
}

/** Resolves once nothing that was due by `to` is under way, or after the longest time for it. */
async function settled(store: Store, subscriptions: readonly Subscription[], to: number): Promise<void> {
  for (const giveUp = Date.now() + longestCalmMs; Date.now() < giveUp; await sleep(200)) {
    const open = await Promise.all(
      subscriptions.map(async ({ id, workspace, nextDue }) => {
        const records = await store.deliveries.history(workspace, id, 10_000);
        const planned = (await store.subscriptions.get(workspace, id))?.nextDue ?? nextDue ?? 0;
        const pending = records.some(
          ({ state, dueAt }) => dueAt <= to && !['sent', 'skipped'].includes(state),
        );
        return planned <= to || pending;
      }),
    );
    if (!open.includes(true)) return;
  }
}

const addressOf = ({ apiUrl, token }: ChaosPlatform) => ({ apiUrl, token });
const silent: Logger = { info() {}, warn() {}, error() {} };

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
