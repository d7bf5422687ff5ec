/** Many subscriptions that fall due within one minute, posted by real copies to a loopback platform. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../src/ports/store.ts';
import { type Driver, makeBenchStore, subscribeAll } from './bench-store.ts';
import { type Child, startChild } from './child-process.ts';
import type { LoopbackAsked, LoopbackPlace, LoopbackSeen, LoopbackSettings } from './loopback-platform.ts';
import type { CopyReport, CopySettings } from './minute-copy.ts';

export interface MinuteOptions {
  readonly driver: Driver;
  readonly platform: 'discord' | 'slack';
  readonly subscriptions: number;
  /** Spread over the seconds of a minute, or all at one. */
  readonly spread: boolean;
  /** Whether there is something new: a head and one message under it; else the head alone. */
  readonly news: boolean;
  readonly copies?: number;
  /** Of each copy; Briefwire's own pace unless given. */
  readonly requestsPerSecond?: number;
}

export interface MinuteResult extends LoopbackSeen {
  readonly copies: readonly CopyReport[];
  /** Milliseconds from when the first fell due until the last message was accepted. */
  readonly took: number;
  /** The same until the last fell due. */
  readonly lasted: number;
}

const article = `---
title: The bridge at Lindow
---

The town of Lindow opened its new bridge on 4 May 2021. Mayor Ann Sefton cut the ribbon.

The bridge cost 12.4 million pounds. Critics said on Monday that this was too much.
`;
/** Of the article, one has cards. */
const themes = ['glance'];
/** For each copy to start, and for making each subscription. */
const leadMs = { copy: 12_000, subscription: 2 };
/** What appeared less than three seconds ago would wait for the next digest. */
const appearMs = 3500;
const hourMs = 3_600_000;
const lookMs = 500;

/** Throws where anything is missing, doubled or against the platform's rules. */
export async function runMinute(options: MinuteOptions): Promise<MinuteResult> {
  const { driver, platform, subscriptions, spread, news, copies = 1, requestsPerSecond } = options;
  const made = await makeBenchStore(driver);
  const root = makeRoot(made.folder);
  const loopback = await startChild<LoopbackAsked, LoopbackPlace & LoopbackSeen>(
    new URL('./loopback-platform.ts', import.meta.url),
    { platform, channels: subscriptions } satisfies LoopbackSettings,
  );
  const bots: Child<'stop', CopyReport>[] = [];
  try {
    const { apiUrl, token, channels } = await loopback.ask('where');
    const { databaseUrl, file, store } = made;
    const lead = copies * leadMs.copy + subscriptions * leadMs.subscription;
    const from = Math.ceil((Date.now() + lead) / 1000) * 1000;
    const dueAt = (number: number) => from + (spread ? (number % 60) * 1000 : 0);
    await subscribeAll(store, platform, channels, {
      dueAt,
      themes,
      coveredUntil: news ? null : from + hourMs,
    });
    const settings: CopySettings = {
      ...{ root, platform, apiUrl, token, databaseUrl, file },
      ...(requestsPerSecond !== undefined && { requestsPerSecond }),
    };
    for (let copy = 0; copy < copies; copy++)
      bots.push(await startChild(new URL('./minute-copy.ts', import.meta.url), settings));
    if (Date.now() > from - appearMs) throw new Error('It took too long to begin');
    await settled(store, platform);
    const seen = await loopback.ask('what');
    const reports = await Promise.all(bots.map((bot) => bot.ask('stop')));
    const wanted = subscriptions * (news ? 2 : 1);
    if (seen.reached !== subscriptions || seen.messages !== wanted || seen.violations.length > 0)
      throw new Error(`${seen.messages} of ${wanted} messages, ${seen.violations.slice(0, 3)}`);
    const lasted = spread ? (Math.min(subscriptions, 60) - 1) * 1000 : 0;
    return { ...seen, copies: reports, took: seen.lastAt - from, lasted };
  } finally {
    await Promise.all(bots.map((bot) => bot.end()));
    await loopback.end();
    await made.close();
  }
}

/** Resolves once nothing is due or under way: what comes next does so tomorrow. */
async function settled(store: Store, platform: string): Promise<void> {
  while (((await store.deliveries.nextDueMs([platform])) ?? 0) < hourMs) await sleep(lookMs);
}

/** One brief, with the shipped themes. */
function makeRoot(folder: string): string {
  const root = join(folder, 'root');
  mkdirSync(join(root, 'briefs'), { recursive: true });
  cpSync(join(import.meta.dirname, '../../config'), join(root, 'config'), { recursive: true });
  writeFileSync(join(root, 'briefs/lindow-bridge.md'), article);
  return root;
}
