/** How requests that must not be late go out: the SDK's own transport may wait, and then send whatever the time is. */
import type { RESTOptions } from 'discord.js';
import type { Deadline } from '../http/deadline.ts';
import { createTimedSender } from '../http/timed-request.ts';

/** What the SDK hands through as a body; to be given with `passThroughBody`. */
export interface TimedBody {
  readonly json: string;
  readonly deadline: Deadline;
  /** Whether any of it has left this process. */
  sent: boolean;
}

/** Each of its own keeps its own connections. */
export function createTimedTransport(): RESTOptions['makeRequest'] {
  const send = createTimedSender();
  return async (url, { method = 'GET', headers, body: given, signal }) => {
    const timed = given as unknown as TimedBody | null | undefined;
    const { body, ...answer } = await send({
      url,
      method,
      headers: headers as Record<string, string>,
      body: timed?.json,
      deadline: timed?.deadline ?? null,
      signal: signal as AbortSignal,
      onSend: () => {
        if (timed) timed.sent = true;
      },
    });
    return new Response(body.length > 0 ? body : null, answer);
  };
}
