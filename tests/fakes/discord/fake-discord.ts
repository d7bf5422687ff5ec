/** A small Discord on 127.0.0.1: HTTP API, gateway, and the faults that a test asks for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bot, type FakeChannel } from './fake-discord-cast.ts';
import { channelToJson, guildToJson, memberToJson } from './fake-discord-json.ts';
import { createFakeDiscordModel, type FakeDiscordModel, type FakeMessage } from './fake-discord-model.ts';
import { createFakeFaults, type FakeAnswer, type FakeFaults } from './fake-faults.ts';
import { createFakeGateway, type FakeGateway, intents } from './fake-gateway.ts';
import { createFakeInteractions, type FakeInteractions } from './fake-interactions.ts';
import { createFakeRest, type FakeRest } from './fake-rest.ts';
import { type FakeSettings, fakeSettings } from './fake-settings.ts';

export interface FakeDiscord {
  /** `http://127.0.0.1:<port>/api`. */
  readonly apiUrl: string;
  readonly model: FakeDiscordModel;
  readonly faults: FakeFaults;
  readonly gateway: FakeGateway;
  readonly interactions: FakeInteractions;
  readonly rest: FakeRest;
  /** Can be changed at any time. */
  readonly settings: FakeSettings;
  /** Flags of the app; limited access to message content unless set. */
  applicationFlags: number;
  /** Hands an event to all sessions, and keeps it for {@link redeliver}. */
  dispatch(event: string, data: unknown): void;
  /** Tells all sessions of what a person wrote, its content blanked where the app may not read it. */
  tell(message: FakeMessage): void;
  /** Starts a thread on a message, unless there is one. */
  startThread(message: FakeMessage, name: string): void;
  /** The bot is added to a guild without channels. The id. */
  addGuild(name: string): string;
  /** The bot is removed from it. */
  removeGuild(id: string): void;
  /** A guild goes down, and comes back. */
  interruptGuild(id: string): void;
  /** Hands out what was dispatched last once more. */
  redeliver(): void;
  /** Something is going on, and more may come of it. */
  stir(): void;
  /**
   * Resolves once no request is under way, nothing has happened for `calmMs`, every interaction has been finished, and
   * `isIdle` says so too.
   */
  quiet(isIdle?: () => boolean, calmMs?: number): Promise<void>;
  close(): Promise<void>;
}

export async function createFakeDiscord(given: Partial<FakeSettings> = {}): Promise<FakeDiscord> {
  const settings: FakeSettings = { ...fakeSettings, ...given };
  const model = createFakeDiscordModel();
  const faults = createFakeFaults();
  let underWay = 0;
  let lastActivity = performance.now();
  let again: (() => void) | null = null;

  const server = createServer((request, response) => {
    busy(1);
    void serve(request, response).finally(() => busy(-1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const gatewayUrl = () => `ws://127.0.0.1:${port}/gateway`;
  const applicationFlags = () => discord.applicationFlags;

  const gateway = createFakeGateway({ server, url: gatewayUrl, model, applicationFlags });
  const interactions = createFakeInteractions({ model, onPosted: announce });
  const rest = createFakeRest({
    model,
    faults,
    settings,
    interactions,
    gatewayUrl,
    applicationFlags,
    onPosted: announce,
    onThread: announceThread,
  });

  function busy(change: number): void {
    underWay += change;
    lastActivity = performance.now();
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const answer = rest.call({
      method: request.method ?? 'GET',
      path: pathname.replace(/^\/api(?:\/v10)?/, ''),
      query,
      body: text === '' ? undefined : JSON.parse(text),
      authorization: request.headers.authorization ?? '',
      isGone: () => request.socket.destroyed || request.socket.readableEnded,
    });
    if (answer.dropped) request.socket.destroy();
    else send(response, answer);
  }

  /** Discord tells a bot of its own messages, too, except those for one person. */
  function announce(message: FakeMessage): void {
    const { guild, needs } = placeOf(message);
    if (message.onlyFor !== null) return;
    const whole = () => ({ ...model.toJson(message), ...(guild === null ? {} : { guild_id: guild }) });
    gateway.dispatch('MESSAGE_CREATE', whole, needs);
  }

  function announceThread(thread: FakeChannel): void {
    gateway.dispatch(
      'THREAD_CREATE',
      () => ({ ...channelToJson(thread), newly_created: true }),
      intents.guilds,
    );
  }

  function tellOfGuild(event: string, data: unknown): void {
    busy(0);
    gateway.dispatch(event, () => data, intents.guilds);
  }

  function placeOf({ channel }: FakeMessage) {
    const guild = model.channels.get(channel)?.guild ?? null;
    return { guild, needs: guild === null ? intents.directMessages : intents.guildMessages };
  }

  function keep(act: () => void): void {
    again = act;
    busy(0);
    act();
  }

  const discord: FakeDiscord = {
    apiUrl: `http://127.0.0.1:${port}/api`,
    model,
    faults,
    gateway,
    interactions,
    rest,
    settings,
    applicationFlags: 1 << 19,
    dispatch: (event, data) => keep(() => gateway.dispatch(event, () => data)),
    tell(message) {
      const { guild, needs } = placeOf(message);
      const whole: Record<string, unknown> = {
        ...model.toJson(message),
        ...(guild === null ? {} : { guild_id: guild, member: memberToJson(message.author) }),
      };
      const open = guild === null || message.content.includes(`<@${bot.id}>`);
      const blank = { ...whole, content: '', embeds: [], components: [], attachments: [] };
      keep(() =>
        gateway.dispatch(
          'MESSAGE_CREATE',
          (asked) => (open || asked & intents.messageContent ? whole : blank),
          needs,
        ),
      );
    },
    startThread(message, name) {
      const thread = model.startThread(message, name);
      if (thread) announceThread(thread);
    },
    addGuild(name) {
      const id = model.nextId();
      model.guilds.set(id, name);
      tellOfGuild('GUILD_CREATE', guildToJson(id, name, model.channels.values()));
      return id;
    },
    removeGuild(id) {
      model.guilds.delete(id);
      tellOfGuild('GUILD_DELETE', { id });
    },
    interruptGuild(id) {
      tellOfGuild('GUILD_DELETE', { id, unavailable: true });
      tellOfGuild('GUILD_CREATE', guildToJson(id, model.guilds.get(id) ?? '', model.channels.values()));
    },
    redeliver() {
      if (!again) throw new Error('Nothing has been dispatched yet');
      keep(again);
    },
    stir: () => busy(0),
    async quiet(isIdle = () => true, calmMs = 80) {
      const giveUp = performance.now() + 15_000;
      while (performance.now() < giveUp) {
        const now = performance.now();
        const calm = underWay === 0 && now - lastActivity >= calmMs && now >= faults.busyUntil();
        if (calm && !interactions.anyPending() && isIdle()) return;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      throw new Error('The loopback Discord did not become quiet');
    },
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return discord;
}

function send(response: ServerResponse, { status, body, headers = {} }: FakeAnswer): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
