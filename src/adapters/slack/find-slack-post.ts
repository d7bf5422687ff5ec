/** Looks for a post of a delivery in a channel or thread, by the metadata that it carries. */
import type { WebClient } from '@slack/web-api';
import type { UncertainPost } from '../../commands/channel-poster.ts';
import { slackLimits } from './slack-limits.ts';

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
}

/** Beyond so many messages it is not looked for: that would take minutes. */
const mostMessages = 1000;
/** By how much the clock of the store and Slack's may differ. */
const clockSkewMs = 5 * 60_000;

interface Found {
  readonly ts?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

/** Its ts; null where it is not there; `beyond` where there are too many messages to look at. Rejects with an error of the SDK. */
export async function findSlackPost(
  client: WebClient,
  self: SlackSelf,
  { delivery, number, channel, head, firstTriedAt }: UncertainPost,
): Promise<{ readonly ts: string } | 'beyond' | null> {
  const oldest = ((firstTriedAt - clockSkewMs) / 1000).toFixed(6);
  let cursor: string | undefined;
  for (let looked = 0; looked < mostMessages; ) {
    const range = {
      channel,
      oldest,
      inclusive: true,
      include_all_metadata: true,
      limit: slackLimits.historyPage,
      ...(cursor ? { cursor } : {}),
    } as const;
    const page = await (head === null
      ? client.conversations.history(range)
      : client.conversations.replies({ ...range, ts: head }));
    const messages = (page.messages ?? []) as readonly Found[];
    const found = messages.find((message) => isOwn(message, self) && carries(message, delivery, number));
    if (found?.ts) return { ts: found.ts };
    cursor = page.response_metadata?.next_cursor;
    if (!cursor) return null;
    looked += Math.max(messages.length, 1);
  }
  return 'beyond';
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
