/** Which subscription a command means. */
import { nextOccurrences } from '../../core/calendar/next-occurrences.ts';
import { parseSchedule } from '../../core/calendar/parse-schedule.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { Origin } from '../request.ts';

type Ports = { readonly store: Pick<Store, 'subscriptions' | 'now'> };

/**
 * The one of this id in the workspace; without an id, the only one of the channel. `command`: the subcommand that asks.
 * Throws BriefingError `digest-unknown`, `digest-none` or `digest-ambiguous`.
 */
export async function chooseDigest(
  { store }: Ports,
  { workspace, channel }: Origin,
  command: string,
  asked: string | undefined,
): Promise<Subscription> {
  if (asked !== undefined) {
    const all = await store.subscriptions.list(workspace, null);
    const wanted = asked.trim();
    const found =
      all.find(({ id }) => id === wanted) ?? all.find(({ id }) => id.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new BriefingError('digest-unknown', { asked, known: all.map(({ id }) => id) });
  }
  const here = await store.subscriptions.list(workspace, channel);
  const [only, another] = here;
  if (!only) throw new BriefingError('digest-none', {});
  if (another) throw new BriefingError('digest-ambiguous', { command, known: here.map(({ id }) => id) });
  return only;
}

/** The next firings, in milliseconds since the epoch, paused or not. */
export async function nextTimes(
  { store }: Ports,
  { schedule, timeZone }: Pick<Subscription, 'schedule' | 'timeZone'>,
  count: number,
): Promise<number[]> {
  const now = await store.now();
  return nextOccurrences(parseSchedule(schedule), timeZone, now, count).map(({ at }) => at);
}
