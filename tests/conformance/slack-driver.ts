/** The conformance scenarios in Slack: the real adapter and the real Bolt against the loopback Slack. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createSlackPlatform } from '../../src/adapters/slack/slack-platform.ts';
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import type { ChatPlatform } from '../../src/ports/chat-platform.ts';
import { createFakePeople, escaped } from '../fakes/slack/fake-people.ts';
import { createFakeSlack } from '../fakes/slack/fake-slack.ts';
import { bot, type FakeMessage, secrets } from '../fakes/slack/fake-slack-model.ts';
import { readBlocks } from '../fakes/slack/read-blocks.ts';
import { readMrkdwn } from '../fakes/slack/read-mrkdwn.ts';
import type { By, ChatDriver, Outcome, SeenForm, SeenMessage } from './chat-driver.ts';
import { countedHandlers } from './counted-handlers.ts';

const users = { ada: 'U0ADA', ben: 'U0BEN', manager: 'U0MAX', robot: 'U0ROBOT' } as const;
const homePrefix = 'home:';

export async function createSlackDriver(
  options: { readonly mode?: 'socket' | 'http' } = {},
): Promise<ChatDriver> {
  const mode = options.mode ?? 'socket';
  const slack = await createFakeSlack();
  slack.api.scopes = botScopes;
  const people = createFakePeople(slack);
  const { model } = slack;
  const copies: ChatPlatform[] = [];
  let working = 0;
  const idle: (() => boolean)[] = [];

  const userOf = ({ by = 'ada' }: By = {}) => users[by];

  function placeOf(by: By = {}): { readonly channel: string; readonly threadTs: string | null } {
    const { in: place = 'general' } = by;
    if (typeof place === 'object') return { channel: place.channel, threadTs: threadTsOf(place.thread) };
    if (place === 'direct') return { channel: model.directOf(userOf(by)).id, threadTs: null };
    return { channel: place === 'general' ? 'C0GENERAL' : 'C0RANDOM', threadTs: null };
  }

  async function settled(): Promise<void> {
    await slack.quiet(() => working === 0 && idle.every((isIdle) => isIdle()));
  }

  /** What came of `act`, once all is quiet. */
  async function outcomeOf(
    user: string,
    act: () => Promise<{ readonly acknowledgedMs: number | null }>,
  ): Promise<Outcome> {
    const began = performance.now();
    const before = new Map(model.messages.map((message) => [message.ts, message.edits]));
    const homeBefore = model.homes.get(user)?.id;
    const formsBefore = new Set(model.views.map(({ id }) => id));
    const { acknowledgedMs } = await act();
    await settled();
    const touched = model.messages
      .filter(({ at, ts, edits, user: author }) => {
        return author === bot.user && at >= began && before.get(ts) !== edits;
      })
      .sort((a, b) => a.at - b.at);
    const home = model.homes.get(user);
    const form = model.views.find(({ id, user: owner }) => owner === user && !formsBefore.has(id));
    return {
      messages: [
        ...touched.map(seenMessage),
        ...(home && home.id !== homeBefore ? [seenHome(user)].filter((seen) => seen !== null) : []),
      ],
      form: form ? seenForm(user, form.view) : null,
      acknowledgedMs,
    };
  }

  function seenForm(user: string, view: (typeof model.views)[number]['view']): SeenForm {
    const inputs = view.blocks.flatMap((block) => {
      const {
        block_id: id = '',
        label,
        element,
      } = block as { block_id?: string; label?: { text: string }; element?: { type: string } };
      return label ? [{ id, label: label.text, chosen: element?.type === 'external_select' }] : [];
    });
    return {
      title: 'title' in view && view.title ? view.title.text : '',
      fields: inputs.map(({ label }) => label),
      send(values) {
        const byId = Object.fromEntries(inputs.map(({ id, label }) => [id, values[label] ?? '']));
        return outcomeOf(user, async () => {
          for (const { id, chosen } of inputs)
            if (chosen && byId[id]) await people.choose(user, id, byId[id]);
          return people.send(user, byId);
        });
      },
    };
  }

  function seenHome(user: string): SeenMessage | null {
    const home = model.homes.get(user);
    if (!home) return null;
    const read = readBlocks(home.view.blocks);
    return {
      id: `${homePrefix}${user}`,
      channel: model.directOf(user).id,
      thread: null,
      ownThread: '',
      onlyFor: user,
      text: read.text,
      buttons: read.buttons.map(({ label }) => label),
      menus: read.menus.map(menuLabels),
      mentions: read.mentions,
      links: read.links,
      edits: 0,
    };
  }

  function blocksOf(seen: SeenMessage) {
    if (seen.id.startsWith(homePrefix))
      return readBlocks(model.homes.get(seen.onlyFor ?? '')?.view.blocks ?? []);
    return readBlocks(messageOf(seen).blocks);
  }

  function messageOf({ channel, id }: SeenMessage): FakeMessage {
    const message = model.find(channel, id);
    if (!message) throw new Error(`There is no message ${id}`);
    return message;
  }

  function use(seen: SeenMessage, by: By | undefined, actionId: string, value: string | null) {
    const user = seen.onlyFor ?? userOf(by);
    return outcomeOf(user, () =>
      seen.id.startsWith(homePrefix)
        ? people.pressHome(user, actionId, value)
        : people.press(user, messageOf(seen), actionId, value),
    );
  }

  return {
    workspaces: 1,
    readsThreads: true,
    async startCopy({ handlers, logger, isIdle }) {
      idle.push(isIdle);
      const port = mode === 'http' ? await freePort() : 3000;
      const platform = createSlackPlatform({
        botToken: secrets.botToken,
        ...(mode === 'http' ? { signingSecret: secrets.signingSecret } : { appToken: secrets.appToken }),
        handlers: countedHandlers(handlers, (change) => {
          working += change;
          slack.stir();
        }),
        logger,
        clock: { now: () => Date.now() },
        config: { mode, port, managers: 'admins', apiUrl: slack.apiUrl, fileHosts: [slack.fileHost] },
        timings: { messageGap: 10, reconnect: 20, hello: 2000, request: 2000, settle: 50, lookAgain: 50 },
      });
      await platform.start();
      copies.push(platform);
      if (mode === 'socket') return platform;
      const url = `http://127.0.0.1:${port}/slack/events`;
      const { urls } = slack.delivery;
      urls.push(url);
      return {
        ...platform,
        stop() {
          // Whatever spreads requests over copies sends none to one that is gone.
          if (urls.includes(url)) urls.splice(urls.indexOf(url), 1);
          return platform.stop();
        },
      };
    },
    close: () => slack.close(),
    command(command, subcommand, values, by) {
      const typed = [`/${command}`, subcommand ?? '', written(command, values)].filter((word) => word !== '');
      return outcomeOf(userOf(by), () => people.type(userOf(by), placeOf(by).channel, typed.join(' ')));
    },
    typed: (text, by) => outcomeOf(userOf(by), () => people.type(userOf(by), placeOf(by).channel, text)),
    suggestions: async () => null,
    press(message, label, by) {
      const button = blocksOf(message).buttons.find((one) => one.label === label);
      if (!button) throw new Error(`There is no button "${label}"`);
      return use(message, by, button.actionId, null);
    },
    choose(message, label, by) {
      for (const menu of blocksOf(message).menus) {
        const choice = menu.choices.find((one) => one.label === label);
        if (choice) return use(message, by, menu.actionId, choice.value);
      }
      throw new Error(`There is no choice "${label}"`);
    },
    say(text, by) {
      const { channel, threadTs } = placeOf(by);
      return outcomeOf(userOf(by), () => say(channel, threadTs, text, by));
    },
    reply(to, text, by) {
      const threadTs = threadTsOf(to.thread) ?? to.id;
      return outcomeOf(userOf(by), () => say(to.channel, threadTs, text, by));
    },
    async home(by) {
      await outcomeOf(userOf(by), () => people.openHome(userOf(by)));
      return seenHome(userOf(by));
    },
    during: (act) =>
      outcomeOf(users.ada, async () => {
        await act();
        return { acknowledgedMs: null };
      }),
    allowPosts(place, allowed) {
      const channel = model.channels.get(place === 'general' ? 'C0GENERAL' : 'C0RANDOM');
      if (channel) channel.member = allowed;
    },
    redeliver: () => outcomeOf(users.ada, () => slack.redeliver()),
    failNext: (fault, times) => slack.faults.failNext(fault, times),
    async dropConnections() {
      if (mode === 'http') return;
      slack.delivery.drop();
      while (slack.delivery.connections() < copies.length)
        await new Promise((resolve) => setTimeout(resolve, 10));
    },
    seen: ({ channel, thread }) =>
      model.messages
        .filter((message) => message.channel === channel && message.onlyFor === null)
        .map(seenMessage)
        .filter((message) => message.thread === thread),
    violations: () => model.violations,
  };

  async function say(
    channel: string,
    threadTs: string | null,
    text: string,
    by: (By & { readonly mention?: boolean }) | undefined,
  ) {
    const whole = by?.mention ? `<@${bot.user}> ${escaped(text)}` : escaped(text);
    const { delivered } = await people.say(userOf(by), channel, whole, threadTs ? { threadTs } : {});
    return delivered;
  }
}

