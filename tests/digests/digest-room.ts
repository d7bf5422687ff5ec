/** Digests over an embedded store, with a platform and a time that the test plays. */
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type {
  ChannelPoster,
  DigestReplies,
  PostAttempt,
  PostOutcome,
  Resolution,
  UncertainPost,
} from '../../src/commands/channel-poster.ts';
import { createDigests, type Digests } from '../../src/digests/create-digests.ts';
import { type DigestTimings, digestTimings } from '../../src/digests/digest-timings.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import type { DeliveryRecord, PlannedPost } from '../../src/ports/delivery.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import { createOneBriefDesk } from './one-brief-desk.ts';

/** Monday. */
export const start = Date.parse('2026-03-02T08:59:00Z');
export const minute = 60_000;
export const hour = 60 * minute;

export interface PlayedPoster extends ChannelPoster {
  /** What has been posted, in order: `C1 head`, `C1 under M1`. */
  readonly posted: string[];
  readonly attempts: PostAttempt[];
  readonly uncertain: UncertainPost[];
  /** What the next attempts come to, one each, instead of being posted; a function is waited for. */
  readonly outcomes: (PostOutcome | (() => Promise<PostOutcome | 'posted'>))[];
  readonly resolutions: Resolution[];
  /** What checking a channel throws. */
  barred: unknown;
}

function createPlayedPoster(platform: string): PlayedPoster {
  const posted: string[] = [];
  const attempts: PostAttempt[] = [];
  const uncertain: UncertainPost[] = [];
  const outcomes: PlayedPoster['outcomes'] = [];
  const resolutions: Resolution[] = [];
  const poster: PlayedPoster = {
    barred: null,
    platform,
    posted,
    attempts,
    uncertain,
    outcomes,
    resolutions,
    plan: ({ head, thread }: DigestReplies): PlannedPost[] =>
      [head, ...thread].map(({ summary, topic }, number) => ({
        place: number === 0 ? 'channel' : 'thread',
        payload: { summary },
        topic,
      })),
    async post(attempt) {
      attempts.push(attempt);
      const next = outcomes.shift();
      const outcome = typeof next === 'function' ? await next() : (next ?? 'posted');
      if (outcome !== 'posted') return outcome;
      posted.push(`${attempt.channel} ${attempt.head === null ? 'head' : `under ${attempt.head}`}`);
      const message = `M${posted.length}`;
      return { kind: 'posted', message, threads: [`${attempt.channel}/${attempt.head ?? message}`] };
    },
    async resolve(post) {
      uncertain.push(post);
      return resolutions.shift() ?? { kind: 'absent' };
    },
    atOnce: 50,
    check: async () => {
      if (poster.barred !== null) throw poster.barred;
    },
  };
  return poster;
}

export interface DigestRoom {
  readonly store: Store;
  /** Of Slack, where the subscriptions are unless they say otherwise. */
  readonly poster: PlayedPoster;
  readonly discord: PlayedPoster;
  readonly digests: Digests;
  readonly logged: string[];
  /** How many briefs the desk has that are new to everyone; 1 at first. */
  readonly desk: ArticleDesk & { news: number; broken: unknown };
  now(): number;
  /** Another copy over the same store. */
  another(): Digests;
  /** The first copy dies as kill -9 would have it: what it had under way it never learns of. */
  kill(): void;
  /** It comes back after all, as from a sleep, and looks at what is due. */
  thaw(): Promise<void>;
  subscribe(subscription?: Partial<Subscription>): Promise<Subscription>;
  /** `/digest now` for the first subscription. `event`: a digit. */
  askNow(event: number): Promise<void>;
  /** Lets time go by, and wakes whoever asked to be woken by then. */
  pass(ms: number): Promise<void>;
  /** All copies renew their leases. */
  renew(): Promise<void>;
  /** Latest due first. */
  records(subscription?: string): Promise<readonly DeliveryRecord[]>;
  close(): Promise<void>;
}

