/** Requests one after the other, evenly: so many a second, and not all of them at the start of it. */

export interface RequestPace {
  /**
   * Resolves to null when it is this request's turn, or at once to the milliseconds until then where those are more
   * than `withinMs`: it has no turn then.
   */
  turn(withinMs: number): Promise<number | null>;
}

const second = 1000;

/** No second, wherever it begins, has more than `perSecond`. */
export function createRequestPace(perSecond: number): RequestPace {
  const interval = second / perSecond;
  const most = Math.max(1, Math.floor(perSecond));
  const waiting: (() => void)[] = [];
  /** When the last ones were, the latest at the end. */
  let recent: number[] = [];
  /** When the next one should be. */
  let wanted = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  /** What a busy process has lost is made up for at twice the pace. */
  function nextTurn(): number {
    const oldest = recent.length < most ? undefined : recent[0];
    const limited = oldest === undefined ? wanted : Math.max(wanted, oldest + second);
    return Math.max(limited, (recent.at(-1) ?? Number.NEGATIVE_INFINITY) + interval / 2);
  }

  function take(now: number): void {
    wanted = Math.max(wanted, now - second) + interval;
    recent = [...recent.slice(1 - most || recent.length), now];
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
      Math.max(0, Math.ceil(nextTurn() - performance.now())),
    );
  }

  return {
    async turn(withinMs) {
      const now = performance.now();
      if (waiting.length === 0) {
        // Nobody has lost anything while nobody asked.
        wanted = Math.max(wanted, now);
        if (nextTurn() <= now) {
          take(now);
          return null;
        }
      }
      const wait = Math.max(0, nextTurn() - now) + waiting.length * interval;
      if (wait > withinMs) return Math.ceil(wait);
      const served = Promise.withResolvers<void>();
      waiting.push(served.resolve);
      serveLater();
      await served.promise;
      return null;
    },
  };
}
