/** `/digest subscribe` and its form. */
import { nextOccurrences } from '../../core/calendar/next-occurrences.ts';
import { cronOf } from '../../core/calendar/word-schedule.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { subscribedReply, type ZoneSource } from '../say/subscription-reply.ts';
import { nextTimes } from './choose-digest.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { readBriefs, readThemes } from './read-digest-content.ts';
import { readSchedule } from './read-schedule.ts';
import { requirePermission } from './require-permission.ts';

/** More would be a mistake, or somebody who tries how much there is room for. Those of the configuration are the operator's. */
const mostDigests = 50;

export interface SubscribeOptions {
  readonly schedule?: string;
  readonly timezone?: string;
  /** With commas between them. */
  readonly themes?: string;
  readonly briefs?: string;
  readonly quiet?: boolean;
}

/** Subscribes the channel, of a thread its channel. What it has already is not added once more. */
export async function subscribe(
  ports: HandlerPorts,
  origin: Origin,
  options: SubscribeOptions,
): Promise<Reply> {
  requirePermission(origin);
  const { digests, store } = ports;
  const { platform, workspace, channel } = origin;
  const known = await store.subscriptions.list(workspace, null);
  const { zoneSource, ...wanted } = await readWanted(ports, origin, options, known);
  // One that is not running cannot be asked, and says so when it is time.
  await digests.posterOf(platform)?.check(channel, workspace);
  const same = known.find((one) => one.channel === channel && isSame(one, wanted));
  if (!same && known.filter(({ fromConfig }) => !fromConfig).length >= mostDigests)
    throw new BriefingError('digests-too-many', { limit: mostDigests });
  const subscription = same ?? (await add(ports, origin, wanted));
  const next = await nextTimes(ports, subscription, 3);
  return subscribedReply(subscription, {
    next,
    zoneSource,
    isNew: same === undefined,
    inThread: origin.thread !== null,
    taxonomy: ports.taxonomy,
  });
}

type Wanted = Pick<Subscription, 'schedule' | 'timeZone' | 'themes' | 'briefs' | 'quiet'> & {
  readonly nextDue: number;
};

async function readWanted(
  { digests, store, desk, taxonomy }: HandlerPorts,
  { workspace }: Origin,
  options: SubscribeOptions,
  known: readonly Subscription[],
): Promise<Wanted & { readonly zoneSource: ZoneSource }> {
  const { schedule: asked, timezone, themes, briefs, quiet = false } = options;
  if (asked === undefined)
    throw new BriefingError('option-missing', {
      command: 'digest subscribe',
      option: 'a schedule',
      example: '/digest subscribe weekdays 9:00',
    });
  const read = readSchedule(asked, timezone, digests.leastMinutesApart);
  const latest = known.at(-1)?.timeZone;
  const timeZone = read.timeZone ?? latest ?? digests.timeZone;
  const [first] = nextOccurrences(read.schedule, timeZone, await store.now(), 1);
  if (!first)
    throw new BriefingError('schedule-invalid', { asked, problem: 'it does not fire within the next years' });
  return {
    schedule: cronOf(read.schedule),
    timeZone,
    themes: readThemes(taxonomy, themes),
    briefs: await readBriefs(desk, workspace, briefs),
    quiet,
    nextDue: first.at,
    zoneSource: read.timeZone !== null ? 'given' : latest !== undefined ? 'latest' : 'configured',
  };
}

function isSame(one: Subscription, wanted: Wanted): boolean {
  const idsOf = (ids: readonly string[]) => [...ids].sort().join(',');
  return (
    one.schedule === wanted.schedule &&
    one.timeZone === wanted.timeZone &&
    one.quiet === wanted.quiet &&
    idsOf(one.themes) === idsOf(wanted.themes) &&
    idsOf(one.briefs) === idsOf(wanted.briefs)
  );
}

/** An id that is taken is so rare that more tries than this mean something else. */
const mostTries = 5;

async function add(
  { store, newId, digests }: HandlerPorts,
  { platform, workspace, channel, user }: Origin,
  wanted: Wanted,
): Promise<Subscription> {
  for (let tries = 0; tries < mostTries; tries++) {
    const subscription: Subscription = {
      ...wanted,
      id: newId().slice(0, 8),
      workspace,
      platform,
      channel,
      createdBy: user,
      fromConfig: false,
      coveredUntil: null,
    };
    if (!(await store.subscriptions.add(subscription))) continue;
    digests.onDue();
    return subscription;
  }
  throw new Error('No id is free for a subscription');
}
