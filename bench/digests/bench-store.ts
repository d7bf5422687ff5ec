/** Stores made for one measurement each, and subscriptions in them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresStore } from '../../src/adapters/store/postgres-store.ts';
import { createSqliteStore } from '../../src/adapters/store/sqlite-store.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Subscription } from '../../src/ports/subscription.ts';
import { makeTestDatabase } from '../../tests/fakes/postgres/test-database.ts';

export type Driver = 'SQLite' | 'PostgreSQL';

/** As processes are told of it. */
export interface StoreAddress {
  /** Null: the file. */
  readonly databaseUrl: string | null;
  readonly file: string;
}

export interface BenchStore extends StoreAddress {
  readonly driver: Driver;
  readonly folder: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** A measurement in which something was wrong is worth nothing, so it is told; warnings are counted by whoever wants to. */
export const benchLogger: Logger = { info() {}, warn() {}, error: (...told) => console.error(...told) };

export const openStoreAt = ({ databaseUrl, file }: StoreAddress): Promise<Store> =>
  databaseUrl === null
    ? createSqliteStore({ file, clock: { now: () => Date.now() } })
    : createPostgresStore({ url: databaseUrl, logger: benchLogger });

/** PostgreSQL only where tests have one. */
export async function makeBenchStore(driver: Driver): Promise<BenchStore> {
  const folder = mkdtempSync(join(tmpdir(), 'briefwire-bench-'));
  const database = driver === 'PostgreSQL' ? await makeTestDatabase() : null;
  const address = { databaseUrl: database?.url ?? null, file: join(folder, 'briefwire.db') };
  const store = await openStoreAt(address);
  return {
    ...address,
    driver,
    folder,
    store,
    async close() {
      await store.close();
      await database?.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** One a channel, each of a workspace of its own; `dueAt`: milliseconds since the epoch by number, whole seconds. */
export async function subscribeAll(
  store: Store,
  platform: 'discord' | 'slack',
  channels: readonly string[],
  given: { readonly dueAt: (number: number) => number } & Partial<Subscription>,
): Promise<void> {
  const { dueAt, ...more } = given;
  await Promise.all(
    channels.map((channel, number) =>
      store.subscriptions.add({
        id: number.toString(16).padStart(8, '0'),
        workspace: `${platform}:${number}`,
        platform,
        channel,
        schedule: dailyAt(dueAt(number)),
        timeZone: 'UTC',
        themes: [],
        briefs: [],
        quiet: false,
        createdBy: 'bench',
        fromConfig: false,
        nextDue: dueAt(number),
        coveredUntil: null,
        ...more,
      }),
    ),
  );
}

function dailyAt(time: number): string {
  const at = new Date(time);
  return `${at.getUTCSeconds()} ${at.getUTCMinutes()} ${at.getUTCHours()} * * *`;
}
