/** How the loopback Slack hands events to the app: envelopes over Socket Mode, or signed requests over HTTP. */
import { createHmac } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { secrets } from './fake-slack-model.ts';

export interface Envelope {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Delivered {
  /** Null where nothing acknowledged it in time, or there was nobody to deliver it to. */
  readonly acknowledgedMs: number | null;
  /** What came with the acknowledgement. */
  readonly payload?: unknown;
}

export interface FakeDelivery {
  /** The address of a new connection, as apps.connections.open gives it. */
  socketUrl(): string;
  deliver(
    envelope: Envelope,
    retry?: { readonly number: number; readonly reason: string },
  ): Promise<Delivered>;
  /** Request URLs of the app's copies, for HTTP mode; Socket Mode where there is none. */
  readonly urls: string[];
  connections(): number;
  /** Cuts all connections without a word. */
  drop(): void;
  /** Asks all connections to come back, as Slack does every few hours. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled'): void;
  /** Connections from now on are refused, or accepted but never greeted. */
  mood: 'friendly' | 'refusing' | 'silent';
  close(): void;
}

/** Null: there was nobody. */
type Acknowledgement = { readonly payload: unknown } | 'late' | null;

const acknowledgeWithinMs = 3000;

export function createFakeDelivery(config: {
  readonly server: Server;
  readonly port: () => number;
  readonly violations: string[];
}): FakeDelivery {
  const { server, violations } = config;
  const sockets = new WebSocketServer({ noServer: true });
  const open: WebSocket[] = [];
  const waiting = new Map<string, (payload: unknown) => void>();
  const tickets = new Set<string>();
  let counter = 0;
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, socket, head) => {
    // A client that is gone before it was answered.
    socket.on('error', () => {});
    const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
    if (delivery.mood === 'refusing' || !tickets.delete(ticket)) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.on('error', () => connection.terminate());
      connection.on('close', () => {
        const at = open.indexOf(connection);
        if (at >= 0) open.splice(at, 1);
      });
      if (delivery.mood === 'silent') return;
      connection.on('message', receive);
      open.push(connection);
      connection.send(
        JSON.stringify({
          type: 'hello',
          num_connections: open.length,
          connection_info: { app_id: 'A0FAKE' },
        }),
      );
    });
  });

  function receive(data: RawData): void {
    const { envelope_id: id = '', payload } = JSON.parse(String(data)) as {
      envelope_id?: string;
      payload?: unknown;
    };
    const resolve = waiting.get(id);
    if (resolve) resolve(payload);
    else violations.push(`an envelope was acknowledged twice, or was never sent: ${id}`);
    waiting.delete(id);
  }

  const delivery: FakeDelivery = {
    urls: [],
    mood: 'friendly',
    socketUrl() {
      const ticket = `t${++counter}`;
      tickets.add(ticket);
      return `ws://127.0.0.1:${config.port()}/link?ticket=${ticket}&app_id=A0FAKE`;
    },
    connections: () => open.length,
    drop() {
      for (const connection of open.splice(0)) connection.terminate();
    },
    disconnect(reason) {
      for (const connection of open) connection.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    async deliver(envelope, retry) {
      const url = delivery.urls[turn++ % Math.max(delivery.urls.length, 1)];
      const began = performance.now();
      const answer = await (url === undefined ? overSocket(envelope, retry) : overHttp(url, envelope, retry));
      if (answer === 'late') violations.push(`${envelope.type} was not acknowledged within 3 s`);
      if (answer === 'late' || answer === null) return { acknowledgedMs: null };
      return { acknowledgedMs: performance.now() - began, payload: answer.payload };
    },
    close() {
      delivery.drop();
      sockets.close();
    },
  };
  return delivery;

  function overSocket(
    { type, payload }: Envelope,
    retry: { readonly number: number; readonly reason: string } | undefined,
  ): Promise<Acknowledgement> {
    const connection = open[turn % Math.max(open.length, 1)];
    if (!connection) return Promise.resolve(null);
    const id = `envelope-${++counter}`;
    connection.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type !== 'events_api',
        ...(type === 'events_api'
          ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      }),
    );
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        waiting.delete(id);
        resolve('late');
      }, acknowledgeWithinMs);
      waiting.set(id, (payload) => {
        clearTimeout(timer);
        resolve({ payload });
      });
    });
  }
}

async function overHttp(
  url: string,
  envelope: Envelope,
  retry: { readonly number: number; readonly reason: string } | undefined,
): Promise<Acknowledgement> {
  const { body, type } = httpBody(envelope);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': type,
        ...signatureOf(body),
        ...(retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {}),
      },
      body,
      signal: AbortSignal.timeout(acknowledgeWithinMs),
    });
    const text = await response.text();
    if (!response.ok) return 'late';
    return { payload: text.startsWith('{') ? JSON.parse(text) : undefined };
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'late' : null;
  }
}

function httpBody({ type, payload }: Envelope): { readonly body: string; readonly type: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    type === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signatureOf(body: string, secret: string = secrets.signingSecret): Record<string, string> {
  const seconds = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': seconds, 'x-slack-signature': `v0=${hash}` };
}
