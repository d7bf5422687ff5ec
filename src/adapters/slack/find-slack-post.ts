/** Looks for a post of a delivery in a channel or thread, by the metadata that it carries. */
import type { WebClient } from '@slack/web-api';
import type { UncertainPost } from '../../commands/channel-poster.ts';
import { clockSkewMs } from '../../core/digest/clock-problem.ts';
import { slackLimits } from './slack-limits.ts';
import { strangeAnswer } from './timely-call.ts';

/** As https://docs.slack.dev/messaging/message-metadata has it. */
export interface PostMetadata {
  readonly event_type: 'briefwire_delivery';
  readonly event_payload: { readonly delivery: string; readonly post: number };
}

export const metadataType: PostMetadata['event_type'] = 'briefwire_delivery';

/** The bot itself, as its messages name it. */
export interface SlackSelf {
  readonly user: string;
  readonly bot: string;
  readonly team: string;
}

/** Beyond so many messages it is not looked for: that would take minutes. */
const mostMessages = 1000;

interface Found {
  readonly ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

/**
 * Its ts; null where it is not there; `beyond` where there are too many messages to look at. A head is looked for from
 * before the first try until after the last, which took `requestMs` at most; whatever stands under a head, in all of its
 * thread. Rejects with an error of the SDK.
 */
export async function findSlackPost(
  client: WebClient,
  self: SlackSelf,
  { delivery, number, channel, head, ...tried }: UncertainPost,
  requestMs: number,
): Promise<{ readonly ts: string } | 'beyond' | null> {
  const lastTriedAt = tried.firstTriedAt + tried.firstTriedMsAgo - tried.lastTriedMsAgo;
  const span = {
    oldest: tsAt(tried.firstTriedAt - clockSkewMs),
    latest: tsAt(lastTriedAt + requestMs + clockSkewMs),
    inclusive: true,
  };
  let cursor: string | undefined;
  for (let looked = 0; looked < mostMessages; ) {
    const range = {
      channel,
      include_all_metadata: true,
      limit: slackLimits.historyPage,
      ...(cursor ? { cursor } : {}),
    } as const;
    const page = await (head === null
      ? client.conversations.history({ ...range, ...span })
      : client.conversations.replies({ ...range, ts: head }));
    if (!page.messages) throw strangeAnswer();
    const messages: readonly Found[] = page.messages;
    const found = messages.find((message) => isOwn(message, self) && carries(message, delivery, number));
    if (found?.ts) return { ts: found.ts };
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) return null;
    looked += Math.max(messages.length, 1);
  }
  return 'beyond';
}

function tsAt(ms: number): string {
  return (Math.max(0, ms) / 1000).toFixed(6);
}

/** Anybody may put metadata on a message. */
function isOwn({ user, bot_id }: Found, self: SlackSelf): boolean {
  return user === self.user || bot_id === self.bot;
}

function carries({ metadata }: Found, delivery: string, number: number): boolean {
  if (metadata?.event_type !== metadataType) return false;
  const payload = (metadata.event_payload ?? {}) as { readonly delivery?: unknown; readonly post?: unknown };
  return payload.delivery === delivery && Number(payload.post) === number;
}
