import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { createPostgresStore } from '../../../src/adapters/store/postgres-store.ts';
import type { Store } from '../../../src/ports/store.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../../fakes/postgres/test-database.ts';
import { describeStoreContract, type OpenedStore } from './store-contract.ts';

let database: TestDatabase;

async function openEmpty(): Promise<OpenedStore> {
  let time = Date.UTC(2026, 0, 1);
  // The contract looks at single milliseconds, so that time must stand still meanwhile.
  const now = () => sql<number>`${sql.lit(time)}::bigint`;
  const open = () => createPostgresStore({ url: database.url, connections: 4, now });
  const store = await open();
  await database.empty();
  let anew = store;
  const others: Store[] = [];
  return {
    store,
    async advance(ms) {
      time += ms;
    },
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
    },
  };
}

describe.runIf(hasPostgres)('with a server', () => {
  beforeAll(async () => {
    database = await makeTestDatabase();
  });
  afterAll(() => database.drop());

  describeStoreContract('PostgreSQL', openEmpty);
});
