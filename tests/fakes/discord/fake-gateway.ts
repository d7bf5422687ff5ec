/** The gateway of the loopback Discord: greets, resumes, hands out events, and drops connections when told to. */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { bot, botUser, secrets } from './fake-discord-cast.ts';
import { guildToJson, userToJson } from './fake-discord-json.ts';
import type { FakeDiscordModel } from './fake-discord-model.ts';

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const intents = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;

export interface FakeGateway {
  /** Hands an event to every session that asked for such; one whose connection is lost gets it when it resumes. */
  dispatch(event: string, data: (intents: number) => unknown, needs?: number): void;
  /** Connections that have been greeted. */
  connections(): number;
  /** How many connections have identified, and how many have resumed. */
  readonly counts: { identified: number; resumed: number };
  /** Cuts all connections without a word. */
  drop(): void;
  /** Closes all connections with a code. */
  closeAll(code: number): void;
  /** Asks all to reconnect, as Discord does now and then. */
  askToReconnect(): void;
  /** Bits of intents that the app may not use. */
  disallowed: number;
  /** Whether a lost session can be resumed. */
  resumable: boolean;
  /** Connections from now on are refused, accepted and never greeted, or neither. */
  mood: 'friendly' | 'refusing' | 'silent' | 'hanging';
  close(): void;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly events: { readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

interface Incoming {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly shard?: readonly [number, number];
    readonly session_id?: string;
    readonly seq?: number;
  } | null;
}

export function createFakeGateway(config: {
  readonly server: Server;
  readonly url: () => string;
  readonly model: FakeDiscordModel;
  readonly applicationFlags: () => number;
}): FakeGateway {
  const { server, model } = config;
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  let counter = 0;

  const hanging = new Set<Duplex>();
  server.on('upgrade', (request, socket, head) => {
    // A client that is gone before it was answered.
    socket.on('error', () => {});
    if (gateway.mood === 'hanging') {
      hanging.add(socket);
      return;
    }
    if (gateway.mood === 'refusing' || !request.url?.startsWith('/gateway')) {
      socket.end('HTTP/1.1 503 Service Unavailable\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('error', () => connection.terminate());
      if (gateway.mood === 'silent') return;
      connection.on('message', (data) => receive(connection, JSON.parse(String(data)) as Incoming));
      connection.on('close', (code) => leave(connection, code));
      connection.send(JSON.stringify({ op: 10, d: { heartbeat_interval: 41_250 }, s: null, t: null }));
    });
  });

  /** A session closed by the app itself is over; any other one may be resumed. */
  function leave(connection: WebSocket, code: number): void {
    for (const session of sessions.values()) {
      if (session.socket !== connection) continue;
      session.socket = null;
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    }
  }

  function receive(connection: WebSocket, { op, d }: Incoming): void {
    if (op === 1) connection.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
    else if (op === 2) identify(connection, d);
    else if (op === 6) resume(connection, d);
  }

  function identify(connection: WebSocket, d: Incoming['d']): void {
    const asked = d?.intents ?? 0;
    if (d?.token !== secrets.token) {
      connection.close(4004, 'Authentication failed.');
      return;
    }
    if (asked & gateway.disallowed) {
      connection.close(4014, 'Disallowed intent(s).');
      return;
    }
    gateway.counts.identified += 1;
    const session: Session = {
      id: `session${++counter}`,
      intents: asked,
      shard: d.shard ?? [0, 1],
      events: [],
      socket: connection,
    };
    sessions.set(session.id, session);
    const [shard, count] = session.shard;
    const there = [...model.guilds].filter(([id]) => Number((BigInt(id) >> 22n) % BigInt(count)) === shard);
    send(session, 'READY', {
      v: 10,
      user: { ...userToJson(botUser), verified: true, email: null, mfa_enabled: true, flags: 0 },
      session_id: session.id,
      resume_gateway_url: config.url(),
      shard: session.shard,
      application: { id: bot.id, flags: config.applicationFlags() },
      guilds: there.map(([id]) => ({ id, unavailable: true })),
    });
    if (asked & intents.guilds)
      for (const [id, name] of there)
        send(session, 'GUILD_CREATE', guildToJson(id, name, model.channels.values()));
  }

  function resume(connection: WebSocket, d: Incoming['d']): void {
    const session = sessions.get(d?.session_id ?? '');
    if (!session || !gateway.resumable || d?.token !== secrets.token) {
      sessions.delete(d?.session_id ?? '');
      connection.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return;
    }
    gateway.counts.resumed += 1;
    session.socket = connection;
    for (let at = d.seq ?? 0; at < session.events.length; at++) write(session, at);
    send(session, 'RESUMED', { _trace: [] });
  }

  function send(session: Session, t: string, d: unknown): void {
    session.events.push({ t, d });
    write(session, session.events.length - 1);
  }

  function write({ socket, events }: Session, at: number): void {
    socket?.send(JSON.stringify({ op: 0, ...events[at], s: at + 1 }));
  }

  const connected = () => [...sessions.values()].flatMap(({ socket }) => (socket ? [socket] : []));

  const gateway: FakeGateway = {
    disallowed: 0,
    resumable: true,
    mood: 'friendly',
    counts: { identified: 0, resumed: 0 },
    connections: () => connected().length,
    dispatch(event, data, needs = 0) {
      for (const session of sessions.values())
        if (needs === 0 || session.intents & needs) send(session, event, data(session.intents));
    },
    drop() {
      for (const session of sessions.values()) {
        session.socket?.terminate();
        session.socket = null;
      }
    },
    closeAll(code) {
      for (const socket of connected()) socket.close(code);
    },
    askToReconnect() {
      for (const socket of connected()) socket.send(JSON.stringify({ op: 7, d: null, s: null, t: null }));
    },
    close() {
      for (const socket of hanging) socket.destroy();
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
  return gateway;
}
