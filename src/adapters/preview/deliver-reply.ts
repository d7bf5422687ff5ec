/** A reply to where it belongs: in place of the message whose button was used, to one person, or to everyone. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handlers } from '../../commands/handlers.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Origin } from '../../commands/request.ts';
import type { Clock } from '../../ports/clock.ts';
import type { KeptMessage, MessageBoard } from './message-board.ts';
import { startChannel } from './preview-places.ts';

/** Who Briefwire is among the authors. */
export const botAuthor = 'briefwire';

/** The file may be held by another process for a moment. */
const tryAgainInMs = 100;

/** Where something was done, and how that is told. */
export interface DoneAt {
  /** Names what was done, so that its answer stands there once however often keeping it is tried. */
  readonly event: string;
  readonly origin: Origin;
  /** As in PreviewMessage. */
  readonly did: string | null;
  /** The message whose button or menu was used. */
  readonly pressed: KeptMessage | null;
  /** The thread that the answer goes to, where it is not that of the origin. */
  readonly thread?: string | null;
}

export function createReplyDelivery(parts: {
  readonly board: MessageBoard;
  readonly handlers: () => Handlers;
  readonly clock: Clock;
}): (reply: Reply, at: DoneAt) => Promise<void> {
  const { board, handlers, clock } = parts;
  return async (reply, { event, origin, did, pressed, thread = origin.thread }) => {
    const own = origin.channel === startChannel(origin.user);
    const everyone = reply.audience === 'public' && !own;
    if (reply.replaces && pressed) {
      await twice(() => board.change(pressed.id, reply));
      if (pressed.onlyFor === null)
        await handlers().posted(reply, { origin, thread: pressed.thread ?? pressed.id });
      return;
    }
    const message = {
      channel: origin.channel,
      thread,
      author: botAuthor,
      onlyFor: everyone ? null : origin.user,
      at: clock.now(),
      text: null,
      did,
      reply,
    };
    const posted = await twice(() => board.post(message, `answer:${event}`));
    if (everyone) await handlers().posted(reply, { origin, thread: thread ?? posted.id });
  };
}

async function twice<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    await sleep(tryAgainInMs);
    return work();
  }
}
