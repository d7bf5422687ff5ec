/** `/digest preview`: what would be posted now, to the asker alone. */
import type { Reply } from '../reply.ts';
import type { Origin } from '../request.ts';
import { previewReply } from '../say/preview-reply.ts';
import { chooseDigest, nextTimes } from './choose-digest.ts';
import { composeDigest, staysQuiet } from './compose-digest.ts';
import type { HandlerPorts } from './handler-ports.ts';

export async function previewDigest(
  ports: HandlerPorts,
  origin: Origin,
  asked: string | undefined,
): Promise<Reply> {
  const subscription = await chooseDigest(ports, origin, 'preview', asked);
  // Of a delivery that there is not: its buttons are left out. All that there is, what has just been found included.
  const how = { delivery: ports.newId().slice(0, 16), upTo: Number.POSITIVE_INFINITY };
  const composed = await composeDigest(ports, subscription, how);
  const [next = null] = await nextTimes(ports, subscription, 1);
  return previewReply(subscription, composed.replies, {
    next,
    isHere: subscription.channel === origin.channel,
    staysQuiet: staysQuiet(composed, subscription),
  });
}
