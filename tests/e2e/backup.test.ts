import { cpSync, existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { Store } from '../../src/ports/store.ts';
import { projectRoot, runBriefwire } from './run-briefwire.ts';

const clock = { now: () => Date.now() };
const text = { id: 'bridge', name: 'bridge.md', source: 'The bridge opened.', format: 'markdown' } as const;

/** A copy of the project, so that the store lies in a folder of its own. */
let root: string;
let store: Store;
const at = (name: string) => join(root, name);
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'briefwire-backup-'));
  for (const name of ['src', 'config', 'package.json'])
    cpSync(join(projectRoot, name), at(name), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), at('node_modules'));
});
afterAll(async () => {
  await store?.close();
  rmSync(root, { recursive: true });
});

const backup = (file: string, environment = {}) =>
  runBriefwire(['backup', at(file)], '', { root, environment });

describe('backup', () => {
  it('says that there is nothing to copy yet', async () => {
    const { code, err } = await backup('none.db');
    expect(code).toBe(1);
    expect(err).toMatch(/^The backup to .*none\.db failed \(there is no database .*briefwire\.db/);
    expect(err).toMatch(/once Briefwire has run/);
    expect(err).not.toMatch(/does not exist yet/);
    expect(existsSync(at('none.db'))).toBe(false);
  });

  it('copies the store while it is in use, and what it copied can be opened', async () => {
    store = await createSqliteStore({ file: at('data/briefwire.db'), clock });
    await store.articles.add('w', {
      id: 'bridge',
      title: 'The bridge',
      text,
      addedBy: 'ada',
      terms: ['bridg', 'open'],
    });
    const { code, out, err } = await backup('monday.db');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `Backed up to ${at('monday.db')} (${Math.ceil(statSync(at('monday.db')).size / 1024)} KB).\n`,
    );
    const copy = await createSqliteStore({ file: at('monday.db'), clock });
    expect(await copy.articles.get('w', 'bridge')).toMatchObject({ title: 'The bridge', text });
    await copy.close();
  });

  it('never writes over a file', async () => {
    writeFileSync(at('taken.db'), 'mine');
    const { code, out, err } = await backup('taken.db');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /taken\.db failed \(it exists already\)\. Give the path of a file that does not exist yet/,
    );
    expect(statSync(at('taken.db')).size).toBe(4);
  });

  it('can be made as its own example says', async () => {
    const { out } = await runBriefwire(['help', 'backup'], '', { root });
    const example = /briefwire -- backup (\S+)/.exec(out)?.[1] ?? '';
    rmSync(at(example), { force: true });
    const { code, err } = await backup(example);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('says where else the store is', async () => {
    const { code, err } = await backup('elsewhere.db', { DATABASE_URL: 'postgres://localhost/briefwire' });
    expect(code).toBe(1);
    expect(err).toMatch(/^The store is in PostgreSQL.*pg_dump/);
    expect(existsSync(at('elsewhere.db'))).toBe(false);
  });
});
