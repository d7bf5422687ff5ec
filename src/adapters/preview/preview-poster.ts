/** Digests on the preview: each message is kept under the mark of its delivery, so that it can stand there only once. */
import type { ChannelPoster, PostedMessage } from '../../commands/channel-poster.ts';
import type { Reply } from '../../commands/reply.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import { botAuthor } from './deliver-reply.ts';
import type { KeptMessage, MessageBoard } from './message-board.ts';
import { previewWorkspace } from './preview-places.ts';

const atOnce = 20;

export function createPreviewPoster(config: {
  readonly board: MessageBoard;
  readonly clock: Clock;
  readonly hasChannel: (id: string) => boolean;
}): ChannelPoster {
  const { board, clock, hasChannel } = config;
  const posted = ({ id, thread }: KeptMessage): PostedMessage => ({
    kind: 'posted',
    message: id,
    threads: [thread ?? id],
  });
  return {
    platform: 'preview',
    atOnce,
    plan: ({ head, thread }) =>
      [head, ...thread].map((reply, index) => ({
        place: index === 0 ? 'channel' : 'thread',
        payload: reply,
        topic: reply.topic,
      })),
    async post({ delivery, number, channel, head, post, withinMs }) {
      if (withinMs <= 0)
        return { kind: 'refused', retryAfterMs: null, error: new Error('there is no time left') };
      try {
        const message = {
          channel,
          thread: head,
          author: botAuthor,
          onlyFor: null,
          at: clock.now(),
          text: null,
          did: null,
          reply: post.payload as Reply,
        };
        return posted(await board.post(message, markOf(delivery, number)));
      } catch (error) {
        return { kind: 'unknown', error };
      }
    },
    async resolve({ delivery, number }) {
      try {
        const found = await board.find(markOf(delivery, number));
        return found ? posted(found) : { kind: 'absent' };
      } catch (error) {
        return { kind: 'wait', ms: 1000, error };
      }
    },
    async check(channel, workspace) {
      if (workspace !== previewWorkspace)
        throw new BriefingError('channel-elsewhere', { channel, workspace });
      if (!hasChannel(channel))
        throw new BriefingError('channel-gone', { platform: 'preview', channel, reason: 'unseen' });
    },
  };
}

function markOf(delivery: string, number: number): string {
  return `digest:${delivery}:${number}`;
}
