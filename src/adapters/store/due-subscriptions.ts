/** Which subscriptions fire, and when. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** All that fire one day, the first to come in front; none of a workspace that has been left. */
export function dueSubscriptions(db: Kysely<Schema>, platforms: readonly string[]) {
  return db
    .selectFrom('subscriptions')
    .where('next_due', 'is not', null)
    .where('platform', 'in', platforms)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('workspaces')
            .select('workspaces.id')
            .whereRef('workspaces.id', '=', 'subscriptions.workspace')
            .where('workspaces.forget_at', 'is not', null),
        ),
      ),
    )
    .orderBy('next_due');
}
