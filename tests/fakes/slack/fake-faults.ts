/** What goes wrong on demand, and how busy the loopback Slack is. */

/** As in tests/conformance/chat-driver.ts. */
export type FakeFault = 'rate-limit' | 'error' | 'error-after' | 'forbidden';

export interface FakeAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeFaults {
  /** The next `times` posts or changes of messages fail so, and no further ones. */
  failNext(fault: FakeFault, times: number): void;
  /** The fault that this post meets. `forbidden` does not touch a response_url, which works in any channel. */
  take(path: 'api' | 'response'): FakeFault | null;
  /** 429, and a violation where the same `key` calls again before its time. */
  rateLimit(key: string): FakeAnswer;
  /** Notes that `key` is called. */
  called(key: string): void;
  /** Until when something is to be expected, in milliseconds of `performance.now()`. */
  busyUntil(): number;
}

export const serverError: FakeAnswer = { status: 500, body: 'Internal Server Error' };

const retryAfterSeconds = 1;
/** Allowance for timers that fire early and for clocks of different grain. */
const slack = 30;

export function createFakeFaults(violations: string[]): FakeFaults {
  const queue: FakeFault[] = [];
  const notBefore = new Map<string, number>();
  return {
    failNext(fault, times) {
      queue.splice(0, queue.length, ...Array<FakeFault>(times).fill(fault));
    },
    take(path) {
      if (queue[0] === 'forbidden' && path === 'response') return null;
      return queue.shift() ?? null;
    },
    rateLimit(key) {
      notBefore.set(key, performance.now() + retryAfterSeconds * 1000);
      return {
        status: 429,
        body: { ok: false, error: 'ratelimited' },
        headers: { 'retry-after': String(retryAfterSeconds) },
      };
    },
    called(key) {
      const early = (notBefore.get(key) ?? 0) - performance.now() - slack;
      if (early > 0)
        violations.push(`${key} was called again ${Math.ceil(early)} ms before Retry-After was over`);
      notBefore.delete(key);
    },
    busyUntil: () => Math.max(0, ...[...notBefore.values()].map((time) => time + 200)),
  };
}
