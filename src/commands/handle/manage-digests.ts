/** `/digest list`, `pause`, `resume`, `remove` and `now`. */
import { askedFor, isAskedFor } from '../../core/digest/asked-for.ts';
import { BriefingError } from '../../core/errors.ts';
import type { DeliveryRecord } from '../../ports/delivery.ts';
import type { Subscription } from '../../ports/subscription.ts';
import { errorOf } from '../messages/word-delivery.ts';
import type { Reply } from '../reply.ts';
import type { CommandRequest, Origin } from '../request.ts';
import { digestListReply } from '../say/digest-list-reply.ts';
import { onItsWayReply, pausedReply, removedReply, resumedReply } from '../say/subscription-reply.ts';
import { chooseDigest, nextTimes } from './choose-digest.ts';
import { findGoneOf } from './find-gone-briefs.ts';
import type { HandlerPorts } from './handler-ports.ts';
import { requirePermission } from './require-permission.ts';

export async function listDigests({ store, desk, taxonomy }: HandlerPorts, origin: Origin): Promise<Reply> {
  const { workspace, channel } = origin;
  const all = await store.subscriptions.list(workspace, null);
  const gone = await findGoneOf(desk, workspace, all);
  const listed = await Promise.all(
    all.map(async (subscription) => {
      const { id } = subscription;
      const records = await store.deliveries.history(workspace, id, recordsRead);
      return { subscription, needsSomeone: needsSomeone(records), gone: gone.get(id) ?? [] };
    }),
  );
  return digestListReply(listed, channel, taxonomy);
}

/** The latest ones may all be asked for, which tells nothing of what is due. */
const recordsRead = 10;

/** Whether the last one that was due could not be posted until somebody mends something. */
function needsSomeone(records: readonly DeliveryRecord[]): boolean {
  const last = records.find(({ occurrence }) => !isAskedFor(occurrence));
  if (last?.state === 'quarantined') return true;
  return last?.state === 'skipped' && errorOf(last.reason) !== null;
}

export async function pauseDigest(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<Reply> {
  requirePermission(origin);
  const subscription = await chooseDigest(ports, origin, 'pause', asked);
  await setNextDue(ports, subscription, null);
  return pausedReply(subscription);
}

/** One that is not paused goes on as it was. */
export async function resumeDigest(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<Reply> {
  requirePermission(origin);
  const subscription = await chooseDigest(ports, origin, 'resume', asked);
  const next = await nextTimes(ports, subscription, 3);
  if (subscription.nextDue === null) {
    await setNextDue(ports, subscription, next[0] ?? null);
    ports.digests.onDue();
  }
  return resumedReply(subscription, next);
}

export async function removeDigest(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<Reply> {
  requirePermission(origin);
  const subscription = await chooseDigest(ports, origin, 'remove', asked);
  const { id, workspace, fromConfig } = subscription;
  if (fromConfig) throw new BriefingError('digest-configured', { id });
  await ports.store.subscriptions.remove(workspace, id);
  return removedReply(subscription);
}

/** Posts once more, whatever the schedule says; the same event does it once only. */
export async function postNow(
  ports: HandlerPorts,
  { origin, event }: Pick<CommandRequest, 'origin' | 'event'>,
  asked: string | undefined,
): Promise<Reply> {
  requirePermission(origin);
  const { store, newId, digests } = ports;
  const subscription = await chooseDigest(ports, origin, 'now', asked);
  const { id, workspace, platform, channel } = subscription;
  const isAdded = await store.deliveries.add({
    id: newId().slice(0, 16),
    workspace,
    subscription: id,
    platform,
    channel,
    occurrence: askedFor(event),
    dueAt: await store.now(),
  });
  // Where it still stands, the same event came once more.
  if (!isAdded && (await store.subscriptions.get(workspace, id)) === null)
    throw await removedMeanwhile(ports, subscription);
  digests.onDue();
  return onItsWayReply(subscription, origin.channel);
}

async function setNextDue(
  ports: HandlerPorts,
  subscription: Subscription,
  nextDue: number | null,
): Promise<void> {
  const { workspace, id } = subscription;
  if (await ports.store.subscriptions.setNextDue(workspace, id, nextDue)) return;
  throw await removedMeanwhile(ports, subscription);
}

/** Somebody has removed it since it was chosen. */
async function removedMeanwhile(
  { store }: HandlerPorts,
  { workspace, id }: Subscription,
): Promise<BriefingError> {
  const known = await store.subscriptions.list(workspace, null);
  return new BriefingError('digest-unknown', { asked: id, known: known.map((one) => one.id) });
}