function seenMessage(message: FakeMessage): SeenMessage {
  const { ts, channel, threadTs, onlyFor, text, blocks, mrkdwn, edits } = message;
  const notification = readMrkdwn(text, { formatted: mrkdwn && blocks.length === 0 });
  const shown = readBlocks(blocks);
  return {
    id: ts,
    channel,
    thread: threadTs === null ? null : `${channel}/${threadTs}`,
    ownThread: `${channel}/${threadTs ?? ts}`,
    onlyFor,
    text: blocks.length === 0 ? notification.text : shown.text,
    buttons: shown.buttons.map(({ label }) => label),
    menus: shown.menus.map(menuLabels),
    mentions: [...notification.mentions, ...shown.mentions],
    links: [...notification.links, ...shown.links],
    edits,
  };
}

function menuLabels({
  placeholder,
  choices,
}: {
  readonly placeholder: string;
  readonly choices: readonly { readonly label: string }[];
}) {
  return { placeholder, choices: choices.map(({ label }) => label) };
}

/** `C0GENERAL/1790000001.000001` → `1790000001.000001`. */
function threadTsOf(thread: string | null): string | null {
  return thread?.split('/')[1] ?? null;
}

/** Options as people type them: `/brief show harbour-budget people`, `/ask Who came? --brief harbour-budget --public`. */
function written(command: string, values: Readonly<Record<string, string | boolean>>): string {
  const words = Object.entries(values).map(([name, value]) => {
    if (value === true) return `--${name}`;
    if (value === false) return '';
    return command === 'brief' || name === 'question' ? value : `--${name} ${value}`;
  });
  return words.filter((word) => word !== '').join(' ');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
