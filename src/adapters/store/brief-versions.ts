/** When the shipped briefs appeared, each in each of its versions. */
import type { Kysely } from 'kysely';
import type { BriefVersion, Store } from '../../ports/store.ts';
import type { Schema } from './schema.ts';
import type { StoreTime } from './store-time.ts';

/** Briefs asked for by one statement, below what databases take. */
const step = 500;

export function createBriefVersions(db: Kysely<Schema>, now: StoreTime): Store['briefs'] {
  async function known(briefs: readonly BriefVersion[]): Promise<Map<string, number>> {
    const versions = new Map(briefs.map(({ id, version }) => [id, version]));
    const rows = await db
      .selectFrom('brief_versions')
      .selectAll()
      .where('id', 'in', [...versions.keys()])
      .execute();
    return new Map(
      rows.filter(({ id, version }) => versions.get(id) === version).map((row) => [row.id, row.appeared_at]),
    );
  }

  async function note(briefs: readonly BriefVersion[]): Promise<void> {
    await db
      .insertInto('brief_versions')
      .values(briefs.map(({ id, version }) => ({ id, version, appeared_at: now() })))
      // Another copy may have been first.
      .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing())
      .execute();
  }

  return {
    async appeared(briefs) {
      const times = new Map<string, number>();
      for (let at = 0; at < briefs.length; at += step) {
        const some = briefs.slice(at, at + step);
        let found = await known(some);
        const unknown = some.filter(({ id }) => !found.has(id));
        if (unknown.length > 0) {
          await note(unknown);
          found = await known(some);
        }
        for (const [id, time] of found) times.set(id, time);
      }
      return times;
    },
  };
}
