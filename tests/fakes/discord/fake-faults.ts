/** What goes wrong on demand in the loopback Discord. */

/** As in tests/conformance/chat-driver.ts. */
export type FakeFault = 'rate-limit' | 'error' | 'error-after' | 'forbidden';

export interface FakeAnswer {
  readonly status: number;
  /** Undefined: none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeFaults {
  /** The next `times` posts or changes of messages fail so, and no further ones. */
  failNext(fault: FakeFault, times: number): void;
  /** The fault that this post meets. */
  take(): FakeFault | null;
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
  forbidden: { status: 403, body: { message: 'Missing Permissions', code: 50_013 } },
};

export function createFakeFaults(): FakeFaults {
  const queue: FakeFault[] = [];
  let busyUntil = 0;
  return {
    failNext(fault, times) {
      queue.splice(0, queue.length, ...Array<FakeFault>(times).fill(fault));
    },
    take() {
      const fault = queue.shift() ?? null;
      const wait = fault === 'rate-limit' ? retryAfterSeconds * 1000 + marginMs : marginMs;
      if (fault !== null) busyUntil = performance.now() + wait;
      return fault;
    },
    busyUntil: () => busyUntil,
  };
}
