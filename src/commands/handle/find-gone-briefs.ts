/** Which of the briefs that a digest was restricted to are no longer there. */
import { BriefingError, type BriefingErrorCode } from '../../core/errors.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';
import type { Subscription } from '../../ports/subscription.ts';

type Listed = Awaited<ReturnType<ArticleDesk['list']>>;

/** It has been removed, or never was. */
export const goneCodes: ReadonlySet<BriefingErrorCode> = new Set(['brief-unknown', 'article-missing']);

/** What is wrong with one article alone; the others can be told of. */
export const unreadableCodes: ReadonlySet<BriefingErrorCode> = new Set([
  'article-is-folder',
  'article-binary',
  'article-empty',
  'article-too-large',
  'article-unreadable',
  'front-matter-invalid',
]);

/**
 * Ids of those `chosen` that are gone, in their order. `listed`: what the desk has listed of the workspace. One that is not
 * listed may also be there and have a mistake in it, which is no reason to choose others. Throws what says nothing of one
 * article: BriefingError `store-unavailable`, or what was not foreseen.
 */
export async function findGoneBriefs(
  desk: Pick<ArticleDesk, 'read'>,
  workspace: string,
  { briefs, problems }: Listed,
  chosen: readonly string[],
): Promise<string[]> {
  const there = new Set(briefs.map(({ id }) => id));
  const missing = chosen.filter((id) => !there.has(id));
  if (problems.length === 0) return missing;
  const gone: string[] = [];
  for (const id of missing) if (await isGone(desk, workspace, id)) gone.push(id);
  return gone;
}

async function isGone(desk: Pick<ArticleDesk, 'read'>, workspace: string, id: string): Promise<boolean> {
  try {
    // Another one may have it as its title.
    return (await desk.read(workspace, id)).brief.article.id !== id;
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    if (goneCodes.has(error.code)) return true;
    if (unreadableCodes.has(error.code)) return false;
    throw error;
  }
}

/** Of each of a workspace's subscriptions that were restricted to briefs, by its id, those that are gone; without the others. */
export async function findGoneOf(
  desk: Pick<ArticleDesk, 'list' | 'read'>,
  workspace: string,
  subscriptions: readonly Subscription[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const chosen = new Set(subscriptions.flatMap(({ briefs }) => briefs));
  if (chosen.size === 0) return new Map();
  const gone = new Set(await findGoneBriefs(desk, workspace, await desk.list(workspace), [...chosen]));
  return new Map(
    subscriptions
      .map(({ id, briefs }) => [id, briefs.filter((brief) => gone.has(brief))] as const)
      .filter(([, briefs]) => briefs.length > 0),
  );
}
