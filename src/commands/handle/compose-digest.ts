/** A subscription → what its digest says now. */
import { BriefingError } from '../../core/errors.ts';
import type { BriefSummary, ReadBrief } from '../../ports/article-desk.ts';
import type { Subscription } from '../../ports/subscription.ts';
import type { DigestReplies } from '../channel-poster.ts';
import { type DigestFindings, digestReplies, type NewBrief } from '../say/digest-replies.ts';
import { findGoneBriefs, goneCodes, unreadableCodes } from './find-gone-briefs.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface ComposedDigest {
  readonly replies: DigestReplies;
  /** How many briefs are new and have something on the subscription's themes, those included that nobody has looked through or could read. */
  readonly news: number;
  /** How many briefs could not be read. */
  readonly unreadable: number;
  /** Ids of those that the subscription is restricted to and that are no longer there. */
  readonly gone: readonly string[];
}

/** Whether it is not posted when its time comes. One that can never tell of anything again has to say so. */
export function staysQuiet(
  { news, gone }: Pick<ComposedDigest, 'news' | 'gone'>,
  { quiet, briefs }: Pick<Subscription, 'quiet' | 'briefs'>,
): boolean {
  const hasBriefs = briefs.length === 0 || gone.length < briefs.length;
  return quiet && news === 0 && hasBriefs;
}

/** Nobody reads on to an eleventh, and each one makes every reply of the thread longer; further ones are counted. */
const mostDetailed = 10;

/**
 * A workspace that adds thousands at once would keep the desk from answering questions for minutes. So many take seconds.
 */
const mostRead = 100;

/**
 * `delivery`: the id that its buttons carry. `upTo`: what appeared later, in milliseconds since the epoch, waits for the
 * next. Throws what nobody can compose around: BriefingError `store-unavailable`, or what was not foreseen.
 */
export async function composeDigest(
  ports: Pick<HandlerPorts, 'desk' | 'taxonomy' | 'logger'>,
  subscription: Subscription,
  { delivery, upTo }: { readonly delivery: string; readonly upTo: number },
): Promise<ComposedDigest> {
  const { fresh, problems, gone } = await findFresh(ports, subscription, upTo);
  const looked = await lookThrough(ports, subscription, fresh);
  const unlooked = Math.max(0, fresh.length - mostRead);
  const anyTheme = subscription.themes.length === 0;
  const findings: DigestFindings = {
    briefs: looked.briefs,
    further: looked.further + (anyTheme ? unlooked : 0),
    unlooked: anyTheme ? 0 : unlooked,
    unreadable: problems + looked.unreadable,
    gone,
  };
  return {
    replies: digestReplies(findings, { subscription, delivery, taxonomy: ports.taxonomy }),
    // A shipped brief that stays broken does not end a quiet day; a new one that cannot be read does.
    news: looked.briefs.length + looked.further + looked.unreadable + unlooked,
    unreadable: findings.unreadable,
    gone,
  };
}

type Looking = Pick<HandlerPorts, 'desk' | 'logger'>;

/** What has appeared since the last digest, newest first, how many that it is about cannot be read, and which are gone. */
async function findFresh(
  { desk, logger }: Looking,
  { workspace, briefs: chosen, coveredUntil }: Subscription,
  upTo: number,
): Promise<{
  readonly fresh: readonly BriefSummary[];
  readonly problems: number;
  readonly gone: readonly string[];
}> {
  const listed = await desk.list(workspace);
  const { briefs, problems, undated } = listed;
  for (const error of problems) tellUnreadable(logger, error);
  const wanted = new Set(chosen);
  const about = wanted.size === 0 ? briefs : briefs.filter(({ id }) => wanted.has(id));
  const since = coveredUntil ?? Number.NEGATIVE_INFINITY;
  const fresh = about
    .map((summary) => ({ summary, at: appearanceOf(summary, undated) }))
    .filter(({ at }) => at > since && at <= upTo)
    .toSorted((a, b) => b.at - a.at)
    .map(({ summary }) => summary);
  if (wanted.size === 0) return { fresh, problems: problems.length, gone: [] };
  const gone = await findGoneBriefs(desk, workspace, listed, chosen);
  // A problem does not say which brief it is of, but those that are listed have none.
  return { fresh, problems: wanted.size - about.length - gone.length, gone };
}

/** A guess would leave the brief out of this digest and the next, or put it into both. `cause`: why it is not known. */
function appearanceOf({ id, appearedAt }: BriefSummary, cause: BriefingError | undefined): number {
  if (appearedAt === null)
    throw new BriefingError('store-unavailable', { problem: `it cannot say when ${id} appeared` }, { cause });
  return appearedAt;
}

function tellUnreadable(logger: HandlerPorts['logger'], { code, facts }: BriefingError): void {
  logger.warn('A brief cannot be read', { code, facts });
}

type Looked = Pick<DigestFindings, 'briefs' | 'further' | 'unreadable'>;

/** One after the other, so that questions come in between. */
async function lookThrough(
  looking: Looking,
  { workspace, themes }: Subscription,
  fresh: readonly BriefSummary[],
): Promise<Looked> {
  const briefs: NewBrief[] = [];
  let further = 0;
  let unreadable = 0;
  for (const summary of fresh.slice(0, mostRead)) {
    const read = await readOne(looking, workspace, summary.id);
    if (read === 'gone') continue;
    if (read === 'unreadable') {
      unreadable += 1;
      continue;
    }
    const cards = read.brief.cards.filter(({ id }) => themes.length === 0 || themes.includes(id));
    if (cards.length === 0) continue;
    if (briefs.length < mostDetailed) briefs.push({ summary, read, cards });
    else further += 1;
  }
  return { briefs, further, unreadable };
}

async function readOne(
  { desk, logger }: Looking,
  workspace: string,
  id: string,
): Promise<ReadBrief | 'gone' | 'unreadable'> {
  try {
    return await desk.read(workspace, id);
  } catch (error) {
    if (!(error instanceof BriefingError)) throw error;
    if (goneCodes.has(error.code)) return 'gone';
    if (!unreadableCodes.has(error.code)) throw error;
    tellUnreadable(logger, error);
    return 'unreadable';
  }
}
