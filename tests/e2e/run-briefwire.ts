/** Runs the real program as a process, as a person would. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** A copy of the project; the project itself unless given. */
  readonly root?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A developer's own tokens and database, in .env too, must not turn a test into a bot. */
const nobody = {
  NO_COLOR: '1',
  DISCORD_TOKEN: '',
  SLACK_BOT_TOKEN: '',
  SLACK_APP_TOKEN: '',
  DATABASE_URL: '',
};

/** `input` is all of standard input; it is closed after it. */
export function runBriefwire(
  words: readonly string[],
  input: string | Uint8Array = '',
  { root = projectRoot, environment = {} }: RunOptions = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...words], {
      env: { ...process.env, ...nobody, ...environment },
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.end(input);
  });
}
