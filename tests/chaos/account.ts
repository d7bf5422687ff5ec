/** What came of every occurrence that there should have been: from the records of the store and what the platforms show. */
import { nextOccurrences } from '../../src/core/calendar/next-occurrences.ts';
import { parseSchedule } from '../../src/core/calendar/parse-schedule.ts';
import type { DeliveryRecord } from '../../src/ports/delivery.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription.ts';

/** A message of ours that stands on a platform, however it got there. */
export interface SeenPost {
  readonly delivery: string;
  /** Which of its delivery's posts, from 0. */
  readonly number: number;
  readonly channel: string;
}

export interface Account {
  readonly occurrences: number;
  readonly sent: number;
  /** By reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Kept and reported, since nobody can tell. */
  readonly quarantined: number;
  /** Neither posted nor recorded as skipped, in words. */
  readonly lost: readonly string[];
  /** Messages beyond the one that there should be, in words. */
  readonly doubled: readonly string[];
  readonly messages: number;
}

export async function takeAccount(given: {
  readonly store: Store;
  readonly subscriptions: readonly Subscription[];
  readonly seen: readonly SeenPost[];
  /** From when on and up to when they fire, by the clock of the store. */
  readonly from: number;
  readonly to: number;
}): Promise<Account> {
  const { store, subscriptions, seen, from, to } = given;
  const posts = countPosts(seen);
  const lost: string[] = [];
  const skipped: Record<string, number> = {};
  const known = new Set<string>();
  let occurrences = 0;
  let sent = 0;
  let quarantined = 0;

  for (const { id, workspace, schedule, timeZone } of subscriptions) {
    const records = await store.deliveries.history(workspace, id, 10_000);
    for (const record of records) known.add(record.id);
    for (const { local, at } of nextOccurrences(parseSchedule(schedule), timeZone, from, 100_000)) {
      if (at > to) break;
      occurrences += 1;
      const record = records.find((one) => covers(one, local));
      if (record?.state === 'sent') {
        sent += 1;
        const missing = missingPosts(record, posts);
        if (missing.length > 0) lost.push(`${id} ${local} is recorded as sent without ${missing.join(', ')}`);
      } else if (record?.state === 'skipped') {
        const reason = record.reason?.code ?? 'without a reason';
        skipped[reason] = (skipped[reason] ?? 0) + 1;
      } else if (record?.state === 'quarantined' && record.reason?.code === 'unclear') quarantined += 1;
      else lost.push(`${id} ${local} is ${record === undefined ? 'not recorded' : describe(record)}`);
    }
  }
  const doubled = [...posts].flatMap(([post, times]) => {
    if (times > 1) return [`${post} stands there ${times} times`];
    return known.has(post.split(' ')[0] ?? '') ? [] : [`${post} belongs to no recorded delivery`];
  });
  return { occurrences, sent, skipped, quarantined, lost, doubled, messages: seen.length };
}

function countPosts(seen: readonly SeenPost[]): Map<string, number> {
  const posts = new Map<string, number>();
  for (const { delivery, number } of seen) {
    const post = `${delivery} post ${number}`;
    posts.set(post, (posts.get(post) ?? 0) + 1);
  }
  return posts;
}

function covers({ occurrence, lastOccurrence }: DeliveryRecord, local: string): boolean {
  return occurrence <= local && local <= lastOccurrence;
}

function missingPosts({ id, posts: count }: DeliveryRecord, posts: ReadonlyMap<string, number>): string[] {
  return Array.from({ length: count ?? 0 }, (_, number) => `${id} post ${number}`).filter(
    (post) => !posts.has(post),
  );
}

function describe({ state, reason, posted, posts }: DeliveryRecord): string {
  return `${state} (${JSON.stringify(reason)}), ${posted} of ${posts} posts`;
}
