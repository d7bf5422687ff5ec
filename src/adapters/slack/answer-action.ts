/** A button or a menu in Slack, on a message or on the Home tab. */
import type { BlockAction } from '@slack/bolt';
import type { ActionRequest } from '../../commands/request.ts';
import { withoutContinuation } from './action-blocks.ts';
import { writeFormMetadata } from './form-metadata.ts';
import { formToSlackView } from './form-to-slack-view.ts';
import type { AskedAt } from './reply-delivery.ts';
import { replyToSlackHome } from './reply-to-slack-home.ts';
import { claim, originOf, type SlackContext } from './slack-context.ts';

interface Container {
  readonly type?: string;
  readonly message_ts?: string;
  readonly channel_id?: string;
  readonly thread_ts?: string;
  readonly is_ephemeral?: boolean;
}

interface Used {
  readonly action_id: string;
  readonly action_ts?: string;
  readonly selected_option?: { readonly value?: string } | null;
}

/** Never rejects. The action has been acknowledged already. */
export async function answerAction(context: SlackContext, body: BlockAction): Promise<void> {
  const { handlers, delivery, poster } = context;
  const [used] = body.actions as readonly Used[];
  if (!used) return;
  const user = body.user.id;
  const event = `slack:action:${body.trigger_id ?? used.action_ts}`;
  const { first, mayManage } = await claim(context, event, user);
  if (!first) return;

  const home = body.view?.type === 'home';
  const container = body.container as Container;
  const at = home ? homePlace(context, body, mayManage) : messagePlace(context, body, container, mayManage);
  const request: ActionRequest = {
    origin: at.origin,
    id: withoutContinuation(used.action_id),
    choice: used.selected_option?.value ?? null,
    onPrivate: home || container.is_ephemeral === true,
  };
  try {
    const form = handlers.formFor(request);
    if (form) {
      await poster.openView(body.trigger_id, formToSlackView(form, writeFormMetadata(at)));
      return;
    }
    const reply = await handlers.action(request);
    if (home && reply.replaces)
      await poster.publishHome(user, replyToSlackHome(reply, body.view?.private_metadata));
    else await delivery.deliver(reply, at);
  } catch (error) {
    await delivery.fail(error, 'a button in Slack', at);
  }
}

function messagePlace(
  context: SlackContext,
  body: BlockAction,
  container: Container,
  mayManage: boolean,
): AskedAt {
  const channel = container.channel_id ?? body.channel?.id ?? body.user.id;
  const messageTs = container.message_ts ?? body.message?.ts ?? null;
  const named = container.thread_ts ?? (body.message?.thread_ts as string | undefined);
  // A message in the channel that has replies names itself as its thread.
  const threadTs = named === undefined || named === messageTs ? null : named;
  return {
    origin: originOf(context, { channel, threadTs, user: body.user.id, mayManage }),
    threadTs,
    inThread: threadTs,
    direct: false,
    responseUrl: body.response_url || null,
    messageTs,
  };
}

/** The Home tab carries the channel of its direct messages along. */
function homePlace(context: SlackContext, body: BlockAction, mayManage: boolean): AskedAt {
  const channel = body.view?.private_metadata || body.user.id;
  return {
    origin: originOf(context, { channel, threadTs: null, user: body.user.id, mayManage }),
    threadTs: null,
    inThread: null,
    direct: true,
    responseUrl: null,
    messageTs: null,
  };
}
