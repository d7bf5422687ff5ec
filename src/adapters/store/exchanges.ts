/** Questions that a button can repeat, until they expire. */
import type { Kysely } from 'kysely';
import type { Exchange, Store } from '../../ports/store.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

export function createExchanges(db: Kysely<Schema>, now: StoreTime): Store['exchanges'] {
  return {
    async put(workspace, id, exchange, keepMs) {
      await db
        .insertInto('exchanges')
        .values({ workspace, id, exchange: toJsonText(exchange), expires_at: expiry(now(), keepMs) })
        .onConflict((conflict) =>
          conflict.columns(['workspace', 'id']).doUpdateSet({
            exchange: (row) => row.ref('excluded.exchange'),
            expires_at: (row) => row.ref('excluded.expires_at'),
          }),
        )
        .execute();
    },
    async get(workspace, id) {
      const row = await db
        .selectFrom('exchanges')
        .select('exchange')
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row ? fromJsonText<Exchange>(row.exchange) : null;
    },
  };
}
