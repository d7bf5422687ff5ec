/** The conformance scenarios in Discord: the real adapter and the real discord.js against the loopback Discord. */
import { createDiscordPlatform } from '../../src/adapters/discord/discord-platform.ts';
import { createFakeDiscord } from '../fakes/discord/fake-discord.ts';
import {
  bot,
  channelIds,
  type FakeUser,
  people,
  permissionBits,
  secrets,
} from '../fakes/discord/fake-discord-cast.ts';
import type { FakeMessage } from '../fakes/discord/fake-discord-model.ts';
import type { FakeInteraction } from '../fakes/discord/fake-interactions.ts';
import { createFakePeople, inputsOf } from '../fakes/discord/fake-people.ts';
import { readPayload } from '../fakes/discord/read-payload.ts';
import type { By, ChatDriver, Outcome, SeenForm, SeenMessage } from './chat-driver.ts';
import { countedHandlers } from './counted-handlers.ts';

interface Component {
  readonly type: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly label: string; readonly value: string }[];
}

const reconnectWithinMs = 10_000;

export async function createDiscordDriver(
  options: { readonly messageContent?: boolean } = {},
): Promise<ChatDriver> {
  const discord = await createFakeDiscord();
  const doers = createFakePeople(discord);
  const { model } = discord;
  let working = 0;
  const idle: (() => boolean)[] = [];
  const settled = () => discord.quiet(() => working === 0 && idle.every((isIdle) => isIdle()));

  const userOf = ({ by = 'ada' }: By = {}) => people[by];

  /** The id of the channel, or of the thread. */
  function placeOf(by: By = {}): string {
    const { in: place = 'general' } = by;
    if (typeof place === 'object') return place.thread ?? place.channel;
    return place === 'direct' ? model.directOf(userOf(by)).id : channelIds[place];
  }

  /** What came of `act`, once all is quiet. */
  async function outcomeOf(
    act: () => FakeInteraction | null | Promise<FakeInteraction | null>,
  ): Promise<Outcome> {
    const began = performance.now();
    const interaction = await act();
    await settled();
    const touched = model.messages
      .filter(({ author, at, loading }) => author.id === bot.id && at >= began && !loading)
      .sort((a, b) => a.at - b.at);
    return {
      messages: touched.map(seenMessage),
      form: interaction?.form ? seenForm(interaction, interaction.form) : null,
      acknowledgedMs: interaction?.acknowledgedMs ?? null,
    };
  }

  function seenForm(from: FakeInteraction, form: NonNullable<FakeInteraction['form']>): SeenForm {
    const inputs = inputsOf(form);
    return {
      title: form.title,
      fields: inputs.map(({ label }) => label),
      send(values) {
        const user = Object.values(people).find(({ id }) => id === from.user) ?? people.ada;
        const byId = Object.fromEntries(inputs.map(({ id, label }) => [id, values[label] ?? '']));
        return outcomeOf(() => doers.send(user, from, form, byId));
      },
    };
  }

  function seenMessage(message: FakeMessage): SeenMessage {
    const { id, channel, onlyFor, edits } = message;
    const place = model.channels.get(channel);
    const thread = place?.type === 11 ? channel : null;
    const { text, mentions, links } = readPayload(message);
    const components = componentsOf(message);
    return {
      id,
      channel: thread === null ? channel : (place?.parent ?? channel),
      thread,
      ownThread: thread ?? id,
      onlyFor,
      text,
      buttons: components.filter(({ type }) => type === 2).map(({ label = '' }) => label),
      menus: components
        .filter(({ type }) => type === 3)
        .map(({ placeholder = '', options: choices = [] }) => ({
          placeholder,
          choices: choices.map(({ label }) => label),
        })),
      mentions,
      links,
      edits,
    };
  }

  function messageOf({ channel, thread, id }: SeenMessage): FakeMessage {
    const message = model.find(thread ?? channel, id);
    if (!message) throw new Error(`There is no message ${id}`);
    return message;
  }

  /** Only the one who sees a message can use what is on it. */
  function presserOf({ onlyFor }: SeenMessage, by: By | undefined): FakeUser {
    return Object.values(people).find(({ id }) => id === onlyFor) ?? userOf(by);
  }

  const written = (text: string, mention = false) => (mention ? `<@${bot.id}> ${text}` : text);

  return {
    workspaces: 'many',
    readsThreads: options.messageContent ?? false,
    async startCopy({ handlers, store, logger, isIdle }) {
      idle.push(isIdle);
      const platform = createDiscordPlatform({
        token: secrets.token,
        handlers: countedHandlers(handlers, (change) => {
          working += change;
          discord.stir();
        }),
        store,
        logger,
        clock: { now: () => Date.now() },
        config: { apiUrl: discord.apiUrl, guild: null, messageContent: options.messageContent ?? false },
        timings: { lease: 1000, renew: 200, request: 5000, ready: 8000, retries: [20, 40, 80] },
      });
      await platform.start();
      return platform;
    },
    close: () => discord.close(),
    command: (command, subcommand, values, by) =>
      outcomeOf(() => doers.type(userOf(by), placeOf(by), { command, subcommand, options: values })),
    typed: async () => null,
    async suggestions(command, subcommand, option, typed, by) {
      const interaction = await doers.type(userOf(by), placeOf(by), {
        command,
        subcommand,
        options: { [option]: typed },
        focused: option,
      });
      await settled();
      return interaction.choices ?? [];
    },
    press(seen, label, by) {
      const message = messageOf(seen);
      const button = componentsOf(message).find((one) => one.type === 2 && one.label === label);
      if (!button) throw new Error(`There is no button "${label}"`);
      return outcomeOf(() => doers.press(presserOf(seen, by), message, button.custom_id, null));
    },
    choose(seen, label, by) {
      const message = messageOf(seen);
      for (const menu of componentsOf(message)) {
        const choice = menu.options?.find((one) => one.label === label);
        if (choice)
          return outcomeOf(() => doers.press(presserOf(seen, by), message, menu.custom_id, choice.value));
      }
      throw new Error(`There is no choice "${label}"`);
    },
    say: (text, by) =>
      outcomeOf(() => {
        doers.say(userOf(by), placeOf(by), written(text, by?.mention));
        return null;
      }),
    reply: (to, text, by) =>
      outcomeOf(() => {
        const message = messageOf(to);
        const inThread = to.thread !== null;
        // Neither direct messages nor what one person sees can have a thread.
        const canStart = model.channels.get(message.channel)?.type === 0 && to.onlyFor === null;
        if (!inThread && canStart) discord.startThread(message, 'Talk');
        const place = !inThread && canStart ? message.id : message.channel;
        const replyTo = inThread || canStart ? undefined : message.id;
        doers.say(userOf(by), place, written(text, by?.mention), replyTo);
        return null;
      }),
    home: async () => null,
    during: (act) =>
      outcomeOf(async () => {
        await act();
        return null;
      }),
    allowPosts(place, allowed) {
      const channel = model.channels.get(channelIds[place]);
      if (channel) channel.denied = allowed ? 0n : permissionBits.sendMessages;
    },
    redeliver: () =>
      outcomeOf(() => {
        discord.redeliver();
        return null;
      }),
    failNext: (fault, times) => discord.faults.failNext(fault, times),
    async dropConnections() {
      const before = discord.gateway.connections();
      discord.gateway.drop();
      for (const end = performance.now() + reconnectWithinMs; discord.gateway.connections() < before; ) {
        if (performance.now() > end) throw new Error('Not every connection came back');
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    seen: ({ channel, thread }) =>
      model.messages
        .filter((message) => message.channel === (thread ?? channel))
        .filter(({ onlyFor, loading }) => onlyFor === null && !loading)
        .map(seenMessage),
    violations: () => model.violations,
  };
}

function componentsOf({ components }: FakeMessage): Component[] {
  return (components as readonly { readonly components?: readonly Component[] }[]).flatMap(
    (row) => row.components ?? [],
  );
}
