/** Works the index up, batch by batch, and looks again from time to time. */

export interface KeepIndexedConfig {
  /** As ThreadDesk.indexSome. */
  readonly indexSome: () => Promise<boolean>;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  /** Called with the first error of several in a row. */
  readonly onError: (error: unknown) => void;
}

/** Begins at once; what it returns ends it after the batch under way. */
export function keepIndexed({ indexSome, everyMs, onError }: KeepIndexedConfig): () => void {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout | undefined;

  async function run(): Promise<void> {
    try {
      while (!stopped && (await indexSome()));
      failing = false;
    } catch (error) {
      if (!stopped && !failing) onError(error);
      failing = true;
    }
    if (!stopped) timer = setTimeout(() => void run(), everyMs).unref();
  }

  void run();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
