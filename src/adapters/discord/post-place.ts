/** Where the posts under a head go: into a thread on it, or, where there are no threads, into the channel. */
import type { Deadline } from '../http/deadline.ts';
import { isMessageGone, isThreadThere, takesNoThreads } from './discord-error.ts';
import type { DiscordPosts } from './discord-posts.ts';

export interface PostPlaces {
  /** A channel or thread. Rejects as DiscordPosts does, and nothing has been posted then. */
  under(head: string, channel: string, threadName: string, deadline: Deadline): Promise<string>;
  /** Next time it is asked for anew. */
  forget(head: string): void;
}

/** So many are remembered, so that a thread is started once for all its posts. */
const mostKept = 1000;

export function createPostPlaces(posts: Pick<DiscordPosts, 'startThread'>): PostPlaces {
  const kept = new Map<string, string>();

  async function start(head: string, channel: string, name: string, deadline: Deadline): Promise<string> {
    try {
      return await posts.startThread(channel, head, name, deadline);
    } catch (error) {
      // The thread of a message has its id, and stays when the message is deleted.
      if (isThreadThere(error) || isMessageGone(error)) return head;
      if (takesNoThreads(error)) return channel;
      throw error;
    }
  }

  return {
    async under(head, channel, threadName, deadline) {
      const known = kept.get(head);
      if (known !== undefined) return known;
      const place = await start(head, channel, threadName, deadline);
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
      kept.set(head, place);
      return place;
    },
    forget: (head) => void kept.delete(head),
  };
}

/** The threads that replies to a posted message will be in; in a thread people may reply to the very message, too. */
export function threadsOf(message: string, head: string | null, place: string): string[] {
  return head !== null && place === head ? [head, message] : [message];
}
