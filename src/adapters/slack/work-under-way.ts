/** Work that was begun and must be finished before the process ends. */

export interface WorkUnderWay {
  /** Runs it and remembers it until it is done. `work` must not reject. */
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves once nothing is under way, or after `atMostMs`. */
  finished(atMostMs: number): Promise<void>;
}

export function createWorkUnderWay(): WorkUnderWay {
  const all = new Set<Promise<void>>();
  return {
    async run(work) {
      const running = work();
      all.add(running);
      try {
        await running;
      } finally {
        all.delete(running);
      }
    },
    async finished(atMostMs) {
      const { promise: late, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, atMostMs);
      // What is under way may begin more.
      const done = (async () => {
        while (all.size > 0) await Promise.allSettled(all);
      })();
      await Promise.race([done, late]);
      clearTimeout(timer);
    },
  };
}
