/** The Home tab of the app. */
import { replyToSlackHome } from './reply-to-slack-home.ts';
import { claim, originOf, type SlackContext } from './slack-context.ts';

export interface SlackHomeEvent {
  readonly user: string;
  /** The direct messages of this person with the bot. */
  readonly channel: string;
  readonly tab?: string;
}

/** Never rejects. */
export async function answerHome(
  context: SlackContext,
  eventId: string,
  { user, channel, tab }: SlackHomeEvent,
): Promise<void> {
  const { handlers, poster, logger } = context;
  if (tab !== undefined && tab !== 'home') return;
  const { first, mayManage } = await claim(context, `slack:event:${eventId}`, user);
  if (!first) return;
  try {
    const reply = await handlers.home(originOf(context, { channel, threadTs: null, user, mayManage }));
    await poster.publishHome(user, replyToSlackHome(reply, channel));
  } catch (error) {
    logger.error('Slack: the Home tab could not be shown', { error });
  }
}
