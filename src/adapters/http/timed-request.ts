/**
 * Requests that surely go out in time or not at all, though the process may have been stopped or the machine asleep
 * meanwhile. A signal would not do, nor an SDK's own time-out: timers stand still while a machine sleeps, and a
 * connection that is ready may have its turn before them. So the time is looked at once more when the connection
 * stands, right before the first byte.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Socket } from 'node:net';
import type { Deadline } from './deadline.ts';

export interface TimedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** Not begun, nor waited for, any longer than that. Null: for as long as `signal` lets it. */
  readonly deadline: Deadline | null;
  readonly signal?: AbortSignal | undefined;
  /** Called right before the first byte leaves this process. */
  readonly onSend?: () => void;
}

export interface TimedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** Rejects with what the network says, or a DOMException `TimeoutError`. */
export type TimedSender = (request: TimedRequest) => Promise<TimedAnswer>;

/** An idle connection is kept for so long. */
const idleMs = 10_000;

/** Each of its own keeps its own connections. */
export function createTimedSender(): TimedSender {
  const options = { keepAlive: true, timeout: idleMs };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };

  return ({ url, method, headers, body, deadline, signal, onSend }) => {
    const answered = Promise.withResolvers<TimedAnswer>();
    const common = { method, headers, ...(signal && { signal }) };
    const outgoing = url.startsWith('https:')
      ? requestHttps(url, { ...common, agent: agents.https })
      : requestHttp(url, { ...common, agent: agents.http });
    const tooLate = () => void outgoing.destroy(new DOMException('Its time is over', 'TimeoutError'));
    const timer = deadline && setTimeout(tooLate, Math.max(0, deadline.leftMs()));
    outgoing.on('error', answered.reject);
    outgoing.on('response', (incoming) => readAll(incoming).then(answered.resolve, answered.reject));
    outgoing.on('socket', (socket) => {
      whenReady(socket, () => {
        if (outgoing.destroyed) return;
        if (deadline && deadline.leftMs() <= 0) return tooLate();
        onSend?.();
        outgoing.end(body);
      });
    });
    return answered.promise.finally(() => timer && clearTimeout(timer));
  };
}

function whenReady(socket: Socket & { readonly secureConnecting?: boolean }, act: () => void): void {
  if (socket.secureConnecting) socket.once('secureConnect', act);
  else if (socket.connecting) socket.once('connect', act);
  else act();
}

async function readAll(incoming: IncomingMessage): Promise<TimedAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value);
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
  return { status, statusText, headers, body: Buffer.concat(chunks) };
}
