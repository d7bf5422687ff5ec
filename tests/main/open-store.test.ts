import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkConfig } from '../../src/main/check-config.ts';
import { openStore } from '../../src/main/open-store.ts';
import { createDeskPool } from '../../src/workers/create-desk-pool.ts';
import { startRefusingServer } from '../fakes/postgres/refusing-server.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../fakes/postgres/test-database.ts';
import { readSample } from '../samples/sample-articles.ts';

const root = join(import.meta.dirname, '../..');
const clock = { now: () => Date.now() };

it('loads no client for PostgreSQL where the store is a file', async () => {
  const program = `import { createRequire } from 'node:module';
    import { openStore } from './src/main/open-store.ts';
    const settings = { file: ':memory:', clock: { now: () => Date.now() } };
    const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => /[\\\\/]pg[\\\\/]/.test(file));
    await (await openStore({ ...settings, databaseUrl: null })).close();
    const file = loaded();
    await openStore({ ...settings, databaseUrl: 'postgres://127.0.0.1:1/none' }).catch(() => {});
    console.log(JSON.stringify({ file, database: loaded() }));`;
  const run = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: root,
  });
  expect(JSON.parse(run.stdout)).toEqual({ file: false, database: true });
});

it('is told of by doctor where it cannot be reached, without its password', async () => {
  const server = await startRefusingServer('28P01');
  const { found } = await checkConfig(root, `postgres://me:correct-horse@127.0.0.1:${server.port}/briefs`);
  await server.close();
  const store = found.find(({ what }) => what.includes('store'));
  expect(store).toMatchObject({ ok: false, what: 'the store (PostgreSQL at DATABASE_URL)' });
  expect(store?.remedy).toMatch(/^Mend DATABASE_URL in \.env.*refuses the user name or the password\.$/);
  expect(JSON.stringify(found)).not.toContain('correct-horse');
});

it('names the setting and the file where that cannot be opened', async () => {
  const opened = openStore({ databaseUrl: null, file: import.meta.dirname, clock });
  await expect(opened).rejects.toMatchObject({
    code: 'store-unavailable',
    facts: { opening: 'store.file', file: import.meta.dirname },
  });
});

describe.runIf(hasPostgres)('a store in PostgreSQL', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await makeTestDatabase();
    folder = mkdtempSync(join(tmpdir(), 'briefwire-open-'));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('is found by doctor', async () => {
    const { found } = await checkConfig(root, database.url);
    expect(found).toContainEqual({ ok: true, what: 'the store (PostgreSQL at DATABASE_URL)', remedy: null });
  });

  it('is shared by the main thread and the threads of the desk', async () => {
    const settings = { databaseUrl: database.url, file: join(folder, 'store.sqlite') };
    const store = await openStore({ ...settings, clock });
    const desk = createDeskPool({
      thread: new URL('../../src/main/desk-thread.ts', import.meta.url),
      workerData: { root, databaseUrl: settings.databaseUrl, storeFile: settings.file },
    });
    const source = readSample('rail-strike.md');
    const { brief } = await desk.takeIn('w', { id: '', name: 'a.md', source, format: 'markdown' }, 'U1');
    const { id } = brief.article;
    expect(await store.articles.get('w', id)).toMatchObject({ addedBy: 'U1', text: { source } });
    expect((await desk.read('w', id)).brief).toEqual(brief);
    await expect(desk.read('other', id)).rejects.toMatchObject({ code: 'brief-unknown' });
    await desk.remove('w', id);
    expect(await store.articles.get('w', id)).toBeNull();
    await desk.close();
    await store.close();
  });
});
