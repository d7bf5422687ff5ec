/** The store over any database that Kysely speaks to. The queries are portable; opening and errors are the driver's. */
import { type Kysely, sql } from 'kysely';
import type { Store } from '../../ports/store.ts';
import { createArticles } from './articles.ts';
import type { Atomically } from './atomically.ts';
import { createBriefVersions } from './brief-versions.ts';
import { createConversations } from './conversations.ts';
import { createDeliveries } from './deliveries.ts';
import { createExchanges } from './exchanges.ts';
import { createLeases } from './leases.ts';
import { createLibrary } from './library.ts';
import { createPlaces } from './places.ts';
import { purge } from './purge.ts';
import type { Schema } from './schema.ts';
import { createSeen } from './seen.ts';
import type { StoreTime } from './store-time.ts';
import { createSubscriptions } from './subscriptions.ts';
import type { TermIndex } from './term-index.ts';
import { createWorkspaces } from './workspaces.ts';

/**
 * `db` is migrated, runs single statements atomically over all copies, and throws BriefingError `store-unavailable`
 * only. `close` ends it, may be called twice, and lets everything after it throw that same error.
 */
export function createKyselyStore(config: {
  readonly db: Kysely<Schema>;
  readonly now: StoreTime;
  readonly atomically: Atomically;
  /** The database's own full-text index. */
  readonly termIndex: TermIndex;
  /** Whether rows can be locked, and those that another transaction has locked be passed over. */
  readonly skipsLocked?: boolean;
  readonly close: () => Promise<void>;
}): Store {
  const { db, now, atomically, termIndex, skipsLocked = false, close } = config;
  return {
    workspaces: createWorkspaces(db, now, atomically),
    places: createPlaces(db),
    conversations: createConversations(db, now),
    exchanges: createExchanges(db, now),
    seen: createSeen(db, now),
    leases: createLeases(db, now),
    articles: createArticles(db, now, atomically, termIndex),
    library: createLibrary(db, atomically, termIndex, skipsLocked),
    briefs: createBriefVersions(db, now),
    subscriptions: createSubscriptions(db, now, atomically),
    deliveries: createDeliveries(db, now, atomically, skipsLocked),
    async now() {
      const row = await db.selectNoFrom(sql<number>`${now()}`.as('now')).executeTakeFirstOrThrow();
      return row.now;
    },
    purge: () => purge(db, now, atomically),
    close,
  };
}
