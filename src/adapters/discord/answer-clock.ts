/** Discord's clock, as far as its answers tell: each has a Date, to the second. */
import type { RESTOptions } from 'discord.js';

type Transport = RESTOptions['makeRequest'];

export interface AnswerClock {
  /** The same transport, whose answers are heard. */
  listening(transport: Transport): Transport;
  /** Milliseconds since the epoch; null where no answer has told. */
  now(): number | null;
}

export function createAnswerClock(): AnswerClock {
  /** What is to be added to the steady clock. */
  let ahead: number | null = null;
  return {
    listening: (transport) => async (url, init) => {
      const response = await transport(url, init);
      const told = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(told)) ahead = told - performance.now();
      return response;
    },
    now: () => (ahead === null ? null : ahead + performance.now()),
  };
}
