/** A time that runs out, and stands still while it is paused. */

export interface Countdown {
  pause(): void;
  resume(): void;
  /** For good. */
  stop(): void;
}

/** Calls `end` once it has run for `ms`. */
export function createCountdown(ms: number, end: () => void): Countdown {
  let left = ms;
  let since = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  function pause(): void {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    left -= performance.now() - since;
  }

  function resume(): void {
    if (timer !== undefined || stopped) return;
    since = performance.now();
    timer = setTimeout(end, left);
  }

  resume();
  return {
    pause,
    resume,
    stop() {
      pause();
      stopped = true;
    },
  };
}
