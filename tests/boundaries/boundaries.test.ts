import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReach } from './imports.ts';
import { findViolations } from './rules.ts';

const root = join(import.meta.dirname, '../..');
const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
const check = (file: string, code: string) => findViolations(file, readReach(file, code));

describe('the house', () => {
  it('has files to check', () => expect(files.length).toBeGreaterThan(20));

  it.each(files)('%s keeps to its room', (file) => {
    expect(check(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });
});

describe('the rules catch', () => {
  it.each([
    ['core reaching out', 'src/core/a.ts', `import type { A } from '../cli/a.ts'`],
    ['core importing a library that does I/O', 'src/core/a.ts', `import fs from 'node:fs'`],
    ['an import type', 'src/core/a.ts', `type A = import('../app.ts').A`],
    ['a re-export', 'src/core/a.ts', `export * from '../ports/a.ts'`],
    ['a dynamic import', 'src/commands/a.ts', `await import('../adapters/slack/a.ts')`],
    ['a computed import', 'src/adapters/slack/a.ts', `const a = 'x'; await import(a)`],
    ['an adapter importing another', 'src/adapters/slack/a.ts', `import '../discord/a.ts'`],
    ['shared plumbing importing an adapter', 'src/adapters/http/a.ts', `import '../slack/a.ts'`],
    ['shared plumbing importing an SDK', 'src/adapters/http/a.ts', `import '@discordjs/rest'`],
    ['an SDK away from home', 'src/adapters/preview/a.ts', `import { Client } from 'discord.js'`],
    ['a query away from home', 'src/adapters/slack/a.ts', `import { Migrator } from 'kysely/migration'`],
    ['a path out of src', 'src/core/a.ts', `import '../../tests/a.ts'`],
    ['training in what runs', 'src/core/lookup/a.ts', `import type { A } from '../../../train/a.ts'`],
    ['a step of lookup reaching ahead', 'src/core/lookup/rank/a.ts', `import '../judge/a.ts'`],
    ['a benchmark in what runs', 'src/main/a.ts', `import '../../bench/a.ts'`],
    ['the clock in core', 'src/core/a.ts', `export const now = () => Date.now()`],
    ['the date of today in core', 'src/core/a.ts', `export const now = () => new Date()`],
    ['randomness in core', 'src/core/a.ts', `export const n = Math.random()`],
    ['the environment outside main', 'src/adapters/slack/a.ts', `export const t = process.env.T`],
    ['the environment in another part of main', 'src/main/a.ts', `export const t = process.env.T`],
    ['the environment imported there', 'src/main/a.ts', `import process from 'node:process'`],
    ['a worker importing an adapter', 'src/workers/a.ts', `import '../adapters/store/a.ts'`],
    ['threads away from home', 'src/adapters/slack/a.ts', `import { Piscina } from 'piscina'`],
    ['the environment by another door', 'src/cli/a.ts', `import { env } from 'node:process'`],
    ['a file beside src', 'src/cli/a.ts', `import data from '../../package.json'`],
    ['a library of the page on its server', 'src/adapters/preview/a.ts', `import { useState } from 'react'`],
    ['the page on its server', 'src/adapters/preview/a.ts', `import './page/a.ts'`],
    ['Node in a browser', 'src/adapters/preview/page/a.ts', `import 'node:fs'`],
    ['a room nobody planned', 'src/helpers/a.ts', `export const a = 1`],
  ])('%s', (_name, file, code) => {
    expect(check(file, code)).not.toEqual([]);
  });

  it('and let the plan be', () => {
    expect(
      check('src/core/a/b.ts', `import { z } from 'zod'; import { c } from '../c.ts'; new Date(0)`),
    ).toEqual([]);
    expect(
      check('src/adapters/slack/a.ts', `import '@slack/bolt'; import '../../core/a.ts'; import './b.ts'`),
    ).toEqual([]);
    expect(
      check('src/core/lookup/judge/a.ts', `import '../rank/a.ts'; import '../boosted-trees.ts'`),
    ).toEqual([]);
    expect(check('src/adapters/slack/a.ts', `import '../http/a.ts'`)).toEqual([]);
    expect(
      check(
        'src/adapters/http/a.ts',
        `import 'node:http'; import type { Clock } from '../../ports/clock.ts'`,
      ),
    ).toEqual([]);
    expect(check('src/main/a.ts', `import '../workers/a.ts'; import '../adapters/log/a.ts'`)).toEqual([]);
    expect(check('src/main.ts', `import './adapters/source/a.ts'; console.log(process.env)`)).toEqual([]);
  });
});
