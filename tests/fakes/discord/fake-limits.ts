/** The rate limits of the loopback Discord: https://docs.discord.com/developers/topics/rate-limits */
import type { FakeAnswer } from './fake-faults.ts';
import type { FakeSettings } from './fake-settings.ts';

export interface FakeLimits {
  /** The refusal of one request too many of the bot, or null. */
  overall(): FakeAnswer | null;
  /** Of one message too many in a channel, or what the answer's headers say of the next. */
  message(channel: string): { readonly refusal: FakeAnswer | null; readonly headers: FakeAnswer['headers'] };
}

const perChannel = { messages: 5, windowMs: 5000 } as const;

export function createFakeLimits(settings: FakeSettings): FakeLimits {
  const all = createWindow(1000);
  const channels = new Map<string, ReturnType<typeof createWindow>>();
  return {
    overall() {
      const { requestsPerSecond } = settings;
      const wait = requestsPerSecond === null ? 0 : all.enter(requestsPerSecond);
      return wait > 0 ? refusal(wait, true) : null;
    },
    message(channel) {
      if (!settings.paceChannels) return { refusal: null, headers: {} };
      let own = channels.get(channel);
      if (!own) {
        own = createWindow(perChannel.windowMs);
        channels.set(channel, own);
      }
      const wait = own.enter(perChannel.messages);
      const left = perChannel.messages - own.size();
      const headers = {
        'x-ratelimit-limit': String(perChannel.messages),
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset-after': String(own.waitMs() / 1000),
        'x-ratelimit-bucket': 'messages',
      };
      return { refusal: wait > 0 ? refusal(wait, false, headers) : null, headers };
    },
  };
}

/** What happened within the last so many milliseconds, wherever they begin. */
function createWindow(lengthMs: number) {
  let times: number[] = [];
  const waitMs = () => Math.max(0, (times[0] ?? 0) + lengthMs - performance.now());
  return {
    size: () => times.length,
    /** Until the first of them does not count any more. */
    waitMs,
    /** 0: it has entered; else how long it would have had to wait. */
    enter(limit: number): number {
      const now = performance.now();
      const stale = times.findIndex((time) => time > now - lengthMs);
      times = stale === -1 ? [] : times.slice(stale);
      if (times.length >= limit) return Math.max(1, waitMs());
      times.push(now);
      return 0;
    },
  };
}

function refusal(waitMs: number, global: boolean, more: FakeAnswer['headers'] = {}): FakeAnswer {
  const seconds = Math.ceil(waitMs) / 1000;
  return {
    status: 429,
    headers: {
      ...more,
      'retry-after': String(seconds),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  };
}
