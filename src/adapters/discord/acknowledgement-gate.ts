/** Acknowledgements before answers: where many ask at once an answer can wait, and an acknowledgement has three seconds. */

export interface AcknowledgementGate {
  /** Something has arrived; call what comes back, once or more, when it is acknowledged or needs no acknowledgement. */
  enter(): () => void;
  /** Resolves once all that has arrived is acknowledged, or after a while in any case. */
  clear(): Promise<void>;
}

/** `atMostMs`: how long an answer waits for the acknowledgements of others. */
export function createAcknowledgementGate(atMostMs: number): AcknowledgementGate {
  let pending = 0;
  let cleared = Promise.withResolvers<void>();
  return {
    enter() {
      pending++;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        pending--;
        if (pending > 0) return;
        cleared.resolve();
        cleared = Promise.withResolvers<void>();
      };
    },
    async clear() {
      if (pending === 0) return;
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, atMostMs);
      await Promise.race([cleared.promise, late.promise]);
      clearTimeout(timer);
    },
  };
}
