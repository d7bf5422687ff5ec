/** `/digest why`, and the button that says what a post is that nobody asked for. */
import { BriefingError } from '../../core/errors.ts';
import type { Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { aboutReply, whyReply } from '../say/history-reply.ts';
import { chooseDigest, nextTimes } from './choose-digest.ts';
import { findGoneOf } from './find-gone-briefs.ts';
import type { HandlerPorts } from './handler-ports.ts';

/** Skipped ones that follow each other become one line, so that more are read than shown. */
const recordsRead = 50;

const nextShown = 3;

export async function explainDigest(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<Reply> {
  const subscription = await chooseDigest(ports, origin, 'why', asked);
  const { workspace, id } = subscription;
  const records = await ports.store.deliveries.history(workspace, id, recordsRead);
  const gone = await findGoneOf(ports.desk, workspace, [subscription]);
  const next = await nextTimes(ports, subscription, nextShown);
  return whyReply(subscription, records, { next, gone: gone.get(id) ?? [] });
}

/** Throws BriefingError `action-expired` where nothing is kept of it any more. */
export async function aboutDelivery(
  ports: HandlerPorts,
  { workspace }: Origin,
  delivery: string,
): Promise<Reply> {
  const { store } = ports;
  const record = await store.deliveries.find(workspace, delivery);
  const subscription = record && (await store.subscriptions.get(workspace, record.subscription));
  if (!record || !subscription) throw new BriefingError('action-expired', {});
  return aboutReply(subscription, record, await nextTimes(ports, subscription, nextShown));
}
