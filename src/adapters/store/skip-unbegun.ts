/** Occurrences that are let go before anything of them is posted. */
import type { CompiledQuery, Kysely } from 'kysely';
import type { DeliveryReason } from '../../ports/delivery.ts';
import { toJsonText } from './json-text.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

/** No message is posted. */
export const nothingPosted = toJsonText([]);

/**
 * Skips what a subscription has not begun to post: all that waits, and what a copy had before its lease lapsed.
 * `inPlaceOf`: only if there is this delivery, which stays.
 */
export function skipUnbegun(
  db: Kysely<Schema>,
  now: StoreTime,
  subscription: string,
  reason: DeliveryReason,
  inPlaceOf: string | null = null,
): CompiledQuery {
  const present = now();
  return db
    .updateTable('deliveries')
    .set({
      state: 'skipped',
      reason: toJsonText(reason),
      holder: null,
      next_at: null,
      settled_at: present,
      posts: null,
    })
    .where('subscription', '=', subscription)
    .where('next_at', 'is not', null)
    .where(({ or, and, eb }) =>
      or([
        eb('state', 'in', ['due', 'failed', 'quarantined']),
        and([eb('state', '=', 'claimed'), eb('next_at', '<=', present)]),
      ]),
    )
    .where('posted', '=', nothingPosted)
    .where('tried_first_at', 'is', null)
    .$if(inPlaceOf !== null, (query) =>
      query
        .where('id', '!=', inPlaceOf)
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('deliveries as later').select('later.id').where('later.id', '=', inPlaceOf)),
        ),
    )
    .compile();
}
