/** A digest → the messages that it takes, each of which can be found again by what it carries. Pure. */
import { actionId } from '../../commands/action-id.ts';
import type { DigestReplies } from '../../commands/channel-poster.ts';
import type { Reply } from '../../commands/reply.ts';
import type { PlannedPost } from '../../ports/delivery.ts';
import { componentLimits as limits } from './discord-limits.ts';
import type { ActionRow } from './render-actions.ts';
import { type DiscordMessagePayload, messageOf, replyToDiscordMessages } from './render-reply.ts';
import { threadName } from './thread-name.ts';

/** What is kept of a post until it is posted. */
export interface DiscordPost {
  readonly message: DiscordMessagePayload;
  /** Of the thread that hangs on the head. */
  readonly threadName: string;
}

/** The custom_id by which a post is known. */
export function postMark(delivery: string, number: number): string {
  return actionId({ verb: 'about', delivery, post: String(number) });
}

/** The head first. What has no room in the head's own message stands in the thread, before all else. */
export function planDiscordPosts(digest: DigestReplies, delivery: string): PlannedPost[] {
  const isAbout = (id: string) => id.startsWith(postMark(delivery, 0).slice(0, -1));
  const name = threadName(digest.threadName);
  const messages = [digest.head, ...digest.thread].flatMap((reply) =>
    messagesOf(reply, isAbout).map((message) => ({ message, topic: reply.topic })),
  );
  return messages.map(({ message, topic }, number) => {
    const marked = { ...message, components: mark(message.components, isAbout, postMark(delivery, number)) };
    const payload: DiscordPost = { message: marked, threadName: name };
    return { place: number === 0 ? 'channel' : 'thread', payload, topic };
  });
}

/** The messages of a reply; one whose rows are all full becomes two, so that there is room for a mark. */
function messagesOf(reply: Reply, isAbout: (id: string) => boolean): DiscordMessagePayload[] {
  return replyToDiscordMessages(reply).flatMap((message) => {
    const { embeds, components } = message;
    if (hasRoom(components) || components.some((row) => row.components.some(isMarked(isAbout))))
      return [message];
    return [messageOf(embeds, components.slice(0, -1)), messageOf([], components.slice(-1))];
  });
}

/** Exactly one button says which post this is: that of the reply itself, or one more. */
function mark(
  rows: readonly ActionRow[],
  isAbout: (id: string) => boolean,
  customId: string,
): readonly ActionRow[] {
  let marks = 0;
  const own = rows
    .map(({ components, ...row }) => ({
      ...row,
      components: components
        .filter((component) => !isMarked(isAbout)(component) || marks++ === 0)
        .map((component) =>
          isMarked(isAbout)(component) ? { ...component, custom_id: customId } : component,
        ),
    }))
    .filter(({ components }) => components.length > 0);
  if (marks > 0) return own;
  const button = { type: 2, style: 2, custom_id: customId, label: 'About' } as const;
  const last = own.at(-1);
  return last && takesButton(last)
    ? [...own.slice(0, -1), { ...last, components: [...last.components, button] }]
    : [...own, { type: 1, components: [button] }];
}

function hasRoom(rows: readonly ActionRow[]): boolean {
  const last = rows.at(-1);
  return rows.length < limits.rows || (last !== undefined && takesButton(last));
}

function takesButton({ components }: ActionRow): boolean {
  return components.length < limits.buttonsInRow && components.every(({ type }) => type === 2);
}

function isMarked(isAbout: (id: string) => boolean) {
  return (component: ActionRow['components'][number]) =>
    'custom_id' in component && isAbout(component.custom_id);
}
