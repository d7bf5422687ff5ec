/** Slack's clock, as far as its answers tell: each has a Date, to the second. */
import type { WebClientOptions } from '@slack/web-api';

export interface SlackClock {
  /** For a client whose answers are heard. */
  readonly fetch: NonNullable<WebClientOptions['fetch']>;
  /** Milliseconds since the epoch; null where no answer has told. */
  now(): number | null;
}

export function createSlackClock(): SlackClock {
  /** What is to be added to the steady clock. */
  let ahead: number | null = null;
  return {
    async fetch(address, init) {
      const response = await fetch(address, init);
      const told = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(told)) ahead = told - performance.now();
      return response;
    },
    now: () => (ahead === null ? null : ahead + performance.now()),
  };
}
