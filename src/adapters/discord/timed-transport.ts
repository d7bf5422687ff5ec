/**
 * How requests that must not be late go out: the clock is looked at once more when the connection stands, right before
 * the first byte. The SDK's own transport may connect, or wait for a turn, and then send whatever the time is.
 */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { RESTOptions } from 'discord.js';
import type { Deadline } from './deadline.ts';

/** What the SDK hands through as a body; to be given with `passThroughBody`. */
export interface TimedBody {
  readonly json: string;
  readonly deadline: Deadline;
  /** Whether any of it has left this process. */
  sent: boolean;
}

/** An idle connection is kept for so long. */
const idleMs = 10_000;

/** Each of its own keeps its own connections. */
export function createTimedTransport(): RESTOptions['makeRequest'] {
  const options = { keepAlive: true, timeout: idleMs };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent(options) };

  return (url, { method = 'GET', headers, body, signal }) => {
    const timed = body as unknown as TimedBody | null | undefined;
    const secure = url.startsWith('https:');
    const common = { method, headers: headers as Record<string, string>, signal: signal as AbortSignal };
    const answered = Promise.withResolvers<Response>();
    const outgoing = secure
      ? requestHttps(url, { ...common, agent: agents.https })
      : requestHttp(url, { ...common, agent: agents.http });
    outgoing.on('error', answered.reject);
    outgoing.on('response', (incoming) => readAll(incoming).then(answered.resolve, answered.reject));

    function send(): void {
      if (outgoing.destroyed) return;
      if (timed && timed.deadline.leftMs() <= 0) {
        outgoing.destroy(new DOMException('It is too late to send this', 'TimeoutError'));
        return;
      }
      if (timed) timed.sent = true;
      outgoing.end(timed?.json);
    }
    outgoing.on('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', send);
      else send();
    });
    return answered.promise;
  };
}

async function readAll(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value);
  const { statusCode: status = 0, statusMessage: statusText = '' } = incoming;
  return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, { status, statusText, headers });
}
