/** What goes wrong on demand in the loopback Discord. */

/**
 * As in tests/conformance/chat-driver.ts; `drop`: the connection breaks, and nothing was done. `drop-after`: it was
 * done, and the connection breaks.
 */
export type FakeFault = 'rate-limit' | 'error' | 'error-after' | 'forbidden' | 'drop' | 'drop-after';

export interface FakeAnswer {
  readonly status: number;
  /** Undefined: none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead. */
  readonly dropped?: boolean;
}

export interface FakeFaults {
  /** The next `times` posts or changes of messages fail so, and no further ones. */
  failNext(fault: FakeFault, times: number): void;
  /** From now on any request for messages or threads may fail so, each with its probability. `random`: from 0 to 1. */
  often(faults: Readonly<Partial<Record<FakeFault, number>>>, random: () => number): void;
  /** The fault that this request meets; `post`: it posts or changes a message. */
  take(post: boolean): FakeFault | null;
  /** Until when something is to be expected, in milliseconds of `performance.now()`. */
  busyUntil(): number;
}

const retryAfterSeconds = 0.2;
/** The SDK adds a margin of its own to Retry-After. */
const marginMs = 250;

export const faultAnswers: Readonly<Record<FakeFault, FakeAnswer>> = {
  'rate-limit': {
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds), 'x-ratelimit-scope': 'shared' },
    body: { message: 'You are being rate limited.', retry_after: retryAfterSeconds, global: false },
  },
  error: { status: 500, body: { message: '500: Internal Server Error', code: 0 } },
  'error-after': { status: 500, body: { message: '500: Internal Server Error', code: 0 } },
  drop: { status: 0, dropped: true },
  'drop-after': { status: 0, dropped: true },
  forbidden: { status: 403, body: { message: 'Missing Permissions', code: 50_013 } },
};

export function createFakeFaults(): FakeFaults {
  const queue: FakeFault[] = [];
  let busyUntil = 0;
  let random = () => 1;
  let chances: readonly (readonly [FakeFault, number])[] = [];

  function atRandom(): FakeFault | null {
    let drawn = random();
    for (const [fault, chance] of chances) {
      if (drawn < chance) return fault;
      drawn -= chance;
    }
    return null;
  }

  return {
    failNext(fault, times) {
      queue.splice(0, queue.length, ...Array<FakeFault>(times).fill(fault));
    },
    often(faults, draw) {
      chances = Object.entries(faults) as [FakeFault, number][];
      random = draw;
    },
    take(post) {
      const fault = (post ? queue.shift() : undefined) ?? atRandom();
      const wait = fault === 'rate-limit' ? retryAfterSeconds * 1000 + marginMs : marginMs;
      if (fault !== null) busyUntil = performance.now() + wait;
      return fault;
    },
    busyUntil: () => busyUntil,
  };
}
