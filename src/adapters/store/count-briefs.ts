/** How many briefs a workspace can ask about, and how many of them hold each of some terms. */
import type { Kysely } from 'kysely';
import { everyone, sampleScopeOf, sampling, scopeOf } from './library-lexemes.ts';
import type { Schema } from './schema.ts';
import type { TermIndex } from './term-index.ts';

/** Far more than a sample has. */
const all = 1e9;

/** Exact where they are fewer than `most`; of more, an estimate by the sample. */
export async function countBriefs(
  db: Kysely<Schema>,
  index: TermIndex,
  asked: { readonly workspace: string; readonly terms: readonly string[]; readonly most: number },
): Promise<{ readonly size: number; readonly held: readonly number[] }> {
  const { workspace, terms, most } = asked;
  const samples = [sampleScopeOf(workspace), sampleScopeOf(everyone)];
  const sampled = await index.counts(
    ['', ...terms].map((term) => [samples.map((scope) => scope + term)]),
    all,
  );
  const [size = 0, ...estimates] = sampled.map((count) => count * sampling);
  const scopes = [scopeOf(workspace), scopeOf(everyone)];
  const few = terms.filter((_, place) => (estimates[place] ?? 0) < most);
  const [counted, sized] = await Promise.all([
    index.counts(
      few.map((term) => [scopes.map((scope) => scope + term)]),
      most,
    ),
    size < most ? sizeOf(db, workspace, most) : size,
  ]);
  const exact = new Map(few.map((term, place) => [term, counted[place] ?? 0]));
  return { size: sized, held: terms.map((term, place) => exact.get(term) ?? estimates[place] ?? 0) };
}

async function sizeOf(db: Kysely<Schema>, workspace: string, most: number): Promise<number> {
  const some = db
    .selectFrom('library_entries')
    .select('number')
    .where('workspace', 'in', [workspace, everyone])
    .limit(most);
  const { size } = await db
    .selectFrom(some.as('counted'))
    .select(({ fn }) => fn.countAll<number>().as('size'))
    .executeTakeFirstOrThrow();
  return size;
}
