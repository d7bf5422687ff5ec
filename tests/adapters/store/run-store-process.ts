/** Starts store-process.ts and speaks with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface StoreProcess {
  /** The next thing that it says; rejects where it ends instead. */
  next(): Promise<unknown>;
  go(): void;
  /** Ends it without warning; what it said until then can still be read. */
  kill(): Promise<void>;
}

/** Resolves once the process waits for its `go`. */
export async function runStoreProcess(words: readonly string[]): Promise<StoreProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'store-process.ts'), ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Whatever goes wrong with the test, no process stays.
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  child.stdin.on('error', () => {});
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The process ended without a word.');
    return JSON.parse(value) as unknown;
  };
  await next();
  return {
    next,
    go: () => {
      child.stdin.write('go\n');
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}

/** Lets several processes do the same at one moment, in so many steps; what each said last. */
export async function runTogether(count: number, words: readonly string[], steps = 1): Promise<unknown[]> {
  const processes = await Promise.all(Array.from({ length: count }, () => runStoreProcess(words)));
  let said: unknown[] = [];
  for (let step = 0; step < steps; step++) {
    for (const { go } of processes) go();
    said = await Promise.all(processes.map(({ next }) => next()));
  }
  return said;
}
