/** What was said in a place, until it expires. */
import type { Kysely } from 'kysely';
import type { KeptConversation, Store } from '../../ports/store.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import { expiry, type StoreTime } from './store-time.ts';

export function createConversations(db: Kysely<Schema>, now: StoreTime): Store['conversations'] {
  return {
    async put(workspace, place, conversation, keepMs) {
      await db
        .insertInto('conversations')
        .values({ workspace, place, kept: toJsonText(conversation), expires_at: expiry(now(), keepMs) })
        .onConflict((conflict) =>
          conflict.columns(['workspace', 'place']).doUpdateSet({
            kept: (row) => row.ref('excluded.kept'),
            expires_at: (row) => row.ref('excluded.expires_at'),
          }),
        )
        .execute();
    },
    async get(workspace, place) {
      const row = await db
        .selectFrom('conversations')
        .select('kept')
        .where('workspace', '=', workspace)
        .where('place', '=', place)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row ? fromJsonText<KeptConversation>(row.kept) : null;
    },
  };
}
