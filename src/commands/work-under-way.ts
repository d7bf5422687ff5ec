/** Work that an adapter has begun and must finish before it stops. */

export interface WorkUnderWay {
  /** Runs it and remembers it until it is done. `work` must not reject. */
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves once nothing is under way, what has been begun meanwhile included. */
  finished(): Promise<void>;
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
    async finished() {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
