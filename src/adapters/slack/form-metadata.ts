/** What a modal view carries along, so that what comes of it goes to the place where it was opened. */
import type { AskedAt } from './reply-delivery.ts';
import { slackLimits } from './slack-limits.ts';

export type FormPlace = Pick<AskedAt, 'threadTs' | 'inThread' | 'direct' | 'responseUrl' | 'messageTs'> & {
  readonly channel: string;
};

export function writeFormMetadata({ origin, ...at }: AskedAt): string {
  const place: FormPlace = { ...at, channel: origin.channel };
  const text = JSON.stringify(place);
  return text.length <= slackLimits.privateMetadata ? text : JSON.stringify({ ...place, responseUrl: null });
}

/** Slack hands it back as it was; anything else means direct messages with `user`. */
export function readFormMetadata(text: string, user: string): FormPlace {
  try {
    const read = JSON.parse(text) as Partial<FormPlace>;
    if (typeof read.channel === 'string')
      return {
        channel: read.channel,
        threadTs: read.threadTs ?? null,
        inThread: read.inThread ?? null,
        direct: read.direct === true,
        responseUrl: read.responseUrl ?? null,
        messageTs: read.messageTs ?? null,
      };
  } catch {
    // Not ours: an older version made it.
  }
  return { channel: user, threadTs: null, inThread: null, direct: true, responseUrl: null, messageTs: null };
}
