/** Processes of a benchmark: each serves its parent, which asks one thing at a time. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Child<Asked, Answer> {
  ask(asked: Asked): Promise<Answer>;
  /** Ends it, and resolves once it has. */
  end(): Promise<void>;
}

/** `module` calls {@link serveParent}; `settings`: JSON for it. Resolves once it serves; rejects where it ends before. */
export async function startChild<Asked, Answer>(
  module: URL,
  settings: unknown,
): Promise<Child<Asked, Answer>> {
  const child = fork(module, [JSON.stringify(settings)], { execArgv: [] });
  const exit = once(child, 'exit');
  const next = async (): Promise<unknown> =>
    Promise.race([
      once(child, 'message').then(([message]: unknown[]) => message),
      exit.then(() => Promise.reject(new Error(`a process of ${module.pathname} ended`))),
    ]);
  await next();
  return {
    async ask(asked) {
      const answer = next();
      child.send(asked as object);
      return (await answer) as Answer;
    },
    async end() {
      child.kill();
      await exit;
    },
  };
}

export function childSettings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? 'null') as Settings;
}

export function serveParent<Asked>(answer: (asked: Asked) => Promise<unknown>): void {
  process.on('message', async (asked) => process.send?.(await answer(asked as Asked)));
  // Without its parent it would go on for ever.
  process.on('disconnect', () => process.exit(1));
  process.send?.('ready');
}

/** Milliseconds since the epoch, as fine as `performance.now()`, so that processes can compare theirs. */
export const wallClock = () => performance.timeOrigin + performance.now();
