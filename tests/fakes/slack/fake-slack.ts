/** A small Slack on 127.0.0.1: Web API, response_urls, files, Socket Mode and signed HTTP, and people who do things in it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFakeDelivery, type Delivered, type Envelope, type FakeDelivery } from './fake-delivery.ts';
import { createFakeFaults, type FakeAnswer, type FakeFaults } from './fake-faults.ts';
import { createFakeResponses, type FakeResponses } from './fake-responses.ts';
import {
  bot,
  createFakeSlackModel,
  type FakeMessage,
  type FakeSlackModel,
  secrets,
  team,
} from './fake-slack-model.ts';
import { createFakeWebApi, type FakeWebApi } from './fake-web-api.ts';

export interface FakeSlack {
  /** `http://127.0.0.1:<port>/api/`. */
  readonly apiUrl: string;
  /** `127.0.0.1:<port>`, where files are. */
  readonly fileHost: string;
  readonly model: FakeSlackModel;
  readonly api: FakeWebApi;
  readonly faults: FakeFaults;
  readonly responses: FakeResponses;
  readonly delivery: FakeDelivery;
  /** Delivers, and keeps it for {@link redeliver}. */
  deliver(envelope: Envelope): Promise<Delivered>;
  /** Delivers what is asked while somebody types, which {@link redeliver} does not repeat. */
  ask(envelope: Envelope): Promise<Delivered>;
  /** Delivers what was delivered last once more. */
  redeliver(): Promise<Delivered>;
  event(event: Readonly<Record<string, unknown>>): Promise<Delivered>;
  /** A new trigger_id of a user, made `age` milliseconds ago. */
  trigger(user: string, age?: number): string;
  responseUrl(place: {
    readonly channel: string;
    readonly user: string;
    readonly message: FakeMessage | null;
  }): string;
  /** Something is going on, and more may come of it. */
  stir(): void;
  /** Resolves once no request or delivery has been under way for a while, and `isIdle` has said so, too. */
  quiet(isIdle?: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const calmTurns = 12;
const turnMs = 5;

export async function createFakeSlack(): Promise<FakeSlack> {
  const model = createFakeSlackModel();
  const faults = createFakeFaults(model.violations);
  const triggers = new Map<string, { user: string; made: number }>();
  const last: Envelope[] = [];
  let underWay = 0;
  let activity = 0;

  const server = createServer((request, response) => {
    busy(1);
    void serve(request, response)
      // A client that was killed amid its request.
      .catch(() => response.destroy())
      .finally(() => busy(-1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;

  const delivery = createFakeDelivery({ server, port: () => port, violations: model.violations });
  const responses = createFakeResponses({ model, faults, onPosted: tellOfOwn });
  const api = createFakeWebApi({
    model,
    faults,
    onPosted: tellOfOwn,
    socketUrl: () => delivery.socketUrl(),
    useTrigger(id) {
      const trigger = triggers.get(id);
      triggers.delete(id);
      return trigger ? { user: trigger.user, age: performance.now() - trigger.made } : null;
    },
  });

  function busy(change: number): void {
    underWay += change;
    activity += 1;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', `http://${host}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const [, room, id = ''] = pathname.split('/');
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (room === 'api') send(response, api.call(id, Object.fromEntries(new URLSearchParams(body)), token));
    else if (room === 'response') send(response, responses.post(id, body));
    else if (room === 'files') sendFile(response, id, token);
    else send(response, { status: 404, body: 'not here' });
  }

  function sendFile(response: ServerResponse, id: string, token: string): void {
    const file = model.files.get(id);
    if (!file) send(response, { status: 404, body: 'no such file' });
    else if (file.refused || token !== secrets.botToken) {
      response.writeHead(302, { location: `http://${host}/login` }).end();
    } else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes);
  }

  async function deliver(envelope: Envelope, retry?: { number: number; reason: string }): Promise<Delivered> {
    busy(1);
    try {
      return await delivery.deliver(envelope, retry);
    } finally {
      busy(-1);
    }
  }

  function eventEnvelope(event: Readonly<Record<string, unknown>>): Envelope {
    return {
      type: 'events_api',
      payload: {
        token: 'verification',
        team_id: team,
        api_app_id: 'A0FAKE',
        event,
        type: 'event_callback',
        event_id: model.nextId('Ev'),
        event_time: 1_700_000_000,
        authorizations: [
          {
            enterprise_id: null,
            team_id: team,
            user_id: bot.user,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
      },
    };
  }

  /** Slack tells an app of its own messages, too. */
  function tellOfOwn(channel: string, ts: string, change: 'posted' | 'changed'): void {
    const message = model.find(channel, ts);
    if (!message || !model.channels.get(channel)?.member) return;
    const inner = messageEvent(message);
    const event =
      change === 'posted'
        ? inner
        : { type: 'message', subtype: 'message_changed', channel, ts: model.nextTs(), message: inner };
    if (delivery.connections() > 0 || delivery.urls.length > 0) void deliver(eventEnvelope(event));
  }

  function messageEvent({ channel, ts, threadTs, user, botId, text }: FakeMessage) {
    return {
      type: 'message',
      channel,
      channel_type: model.channels.get(channel)?.kind ?? 'channel',
      user,
      text,
      ts,
      event_ts: ts,
      ...(botId ? { bot_id: botId, bot_profile: { id: botId, app_id: 'A0FAKE' } } : {}),
      ...(threadTs ? { thread_ts: threadTs } : {}),
    };
  }

  return {
    apiUrl: `http://${host}/api/`,
    fileHost: host,
    model,
    api,
    faults,
    responses,
    delivery,
    deliver(envelope) {
      last.splice(0, last.length, envelope);
      return deliver(envelope);
    },
    ask: (envelope) => deliver(envelope),
    async redeliver() {
      const [envelope] = last;
      if (!envelope) throw new Error('Nothing has been delivered yet');
      return deliver(envelope, { number: 1, reason: 'timeout' });
    },
    event(event) {
      const envelope = eventEnvelope(event);
      last.splice(0, last.length, envelope);
      return deliver(envelope);
    },
    trigger(user, age = 0) {
      const id = model.nextId('trigger.');
      triggers.set(id, { user, made: performance.now() - age });
      return id;
    },
    responseUrl: (place) => `http://${host}/response/${responses.create(place)}`,
    stir: () => busy(0),
    async quiet(isIdle = () => true) {
      const giveUp = performance.now() + 15_000;
      let before = activity;
      // Turns of the event loop rather than time: on a busy machine much time may pass without anything having had a turn.
      for (let calm = 0; calm < calmTurns; calm++) {
        if (performance.now() > giveUp) throw new Error('The loopback Slack did not become quiet');
        await new Promise((resolve) => setTimeout(resolve, turnMs));
        const still = underWay === 0 && activity === before && performance.now() >= faults.busyUntil();
        if (!still || !isIdle()) calm = -1;
        before = activity;
      }
    },
    async close() {
      delivery.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: FakeAnswer): void {
  if (status === 0) {
    response.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}
