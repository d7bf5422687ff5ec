/** One thread that works off calls, started anew where it broke. */
import { setTimeout } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { WorkProgress } from '../ports/article-desk.ts';
import type { DeskAnswer, DeskCall } from './desk-message.ts';

export interface DeskLane {
  /** Rejects where the thread dies over it or cannot start. */
  run(call: DeskCall): Promise<DeskAnswer>;
  /** Lets what runs end, for `graceMs` at most, closes the thread's desk and ends the thread. */
  close(graceMs: number): Promise<void>;
}

export interface DeskLaneConfig {
  /** A module that exports `answer`, as made by serveDesk. */
  readonly thread: URL;
  readonly workerData: unknown;
  /** Calls that may wait for the database at the same time. */
  readonly together: number;
  /** Megabytes of JavaScript heap; a thread that needs more dies, and the process lives. */
  readonly memoryMb: number;
  /** How much the thread gives way to others, as in nice(2); 0: not at all. */
  readonly niceness: number;
  /** Told what the thread says of its work, whenever it does. */
  readonly onProgress: (progress: WorkProgress) => void;
  /** Called where a thread dies that no call was waiting for. */
  readonly onDeath: (error: unknown) => void;
}

/** Starts the thread at once, so that the first question need not wait for it. */
export function createDeskLane(config: DeskLaneConfig): DeskLane {
  let pool: Piscina<DeskCall, DeskAnswer> | null = start();
  let closed = false;
  const running = new Set<Promise<unknown>>();

  function start(): Piscina<DeskCall, DeskAnswer> {
    const started = new Piscina<DeskCall, DeskAnswer>({
      filename: config.thread.href,
      name: 'answer',
      minThreads: 1,
      maxThreads: 1,
      concurrentTasksPerWorker: config.together,
      // Piscina's default stops the thread's event loop between calls, and with it the database's timers and sockets.
      atomics: 'disabled',
      recordTiming: false,
      niceIncrement: config.niceness,
      workerData: config.workerData,
      resourceLimits: { maxOldGenerationSizeMb: config.memoryMb },
      // The threads need no secret of the process, and none of its flags.
      env: {},
      execArgv: [],
    });
    started.on('message', (message: unknown) => config.onProgress(message as WorkProgress));
    // A thread that dies while idle or starting is told of here only, and what waits for it would wait for ever.
    started.on('error', (error) => {
      config.onDeath(error);
      if (pool === started) pool = null;
      void started.destroy();
    });
    return started;
  }

  async function run(call: DeskCall): Promise<DeskAnswer> {
    pool ??= start();
    const transferList = call.method === 'takeIn' ? [call.given[1].utf16.buffer] : [];
    // Piscina takes a list and nothing else, while its types name what postMessage takes instead of one.
    const result = pool.run(call, { transferList: transferList as never });
    running.add(result);
    try {
      return await result;
    } finally {
      running.delete(result);
    }
  }

  return {
    async run(call) {
      if (closed) throw new Error('The article desk is closed');
      return run(call);
    },
    async close(graceMs) {
      if (closed) return;
      closed = true;
      if (!pool) return;
      const end = Promise.allSettled(running).then(() => run({ method: 'close', given: [] }));
      await Promise.race([end.catch(() => {}), setTimeout(graceMs, undefined, { ref: false })]);
      await pool?.destroy();
    },
  };
}
