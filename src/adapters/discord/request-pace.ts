/** Requests one after the other, evenly: so many a second, and not all of them at the start of it. */

export interface RequestPace {
  /**
   * Resolves to null when it is this request's turn, or at once to the milliseconds until then where those are more
   * than `withinMs`: it has no turn then.
   */
  turn(withinMs: number): Promise<number | null>;
}

export function createRequestPace(perSecond: number): RequestPace {
  const interval = 1000 / perSecond;
  const waiting: (() => void)[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  /** Times lie on a grid, so that a timer that is late slows nothing down; but a pause is not made up for by a burst. */
  function take(now: number): void {
    next = Math.max(next, now - interval) + interval;
  }

  function serveLater(): void {
    if (timer !== undefined || waiting.length === 0) return;
    timer = setTimeout(
      () => {
        timer = undefined;
        take(performance.now());
        waiting.shift()?.();
        serveLater();
      },
      Math.max(0, Math.ceil(next - performance.now())),
    );
  }

  return {
    async turn(withinMs) {
      const now = performance.now();
      if (waiting.length === 0 && next <= now) {
        take(now);
        return null;
      }
      const wait = Math.max(0, next - now) + waiting.length * interval;
      if (wait > withinMs) return Math.ceil(wait);
      const served = Promise.withResolvers<void>();
      waiting.push(served.resolve);
      serveLater();
      await served.promise;
      return null;
    },
  };
}
