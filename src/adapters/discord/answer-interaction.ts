/** A command, button, menu, form or suggestion in Discord. */
import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIInteractionResponse,
} from 'discord-api-types/v10';
import type { Acknowledgement } from '../../commands/handlers.ts';
import type { Reply } from '../../commands/reply.ts';
import type { ActionRequest, CommandRequest, FormRequest } from '../../commands/request.ts';
import { type Answered, deliverReply } from './deliver-reply.ts';
import { ephemeralFlag } from './discord-api.ts';
import type { DiscordContext } from './discord-context.ts';
import { isLapsed } from './discord-error.ts';
import { eventOf, readAction, readCommand, readForm, readSuggest } from './read-interaction.ts';
import { suggestionsToChoices } from './render-commands.ts';
import { formToDiscordModal } from './render-form.ts';

type Asked =
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'action'; readonly request: ActionRequest }
  | { readonly kind: 'form'; readonly request: FormRequest };

/** Never rejects. */
export async function answerInteraction(context: DiscordContext, interaction: APIInteraction): Promise<void> {
  const { handlers, logger, gate } = context;
  const acknowledged = gate.enter();
  try {
    // Suggested twice, nothing is done twice; and there is one with every key that is pressed.
    if (interaction.type === 4) return await suggest(context, interaction);
    if (!(await handlers.isFirst(eventOf(interaction)))) return;
    const asked = readAsked(context, interaction);
    if (asked) await answer(context, interaction, asked, acknowledged);
  } catch (error) {
    logger.error('Discord: an interaction could not be answered', { error });
  } finally {
    acknowledged();
  }
}

async function suggest(
  { api, handlers, files, logger }: DiscordContext,
  interaction: APIApplicationCommandAutocompleteInteraction,
): Promise<void> {
  const choices = suggestionsToChoices(await handlers.suggest(readSuggest(interaction, files)));
  try {
    await api.acknowledge(interaction, { type: 8, data: { choices } });
  } catch (error) {
    // The person has typed on: the next suggestions are under way.
    logger.warn('Discord: suggestions came too late', { problem: String(error) });
  }
}

function readAsked({ files }: DiscordContext, interaction: APIInteraction): Asked | null {
  if (interaction.type === 2 && interaction.data.type === 1) {
    const command = interaction as APIChatInputApplicationCommandInteraction;
    return { kind: 'command', request: readCommand(command, files) };
  }
  if (interaction.type === 3) return { kind: 'action', request: readAction(interaction) };
  if (interaction.type === 5) return { kind: 'form', request: readForm(interaction, files) };
  return null;
}

/** `leave`: to be called once it is acknowledged. */
async function answer(
  context: DiscordContext,
  interaction: APIInteraction,
  asked: Asked,
  leave: () => void,
): Promise<void> {
  const { api, handlers, clock, timings } = context;
  const form = asked.kind === 'form' ? null : handlers.formFor(asked.request);
  if (form) return api.acknowledge(interaction, { type: 9, data: formToDiscordModal(form) });

  const until = clock.now() + timings.token;
  const wanted = handlers.acknowledgementOf(asked.request);
  const onMessage = 'message' in interaction && interaction.message !== undefined;
  const acknowledged = wanted === 'replace' && !onMessage ? 'private' : wanted;
  const { origin } = asked.request;
  const answered: Answered = { interaction, origin, until, acknowledged: await acknowledge() };
  leave();
  await context.gate.clear();
  // Nobody would see the answer, and whoever asked has been told that there is none.
  if (answered.acknowledged === 'lapsed' && acknowledged !== 'public') return;
  await deliverReply(context, await run(context, asked), answered);

  async function acknowledge(): Promise<Answered['acknowledged']> {
    try {
      await api.acknowledge(interaction, deferral(acknowledged));
      return acknowledged;
    } catch (error) {
      if (!isLapsed(error)) throw error;
      context.logger.error('Discord: an interaction was acknowledged too late', { error });
      return 'lapsed';
    }
  }
}

/** Also what is shared from a private message is deferred as a message of its own: filling it can be repeated safely. */
function deferral(wanted: Acknowledgement): APIInteractionResponse {
  if (wanted === 'replace') return { type: 6 };
  return wanted === 'private' ? { type: 5, data: { flags: ephemeralFlag } } : { type: 5, data: {} };
}

function run({ handlers }: DiscordContext, asked: Asked): Promise<Reply> {
  if (asked.kind === 'command') return handlers.command(asked.request);
  return asked.kind === 'action' ? handlers.action(asked.request) : handlers.form(asked.request);
}
