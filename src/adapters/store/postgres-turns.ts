/** Who may have a connection: so many at once, the others in the order in which they came. */

export interface Turns {
  /** Resolves when it is one's turn; each turn that was taken is to be given back. */
  take(): Promise<void>;
  give(): void;
  /** Lets everyone who waits at present fail with `error`. */
  refuse(error: unknown): void;
  /** Resolves once nobody has a turn or waits for one. */
  over(): Promise<void>;
}

export function createTurns(most: number): Turns {
  const waiting: PromiseWithResolvers<void>[] = [];
  const ends: (() => void)[] = [];
  let free = most;

  return {
    async take() {
      if (free > 0) {
        free -= 1;
        return;
      }
      const turn = Promise.withResolvers<void>();
      waiting.push(turn);
      await turn.promise;
    },
    give() {
      const next = waiting.shift();
      if (next) {
        next.resolve();
        return;
      }
      free += 1;
      if (free === most) for (const end of ends.splice(0)) end();
    },
    refuse(error) {
      for (const { reject } of waiting.splice(0)) reject(error);
    },
    async over() {
      if (free < most) await new Promise<void>((end) => ends.push(end));
    },
  };
}
