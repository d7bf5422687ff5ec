/**
 * Finds briefs by the rarest of the terms asked for, since an index answers how few hold a rare term at once and would have to walk
 * through half the library for a common one. First it is told how many briefs hold each term, by a sample where they are many. Those that hold a
 * rare one are candidates; so are those that hold the common ones together. Each step reads a bounded part of the index.
 */
import type { Kysely } from 'kysely';
import type { LibraryMatch } from '../../ports/library.ts';
import { countBriefs } from './count-briefs.ts';
import { everyone, properTerms, scopeOf } from './library-lexemes.ts';
import type { Schema } from './schema.ts';
import type { LexemeQuery, TermIndex } from './term-index.ts';

export interface SearchBounds {
  /** Terms that are looked up; of the others nothing is known. */
  readonly terms: number;
  /** The rarest of them, by which briefs are found and ranked. */
  readonly used: number;
  /** Up to how many briefs are counted, those that hold a term and all of them; of more, those in the sample are. */
  readonly counted: number;
  /** Candidates from rare terms, and as many from common ones. */
  readonly candidates: number;
}

const usualBounds: SearchBounds = { terms: 64, used: 12, counted: 5_000, candidates: 400 };

/** How far the length of a brief speaks against it, as b of BM25 does; and the length at which it does neither way. */
const lengthWeight = 0.2;
const usualLength = 150;

export interface SearchAsked {
  readonly workspace: string;
  readonly terms: readonly string[];
  readonly most: number;
  /** As in Library.search. */
  readonly isShipped?: (id: string) => boolean;
}

interface Sought {
  /** The term in each scope in which it may stand. */
  readonly lexemes: readonly string[];
  readonly held: number;
}

export async function searchLibrary(
  db: Kysely<Schema>,
  index: TermIndex,
  asked: SearchAsked,
  bounds: SearchBounds = usualBounds,
): Promise<readonly LibraryMatch[]> {
  const { workspace, terms, most, isShipped = () => true } = asked;
  const known = properTerms(terms).slice(0, bounds.terms);
  if (known.length === 0 || most < 1) return [];
  const { size, held } = await countBriefs(db, index, { workspace, terms: known, most: bounds.counted });
  const scopes = [scopeOf(workspace), scopeOf(everyone)];
  const sought = known
    .map((term, place): Sought => ({ lexemes: scopes.map((scope) => scope + term), held: held[place] ?? 0 }))
    .filter((term) => term.held > 0)
    .sort((a, b) => a.held - b.held)
    .slice(0, bounds.used);
  const weights = await weigh(index, sought, { size, most, candidates: bounds.candidates });
  return rank(db, index, weights, { workspace, most, isShipped });
}

/** Number of each candidate → what the terms it holds weigh together. */
async function weigh(
  index: TermIndex,
  sought: readonly Sought[],
  given: { readonly size: number; readonly most: number; readonly candidates: number },
): Promise<Map<number, number>> {
  const { size, most, candidates } = given;
  const weights = new Map<number, number>();
  const worth = ({ held }: Sought) => Math.log(1 + Math.max(0.5, size - held + 0.5) / (held + 0.5));
  const add = (numbers: readonly number[], weight: number) => {
    for (const number of numbers) weights.set(number, (weights.get(number) ?? 0) + weight);
  };

  const rare: Sought[] = [];
  let room = candidates;
  for (const term of sought) {
    if (term.held > room) break;
    room -= term.held;
    rare.push(term);
  }
  const common = sought.slice(rare.length);
  const anyRare = rare.flatMap(({ lexemes }) => lexemes);
  await Promise.all([
    ...rare.map(async (term) => add(await index.find([term.lexemes], candidates), worth(term))),
    ...(rare.length === 0 ? [] : common).map(async (term) =>
      add(await index.find([anyRare, term.lexemes], candidates), worth(term)),
    ),
  ]);

  // All the common ones together, then without the commonest, until there is enough to choose from.
  const found = new Set(weights.keys());
  for (let held = common.length; held > 0 && (held > 1 || found.size < most); held--) {
    const together = common.slice(0, held);
    const query: LexemeQuery = together.map(({ lexemes }) => lexemes);
    const numbers = (await index.find(query, candidates)).filter((number) => !found.has(number));
    for (const number of numbers) found.add(number);
    add(
      numbers,
      together.reduce((sum, term) => sum + worth(term), 0),
    );
    if (numbers.length >= candidates / 4) break;
  }
  return weights;
}

async function rank(
  db: Kysely<Schema>,
  index: TermIndex,
  weights: ReadonlyMap<number, number>,
  { workspace, most, isShipped }: Required<Omit<SearchAsked, 'terms'>>,
): Promise<readonly LibraryMatch[]> {
  if (weights.size === 0) return [];
  const entries = await db
    .selectFrom('library_entries')
    .select(['number', 'workspace', 'id', 'length'])
    .where(index.isAmong([...weights.keys()]))
    .execute();
  return (
    entries
      // Workspaces may share a scope. Not a condition of the query, which would then walk through a whole workspace.
      .filter(({ workspace: of, id }) => of === workspace || (of === everyone && isShipped(id)))
      .map((entry) => ({ ...entry, score: (weights.get(entry.number) ?? 0) / lengthening(entry.length) }))
      .sort((a, b) => b.score - a.score || b.number - a.number)
      .slice(0, most)
      .map(({ id, workspace: of, score }) => ({ id, shipped: of === everyone, score }))
  );
}

const lengthening = (length: number) => 1 + lengthWeight * Math.log2(1 + length / usualLength);
