/** A slash command in Slack. */
import type { SlashCommand } from '@slack/bolt';
import { parseCommandText } from '../../commands/parse-command-text.ts';
import type { CommandRequest } from '../../commands/request.ts';
import { BriefingError } from '../../core/errors.ts';
import { writeFormMetadata } from './form-metadata.ts';
import { formToSlackView } from './form-to-slack-view.ts';
import { readSlackText } from './read-slack-text.ts';
import type { AskedAt } from './reply-delivery.ts';
import { claim, originOf, type SlackContext } from './slack-context.ts';

/** Never rejects. The command has been acknowledged already. */
export async function answerCommand(context: SlackContext, command: SlashCommand): Promise<void> {
  const { handlers, delivery, poster } = context;
  const { channel_id: channel, user_id: user, trigger_id: trigger } = command;
  const event = `slack:command:${trigger}`;
  const { first, mayManage } = await claim(context, event, user);
  if (!first) return;
  // A slash command cannot be typed in a thread.
  const at: AskedAt = {
    origin: originOf(context, { channel, threadTs: null, user, mayManage }),
    threadTs: null,
    inThread: null,
    direct: false,
    responseUrl: command.response_url,
    messageTs: null,
  };
  try {
    const request: CommandRequest = { ...readCommand(context, command), origin: at.origin, event };
    const form = handlers.formFor(request);
    if (form) await poster.openView(trigger, formToSlackView(form, writeFormMetadata(at)));
    else await delivery.deliver(await handlers.command(request), at);
  } catch (error) {
    await delivery.fail(error, `${command.command} in Slack`, at);
  }
}

function readCommand({ handlers, botUser }: SlackContext, command: SlashCommand) {
  const name = command.command.replace(/^\//, '');
  const spec = handlers.specs.find((one) => one.name === name);
  if (!spec) {
    const known = handlers.specs.map((one) => one.name);
    throw new BriefingError('slash-unknown', { asked: name, known, near: null });
  }
  return parseCommandText(spec, readSlackText(command.text ?? '', botUser).text);
}
