/** A digest as it would be posted, for one person. */
import type { Subscription } from '../../ports/subscription.ts';
import type { DigestReplies } from '../channel-poster.ts';
import type { Part, Reply } from '../reply.ts';
import { channelLink, line, reply, section, strong } from './parts.ts';
import { digestCommand, wordWhen } from './subscription-parts.ts';
import { wordInstant } from './word-time.ts';

export interface Preview {
  /** When it fires next, in milliseconds since the epoch. */
  readonly next: number | null;
  readonly isHere: boolean;
  /** Whether it would not be posted. */
  readonly staysQuiet: boolean;
}

/**
 * What would be posted, word by word and in its order, after one line that says when and where. Without its buttons: each
 * names the delivery that it was posted with, and there is none.
 */
export function previewReply(
  subscription: Subscription,
  { head, thread }: DigestReplies,
  { next, isHere, staysQuiet }: Preview,
): Reply {
  const introduction = line(
    'none',
    strong('Preview, for you alone: '),
    'the digest that ',
    isHere ? 'this channel' : channelLink(subscription.channel),
    ' gets ',
    strong(wordWhen(subscription)),
    staysQuiet
      ? ' would not be posted now: nothing is new, and it stays quiet then. '
      : ' would be posted now as follows. ',
    ...(thread.length > 0 ? ['What stands below the line “Digest: …” goes into its thread. '] : []),
    ...whenParts(subscription, next),
  );
  const posted = [head, ...thread].flatMap(({ sections }) => sections);
  return reply(`Preview: ${head.summary}`, [section(null, [introduction]), ...posted]);
}

function whenParts(subscription: Subscription, next: number | null): (Part | string)[] {
  if (subscription.nextDue === null)
    return ['It is paused; it goes on with ', digestCommand('resume', subscription), '.'];
  if (next === null) return [];
  return [`The next one is due ${wordInstant(next, subscription.timeZone)}.`];
}
