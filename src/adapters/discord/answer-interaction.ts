/** A command, button, menu, form or suggestion in Discord. */
import type { APIInteraction, APIMessage } from 'discord-api-types/v10';
import type { Acknowledgement } from '../../commands/handlers.ts';
import type { Reply } from '../../commands/reply.ts';
import type { ActionRequest, CommandRequest, FormRequest, Origin } from '../../commands/request.ts';
import { ephemeralFlag } from './discord-api.ts';
import type { DiscordContext } from './discord-context.ts';
import { isLapsed, isRefusal, toBriefingError } from './discord-error.ts';
import { readAction, readCommand, readForm, readSuggest } from './read-interaction.ts';
import { suggestionsToChoices } from './render-commands.ts';
import { formToDiscordModal } from './render-form.ts';
import { type DiscordMessagePayload, replyToDiscordMessages } from './render-reply.ts';

/** Never rejects. */
export async function answerInteraction(context: DiscordContext, interaction: APIInteraction): Promise<void> {
  const { api, handlers, logger } = context;
  if (!(await handlers.isFirst(`discord:interaction:${interaction.id}`))) return;
  try {
    if (interaction.type === 4) {
      const choices = suggestionsToChoices(await handlers.suggest(readSuggest(interaction)));
      await api.acknowledge(interaction, { type: 8, data: { choices } });
      return;
    }
    const asked = readAsked(context, interaction);
    if (asked) await answerAsked(context, interaction, asked);
  } catch (error) {
    logger.error('Discord: something could not be answered', { error });
  }
}

/** `replacing`: there is a message with the button that was used, so that acknowledging need not make another. */
type Asked =
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'action'; readonly request: ActionRequest }
  | { readonly kind: 'form'; readonly request: FormRequest };

function readAsked({ timings }: DiscordContext, interaction: APIInteraction): Asked | null {
  if (interaction.type === 2 && interaction.data.type === 1) {
    const command = interaction as Parameters<typeof readCommand>[0];
    return { kind: 'command', request: readCommand(command, timings.file) };
  }
  if (interaction.type === 3) return { kind: 'action', request: readAction(interaction) };
  if (interaction.type === 5) return { kind: 'form', request: readForm(interaction, timings.file) };
  return null;
}

async function answerAsked(
  { api, handlers, logger }: DiscordContext,
  interaction: APIInteraction,
  asked: Asked,
): Promise<void> {
  const form = asked.kind === 'form' ? null : handlers.formFor(asked.request);
  if (form) {
    await api.acknowledge(interaction, { type: 9, data: formToDiscordModal(form) });
    return;
  }
  const expected = handlers.acknowledgementOf(asked.request);
  // What is shared from a private message is a message of its own, and leaves that one as it is.
  const onMessage = expected === 'replace' || (asked.kind === 'action' && expected === 'public');
  await api.acknowledge(
    interaction,
    onMessage ? { type: 6 } : { type: 5, data: expected === 'private' ? { flags: ephemeralFlag } : {} },
  );
  const delivery: Delivery = { interaction, origin: asked.request.origin, expected, onMessage };
  const reply = await run();
  try {
    await deliver(reply, delivery);
  } catch (error) {
    await tell(error, delivery);
  }

  function run(): Promise<Reply> {
    if (asked.kind === 'command') return handlers.command(asked.request);
    return asked.kind === 'action' ? handlers.action(asked.request) : handlers.form(asked.request);
  }

  async function deliver(
    reply: Reply,
    { interaction, origin, expected, onMessage }: Delivery,
  ): Promise<void> {
    const [first, ...rest] = replyToDiscordMessages(reply);
    if (!first) return;
    const secret = reply.audience === 'private';
    const inPlace = onMessage ? reply.replaces : secret === (expected === 'private');
    let posted: APIMessage;
    if (inPlace) posted = await editOriginal(first, reply);
    else {
      // "Thinking…" stands there for everyone, and the answer is for one person only.
      if (!onMessage) await api.deleteOriginal(interaction);
      posted = await api.followUp(interaction, first, secret);
    }
    if (!secret) await handlers.posted(reply, { origin, thread: origin.thread ?? posted.id });
    for (const message of rest) await api.followUp(interaction, message, secret);
  }

  async function editOriginal(message: DiscordMessagePayload, reply: Reply): Promise<APIMessage> {
    try {
      return await api.editOriginal(interaction, message);
    } catch (error) {
      const { thread, channel } = asked.request.origin;
      if (!isLapsed(error) || reply.audience === 'private') throw error;
      return api.createMessage(thread ?? channel, message, { nonce: interaction.id, replyTo: null });
    }
  }

  /** One private sentence, unless nobody knows whether the reply has arrived after all. */
  async function tell(error: unknown, { interaction, origin }: Delivery): Promise<void> {
    const told = toBriefingError(error, `<#${origin.thread ?? origin.channel}>`, api.address);
    logger.error('Discord: a reply could not be posted', { error: told });
    if (!isRefusal(error)) return;
    const [message] = replyToDiscordMessages(handlers.failed(told, 'posting a reply in Discord'));
    try {
      if (message) await api.followUp(interaction, message, true);
    } catch (cause) {
      logger.warn('Discord: nobody could be told of an error', { problem: String(cause) });
    }
  }
}

interface Delivery {
  readonly interaction: APIInteraction;
  readonly origin: Origin;
  readonly expected: Acknowledgement;
  /** Whether it was acknowledged as a change of the message that the button is on. */
  readonly onMessage: boolean;
}
