/** What everything that answers Slack needs, and how a place in Slack is named in neutral terms. */
import type { Handlers } from '../../commands/handlers.ts';
import type { Origin } from '../../commands/request.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ReplyDelivery } from './reply-delivery.ts';
import type { SlackFiles } from './slack-files.ts';
import type { SlackManagers } from './slack-managers.ts';
import type { SlackPoster } from './slack-poster.ts';

export interface SlackContext {
  readonly handlers: Handlers;
  readonly logger: Logger;
  readonly poster: SlackPoster;
  readonly delivery: ReplyDelivery;
  readonly managers: SlackManagers;
  readonly files: SlackFiles;
  readonly team: string;
  readonly botUser: string;
}

export function originOf(
  { team }: SlackContext,
  where: {
    readonly channel: string;
    readonly threadTs: string | null;
    readonly user: string;
    readonly mayManage: boolean;
  },
): Origin {
  const { channel, threadTs, user, mayManage } = where;
  const thread = threadTs === null ? null : `${channel}/${threadTs}`;
  return { platform: 'slack', workspace: `slack:${team}`, channel, thread, user, mayManage };
}

/** Whether this is the first that anybody hears of `event`, and whether its user may change things, asked at once. */
export async function claim(
  { handlers, managers }: SlackContext,
  event: string,
  user: string,
): Promise<{ readonly first: boolean; readonly mayManage: boolean }> {
  const [first, mayManage] = await Promise.all([handlers.isFirst(event), managers.mayManage(user)]);
  return { first, mayManage };
}
