/** Which brief a place is about. */
import type { Kysely } from 'kysely';
import type { Store } from '../../ports/store.ts';
import type { Schema } from './schema.ts';

export function createPlaces(db: Kysely<Schema>): Store['places'] {
  return {
    async setBrief(workspace, place, brief) {
      await db
        .insertInto('places')
        .values({
          workspace,
          place,
          brief,
          // A count and not the time: two within one millisecond, or a clock set back, must not change the order.
          turn: (row) =>
            row
              .selectFrom('places')
              .select(({ fn, val, eb }) =>
                eb(fn.coalesce(fn.max<number>('turn'), val(0)), '+', val(1)).as('turn'),
              )
              .where('workspace', '=', workspace),
        })
        .onConflict((conflict) =>
          conflict.columns(['workspace', 'place']).doUpdateSet({
            brief: (row) => row.ref('excluded.brief'),
            turn: (row) => row.ref('excluded.turn'),
          }),
        )
        .execute();
    },
    async briefOf(workspace, places) {
      // `in ()` is no SQL in PostgreSQL.
      if (places.length === 0) return null;
      const row = await db
        .selectFrom('places')
        .select('brief')
        .where('workspace', '=', workspace)
        .where('place', 'in', places)
        .orderBy('turn', 'desc')
        .orderBy('place')
        .limit(1)
        .executeTakeFirst();
      return row?.brief ?? null;
    },
  };
}
