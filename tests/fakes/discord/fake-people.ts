/** What people do in the loopback Discord, as the events that Discord makes of it. */
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import type { FakeDiscord } from './fake-discord.ts';
import { bot, type FakeUser } from './fake-discord-cast.ts';
import { channelToJson, memberToJson, userToJson } from './fake-discord-json.ts';
import type { FakeMessage } from './fake-discord-model.ts';
import type { FakeInteraction } from './fake-interactions.ts';

export interface Typed {
  readonly command: string;
  readonly subcommand: string | null;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** The option that is being typed, for suggestions. */
  readonly focused?: string;
}

export interface FakePeople {
  /** Sends a command, or asks for suggestions while typing one. Rejects where the app has no such command. */
  type(user: FakeUser, channel: string, typed: Typed): Promise<FakeInteraction>;
  /** Uses a button (`value` null) or a menu. */
  press(user: FakeUser, message: FakeMessage, customId: string, value: string | null): FakeInteraction;
  /** Sends a form. `values` by custom_id. */
  send(
    user: FakeUser,
    from: FakeInteraction,
    form: APIModalInteractionResponseCallbackData,
    values: Readonly<Record<string, string>>,
  ): FakeInteraction;
  say(user: FakeUser, channel: string, content: string, replyTo?: string): FakeMessage;
}

/** A field of a form, in its label or its row. */
export interface FormInput {
  readonly type: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[];
}

interface FormPart {
  readonly type: number;
  readonly label?: string;
  readonly component?: FormInput;
  readonly components?: readonly FormInput[];
}

export function createFakePeople(discord: FakeDiscord): FakePeople {
  const { model } = discord;

  function interact(
    user: FakeUser,
    channelId: string,
    source: FakeMessage | null,
    type: number,
    data: unknown,
  ): FakeInteraction {
    const channel = model.channels.get(channelId);
    if (!channel) throw new Error(`There is no channel ${channelId}`);
    const interaction = discord.interactions.create({ user: user.id, channel: channelId, source });
    const { guild } = channel;
    discord.dispatch('INTERACTION_CREATE', {
      id: interaction.id,
      application_id: bot.id,
      type,
      token: interaction.token,
      version: 1,
      channel_id: channelId,
      channel: channelToJson(channel),
      data,
      ...(source ? { message: model.toJson(source) } : {}),
      ...(guild === null
        ? { user: userToJson(user), context: 1, authorizing_integration_owners: { 0: '0' } }
        : {
            guild_id: guild,
            guild: { id: guild, locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            member: { ...memberToJson(user), user: userToJson(user) },
            context: 0,
            authorizing_integration_owners: { 0: guild },
          }),
      app_permissions: '2147552256',
      locale: 'en-GB',
      entitlements: [],
      attachment_size_limit: 10_485_760,
    });
    return interaction;
  }

  /** Registered for everyone or for one guild; an app may still be busy with it. */
  async function registered(name: string, guild: string | null) {
    for (const end = performance.now() + 2000; ; ) {
      for (const scope of [guild ?? '', 'global']) {
        const command = model.commands.get(scope)?.find((one) => one.name === name);
        if (command) return { id: String(command.id), guild: scope === 'global' ? null : scope };
      }
      if (performance.now() > end) throw new Error(`There is no command "${name}"`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  return {
    async type(user, channelId, { command, subcommand, options, focused }) {
      const known = await registered(command, model.channels.get(channelId)?.guild ?? null);
      const given = Object.entries(options).map(([name, value]) => ({
        name,
        type: typeof value === 'boolean' ? 5 : 3,
        value,
        ...(name === focused ? { focused: true } : {}),
      }));
      return interact(user, channelId, null, focused === undefined ? 2 : 4, {
        id: known.id,
        name: command,
        type: 1,
        options: subcommand === null ? given : [{ name: subcommand, type: 1, options: given }],
        ...(known.guild === null ? {} : { guild_id: known.guild }),
      });
    },
    press: (user, message, customId, value) =>
      interact(user, message.channel, message, 3, {
        custom_id: customId,
        id: 1,
        ...(value === null ? { component_type: 2 } : { component_type: 3, values: [value] }),
      }),
    send: (user, from, form, values) =>
      interact(user, from.channel, from.source, 5, {
        custom_id: form.custom_id,
        components: (form.components as readonly FormPart[]).map((part, at) => ({
          type: part.type,
          id: at + 1,
          ...(part.component ? { component: filled(part.component, values) } : {}),
          ...(part.components ? { components: part.components.map((input) => filled(input, values)) } : {}),
        })),
      }),
    say(user, channelId, content, replyTo) {
      const message = model.add({ channel: channelId, author: user, content, replyTo: replyTo ?? null });
      discord.tell(message);
      return message;
    },
  };
}

/** The fields of a form with their labels, whichever way these are given. */
export function inputsOf(
  form: APIModalInteractionResponseCallbackData,
): { id: string; label: string; type: number }[] {
  return (form.components as readonly FormPart[]).flatMap((part) =>
    [...(part.component ? [part.component] : []), ...(part.components ?? [])].map((input) => ({
      id: input.custom_id,
      label: part.label ?? input.label ?? '',
      type: input.type,
    })),
  );
}

function filled({ type, custom_id, options }: FormInput, values: Readonly<Record<string, string>>) {
  const common = { type, id: 1, custom_id };
  if (type === 4) return { ...common, value: values[custom_id] ?? '' };
  const chosen = values[custom_id] || options?.find(({ default: isDefault }) => isDefault)?.value;
  if (type !== 3 || chosen === undefined) return { ...common, values: [] };
  if (!options?.some(({ value }) => value === chosen))
    throw new Error(`${custom_id} has no choice ${chosen}`);
  return { ...common, values: [chosen] };
}
