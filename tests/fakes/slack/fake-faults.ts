/** What goes wrong on demand, and how busy the loopback Slack is. */

/**
 * As in tests/conformance/chat-driver.ts; besides, `drop`: the connection is destroyed, nothing posted; `drop-after`: it
 * is destroyed after the message was posted.
 */
export type FakeFault = 'rate-limit' | 'error' | 'error-after' | 'forbidden' | 'drop' | 'drop-after';

/** What is done: a post or a change of a message, the use of a response_url, or reading. */
type FaultPath = 'api' | 'response' | 'read';

export interface FakeAnswer {
  /** 0: none, the connection is destroyed. */
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeFaults {
  /** The next `times` posts or changes of messages fail so, and no further ones. */
  failNext(fault: FakeFault, times: number): void;
  /** From now on each request meets a fault with its probability; `random` as Math.random. */
  often(chances: Readonly<Partial<Record<FakeFault, number>>>, random: () => number): void;
  /** The fault that this request meets. `forbidden` does not touch a response_url, which works in any channel. */
  take(path: FaultPath): FakeFault | null;
  /** Whether calls before Retry-After is over are violations: not so where processes cannot know of each other's. */
  strict: boolean;
  /** 429, and a violation where the same `key` calls again before its time. */
  rateLimit(key: string): FakeAnswer;
  /** Notes that `key` is called. */
  called(key: string): void;
  /** Until when something is to be expected, in milliseconds of `performance.now()`. */
  busyUntil(): number;
}

export const serverError: FakeAnswer = { status: 500, body: 'Internal Server Error' };
export const dropped: FakeAnswer = { status: 0, body: '' };
/** What comes after a message was posted all the same. */
export const afterwards: Readonly<Partial<Record<FakeFault, FakeAnswer>>> = {
  'error-after': serverError,
  'drop-after': dropped,
};

const possible: Readonly<Record<FaultPath, readonly FakeFault[]>> = {
  api: ['rate-limit', 'error', 'error-after', 'forbidden', 'drop', 'drop-after'],
  response: ['rate-limit', 'error', 'error-after', 'drop', 'drop-after'],
  read: ['rate-limit', 'error', 'drop'],
};

const retryAfterSeconds = 1;
/** Allowance for timers that fire early and for clocks of different grain. */
const slack = 30;

export function createFakeFaults(violations: string[]): FakeFaults {
  const queue: FakeFault[] = [];
  const notBefore = new Map<string, number>();
  let chances: readonly (readonly [FakeFault, number])[] = [];
  let random: () => number = () => 1;

  function drawn(): FakeFault | null {
    let left = chances.length === 0 ? 1 : random();
    for (const [fault, chance] of chances) {
      if (left < chance) return fault;
      left -= chance;
    }
    return null;
  }

  const faults: FakeFaults = {
    strict: true,
    often(given, source) {
      chances = Object.entries(given) as [FakeFault, number][];
      random = source;
    },
    failNext(fault, times) {
      queue.splice(0, queue.length, ...Array<FakeFault>(times).fill(fault));
    },
    take(path) {
      const [next] = queue;
      if (next && path !== 'read') return possible[path].includes(next) ? (queue.shift() ?? null) : null;
      const fault = drawn();
      return fault && possible[path].includes(fault) ? fault : null;
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
      if (early > 0 && faults.strict)
        violations.push(`${key} was called again ${Math.ceil(early)} ms before Retry-After was over`);
      notBefore.delete(key);
    },
    busyUntil: () => Math.max(0, ...[...notBefore.values()].map((time) => time + 200)),
  };
  return faults;
}
