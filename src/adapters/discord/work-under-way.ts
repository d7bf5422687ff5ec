/** Work that was begun and must be finished before the process ends. */

export interface WorkUnderWay {
  /** Remembers `work` until it is done. It must not reject. */
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves once `before` has and nothing is under way, or after `atMostMs`. */
  finished(atMostMs: number, before: Promise<void>): Promise<void>;
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
    async finished(atMostMs, before) {
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, atMostMs);
      const done = (async () => {
        await before;
        while (all.size > 0) await Promise.allSettled(all);
      })();
      await Promise.race([done, late.promise]);
      clearTimeout(timer);
    },
  };
}
