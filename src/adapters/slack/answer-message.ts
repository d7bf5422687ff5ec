/** A message or a mention in Slack. */
import { readSlackText } from './read-slack-text.ts';
import type { AskedAt } from './reply-delivery.ts';
import { originOf, type SlackContext } from './slack-context.ts';

/** What `message` and `app_mention` events have in common, as far as it is needed. */
export interface SlackMessageEvent {
  readonly type: string;
  readonly subtype?: string;
  readonly channel: string;
  readonly channel_type?: string;
  readonly user?: string;
  readonly bot_id?: string;
  readonly text?: string;
  readonly ts: string;
  readonly thread_ts?: string;
}

/** Messages that somebody wrote, besides plain ones; the others tell of edits, joins and the like. */
const written = new Set(['file_share', 'thread_broadcast']);

/** Never rejects. */
export async function answerMessage(context: SlackContext, event: SlackMessageEvent): Promise<void> {
  const { handlers, delivery, botUser, team } = context;
  const { channel, user, ts, subtype } = event;
  const fromPerson = user !== undefined && user !== botUser && user !== 'USLACKBOT' && !event.bot_id;
  if (!fromPerson || (subtype !== undefined && !written.has(subtype))) return;

  const direct = event.channel_type === 'im' || channel.startsWith('D');
  const read = readSlackText(event.text ?? '', botUser);
  const addressed = direct || event.type === 'app_mention' || read.mentionsBot;
  const thread = event.thread_ts !== undefined && event.thread_ts !== ts ? event.thread_ts : null;
  if (!addressed && thread === null) return;
  // A mention in a channel arrives as two events with ids of their own, and each of them may be sent again.
  if (!(await handlers.isFirst(`slack:message:${team}:${channel}:${ts}`))) return;

  const origin = originOf(context, { channel, threadTs: thread, user, mayManage: false });
  const at: AskedAt = {
    origin,
    threadTs: thread ?? (direct ? null : ts),
    inThread: thread,
    direct,
    responseUrl: null,
    messageTs: null,
  };
  try {
    const reply = await handlers.message({
      origin,
      text: read.text,
      addressed,
      direct,
      mentionsOthers: read.mentionsOthers,
      continues: origin.thread === null ? [] : [origin.thread],
    });
    if (reply) await delivery.deliver(reply, at);
  } catch (error) {
    await delivery.fail(error, 'a message in Slack', at);
  }
}
