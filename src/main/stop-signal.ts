/** The operating system's wish that the process end, as an AbortSignal. */

/** How long everything may take to finish what it began, in milliseconds. */
const patienceMs = 10_000;

/**
 * Listens for SIGTERM and Ctrl+C from now on. The first aborts the signal, and the process ends by itself, at the
 * latest after ten seconds; a second ends it at once.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
    setTimeout(() => process.exit(1), patienceMs).unref();
  };
  for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, stop);
  return controller.signal;
}

/** Resolves once the signal is aborted. */
export function aborted(signal: AbortSignal): Promise<undefined> {
  return new Promise((done) => {
    if (signal.aborted) done(undefined);
    signal.addEventListener('abort', () => done(undefined), { once: true });
  });
}
