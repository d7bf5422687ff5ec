/** One copy as a process that the chaos test kills, stops, and starts again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CopySettings } from './chaos-settings.ts';

export interface ChaosProcess {
  /** Whether something is being done to it already, so that nothing else can be. */
  isBusy(): boolean;
  /** kill -9, and another in its place after a while. */
  replace(afterMs: number): Promise<void>;
  /** Stands still for so long, without knowing. */
  freeze(forMs: number): Promise<void>;
  /** Ends as it does in service. */
  stop(): Promise<void>;
}

const mostStarts = 5;
const leastLifeMs = 1000;

const program = join(import.meta.dirname, 'chaos-copy.ts');

export async function startChaosProcess(
  settings: CopySettings,
  tell: (line: string) => void,
): Promise<ChaosProcess> {
  let child = await start();
  let busy = false;

  async function start(): Promise<ChildProcess> {
    const started = spawn(process.execPath, [program, JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.trimEnd().split('\n')) tell(line);
    });
    await Promise.race([
      once(started.stdout ?? started, 'data'),
      once(started, 'exit').then(() => Promise.reject(new Error('a copy ended at its start'))),
    ]);
    return started;
  }

  /** As whatever watches over it in service would: its connection to the database may be cut while it starts. */
  async function startAgain(): Promise<ChildProcess> {
    for (let tries = 1; ; tries++)
      try {
        return await start();
      } catch (error) {
        if (tries === mostStarts) throw error;
      }
  }

  async function alone(work: () => Promise<void>): Promise<void> {
    busy = true;
    try {
      await work();
    } finally {
      busy = false;
    }
  }

  return {
    isBusy: () => busy,
    replace: (afterMs) =>
      alone(async () => {
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
        await sleep(afterMs);
        child = await startAgain();
        // Else nothing but starting would be tried.
        await sleep(leastLifeMs);
      }),
    freeze: (forMs) =>
      alone(async () => {
        child.kill('SIGSTOP');
        await sleep(forMs);
        child.kill('SIGCONT');
      }),
    async stop() {
      while (busy) await sleep(20);
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await Promise.race([gone, sleep(10_000).then(() => child.kill('SIGKILL'))]);
    },
  };
}
