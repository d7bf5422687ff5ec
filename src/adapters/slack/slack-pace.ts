/** Slack takes one message a second a channel: one pace for all that this process posts there. */

export interface SlackPace {
  /**
   * Takes the next place in a channel: milliseconds to wait before posting. Beyond `mostMs` it takes none, and `taken`
   * is false.
   */
  take(channel: string, mostMs: number): { readonly waitMs: number; readonly taken: boolean };
  /** Something is posted there now, out of turn. */
  note(channel: string): void;
}

/** `gapMs`: between two messages in one channel. */
export function createSlackPace(gapMs: number): SlackPace {
  /** By channel, when the next may be posted, in milliseconds of `performance.now()`: it never jumps, as a clock may. */
  const free = new Map<string, number>();

  function tidy(now: number): void {
    for (const [channel, time] of free) if (time <= now) free.delete(channel);
  }

  return {
    take(channel, mostMs) {
      const now = performance.now();
      tidy(now);
      const waitMs = Math.max(0, (free.get(channel) ?? now) - now);
      const taken = waitMs <= mostMs;
      if (taken) free.set(channel, now + waitMs + gapMs);
      return { waitMs, taken };
    },
    note(channel) {
      const now = performance.now();
      tidy(now);
      free.set(channel, Math.max(free.get(channel) ?? 0, now + gapMs));
    },
  };
}