export async function openDigestRoom(timings: Partial<DigestTimings> = {}): Promise<DigestRoom> {
  let time = start;
  const clock = { now: () => time };
  const store = await createSqliteStore({ file: ':memory:', clock });
  const poster = createPlayedPoster('slack');
  const discord = createPlayedPoster('discord');
  const posters: Readonly<Record<string, PlayedPoster>> = { slack: poster, discord };
  const logged: string[] = [];
  const write = (level: string) => (message: string) => void logged.push(`${level}: ${message}`);
  const desk = await createOneBriefDesk(clock);
  const alarms: { wake: (() => void) | null; at: number | null; repeat: () => void }[] = [];
  const copies: Digests[] = [];
  let ids = 0;

  function open(): Digests {
    const alarm: (typeof alarms)[number] = { wake: null, at: null, repeat() {} };
    alarms.push(alarm);
    const digests = createDigests({
      store,
      desk,
      taxonomy: shippedTaxonomy,
      platforms: () => Object.keys(posters),
      posterOf: (platform) => posters[platform] ?? null,
      scheduler: {
        start(wake) {
          alarm.wake = wake;
          wake();
        },
        wakeAt(at) {
          alarm.at = at;
        },
        repeat(_everyMs, work) {
          alarm.repeat = work;
        },
        stop() {
          alarm.wake = null;
        },
      },
      clock,
      logger: { info: write('info'), warn: write('warn'), error: write('error') },
      copy: `copy${copies.length + 1}`,
      newDeliveryId: () => String(++ids).padStart(16, '0'),
      random: () => 1,
      timings: { ...digestTimings, appearance: 0, ...timings },
    });
    copies.push(digests);
    digests.start();
    return digests;
  }

  /** Until nothing has changed for some turns of the event loop. */
  async function calm(): Promise<void> {
    let before = '';
    for (let same = 0; same < 8; ) {
      await new Promise((done) => setTimeout(done, 2));
      const present = JSON.stringify([
        poster.attempts.length,
        poster.uncertain.length,
        discord.attempts.length,
        logged.length,
        alarms.map(({ at }) => at),
      ]);
      same = present === before ? same + 1 : 0;
      before = present;
    }
  }

  const digests = open();
  return {
    store,
    poster,
    discord,
    digests,
    logged,
    desk,
    now: () => time,
    another: open,
    kill() {
      const [alarm] = alarms;
      if (alarm) alarm.wake = null;
    },
    async thaw() {
      const [alarm] = alarms;
      if (alarm) alarm.wake = digests.wake;
      digests.wake();
      await calm();
    },
    async askNow(event) {
      await store.deliveries.add({
        id: `f${event}`.padStart(16, '0'),
        workspace: 'slack:T1',
        subscription: 'aaaaaaaa',
        platform: 'slack',
        channel: 'C1',
        occurrence: `now:slack:command:${event}`,
        dueAt: time,
      });
      digests.wake();
      await calm();
    },
    async subscribe(given = {}) {
      const subscription: Subscription = {
        id: 'aaaaaaaa',
        workspace: 'slack:T1',
        platform: 'slack',
        channel: 'C1',
        schedule: '0 9 * * *',
        timeZone: 'UTC',
        themes: [],
        briefs: [],
        quiet: false,
        createdBy: 'U1',
        fromConfig: false,
        nextDue: start + minute,
        coveredUntil: null,
        ...given,
      };
      await store.subscriptions.add(subscription);
      digests.wake();
      await calm();
      return subscription;
    },
    async pass(ms) {
      const end = time + ms;
      for (;;) {
        const due = alarms.filter(({ wake, at }) => wake !== null && at !== null && at <= end);
        const next = Math.min(...due.map(({ at }) => at ?? end));
        if (due.length === 0) break;
        time = Math.max(time, next);
        for (const alarm of due)
          if (alarm.at !== null && alarm.at <= time) {
            alarm.at = null;
            alarm.wake?.();
          }
        await calm();
      }
      // What it woke may have let more go by.
      time = Math.max(time, end);
      for (const { wake } of alarms) wake?.();
      await calm();
    },
    async renew() {
      for (const { wake, repeat } of alarms) if (wake !== null) repeat();
      await calm();
    },
    records: (subscription = 'aaaaaaaa') => store.deliveries.history('slack:T1', subscription, 100),
    async close() {
      for (const copy of copies) await copy.stop();
      await store.close();
    },
  };
}
