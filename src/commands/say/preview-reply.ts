/** A digest as it would be posted, for one person. */
import type { Subscription } from '../../ports/store.ts';
import type { ComposedDigest } from '../handle/compose-digest.ts';
import type { Line, Reply } from '../reply.ts';
import { line, reply, section, strong } from './parts.ts';
import { digestCommand, wordWhen } from './subscription-parts.ts';
import { wordInstant } from './word-time.ts';

/** `next`: when it fires next, in milliseconds since the epoch. Without its buttons, which belong to a post. */
export function previewReply(
  subscription: Subscription,
  { replies, news, unreadable }: ComposedDigest,
  { next, isHere }: { readonly next: number | null; readonly isHere: boolean },
): Reply {
  const { head, thread } = replies;
  const staysQuiet = subscription.quiet && news === 0 && unreadable === 0;
  const introduction = line(
    'none',
    strong('Preview, for you alone: '),
    `the digest that ${isHere ? 'this channel' : `the channel ${subscription.channel}`} gets `,
    strong(wordWhen(subscription)),
    staysQuiet
      ? ' would not be posted now: nothing is new, and it stays quiet then. '
      : ' would be posted now as follows. ',
    ...whenParts(subscription, next),
  );
  return reply(`Preview: ${head.summary}`, [
    section(null, [introduction]),
    ...head.sections,
    ...(thread.length > 0 ? [section('🧵 In its thread', [threadLine(replies.threadName)])] : []),
    ...thread.flatMap(({ sections }) => sections),
  ]);
}

function threadLine(name: string): Line {
  return line('none', strong(name));
}

function whenParts(subscription: Subscription, next: number | null) {
  if (subscription.nextDue === null)
    return ['It is paused; it goes on with ', digestCommand('resume', subscription), '.'];
  if (next === null) return [];
  return [`The next one is due ${wordInstant(next, subscription.timeZone)}.`];
}
