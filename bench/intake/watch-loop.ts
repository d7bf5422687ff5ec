/** How long the event loop of this thread is held up. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Stalls {
  /** Worst delay that Node's own monitor saw, in milliseconds. */
  readonly monitored: number;
  /** How late a timer of five milliseconds was at worst, in milliseconds. */
  readonly late: number;
}

const periodMs = 5;

/** Watches until the returned function is called. */
export function watchLoop(): () => Stalls {
  const monitor = monitorEventLoopDelay({ resolution: 1 });
  let late = 0;
  let due = performance.now() + periodMs;
  const timer = setInterval(() => {
    const now = performance.now();
    late = Math.max(late, now - due);
    due = now + periodMs;
  }, periodMs);
  monitor.enable();
  return () => {
    // A stall that is still going on has not been seen by the timer.
    late = Math.max(late, performance.now() - due);
    clearInterval(timer);
    monitor.disable();
    return { monitored: monitor.max / 1e6, late };
  };
}
