/** Runs the real program for chat, as a process in a copy of the project. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from './run-briefwire.ts';

/** So that the store lies in a folder of its own, and settings and briefs can be other ones. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  for (const name of ['src', 'config', 'briefs', 'package.json'])
    cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

export interface ServedProject {
  /** The exit code, once it has ended. */
  readonly exit: Promise<number | null>;
  log(): string;
  /** SIGTERM. */
  stop(): void;
  /** kill -9. */
  kill(): void;
  /** Waits until it has logged this. */
  until(pattern: RegExp): Promise<void>;
}

export function serveProject(folder: string, environment: Readonly<Record<string, string>>): ServedProject {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [join(folder, 'src/main.ts')], { env: { PATH, ...environment } });
  let written = '';
  child.stderr.on('data', (chunk) => {
    written += chunk;
  });
  const exit = new Promise<number | null>((done) => child.on('close', done));
  return {
    exit,
    log: () => written,
    stop: () => void child.kill('SIGTERM'),
    kill: () => void child.kill('SIGKILL'),
    async until(pattern) {
      for (let tries = 0; tries < 150 && !pattern.test(written); tries++)
        await new Promise((done) => setTimeout(done, 100));
      expect(written).toMatch(pattern);
    },
  };
}
