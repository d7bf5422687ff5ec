import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteStore } from '../../../src/adapters/store/sqlite-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { describeStoreContract, type OpenedStore } from './store-contract.ts';

function createFakeClock() {
  let time = Date.UTC(2026, 0, 1);
  return {
    now: () => time,
    advance: async (ms: number) => {
      time += ms;
    },
  };
}

describeStoreContract('SQLite in a file', async (): Promise<OpenedStore> => {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-store-'));
  const clock = createFakeClock();
  const open = () => createSqliteStore({ file: join(folder, 'briefwire.db'), clock });
  const store = await open();
  let anew = store;
  const others: Store[] = [];
  return {
    store,
    advance: clock.advance,
    async another() {
      const other = await open();
      others.push(other);
      return other;
    },
    async reopen() {
      await store.close();
      anew = await open();
      return anew;
    },
    async dispose() {
      for (const opened of [anew, ...others]) await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
});

const inMemory = async (): Promise<OpenedStore> => {
  const clock = createFakeClock();
  const store = await createSqliteStore({ file: ':memory:', clock });
  return { store, advance: clock.advance, dispose: () => store.close() };
};
describeStoreContract('SQLite in memory', inMemory, false);
