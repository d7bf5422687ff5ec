/** What became of a post whose answer was lost: whether it stands where it was to be posted. */
import type { APIMessage } from 'discord-api-types/v10';
import type { Resolution, UncertainPost } from '../../commands/channel-poster.ts';
import { type ClockProblem, clockProblem, clockSkewMs } from '../../core/digest/clock-problem.ts';
import { BriefingError } from '../../core/errors.ts';
import { createDeadline } from '../http/deadline.ts';
import { DiscordRequestError, isNoChannel, isTokenRefused, isUncertain } from './discord-error.ts';
import { historyLimits } from './discord-limits.ts';
import { readHistory } from './discord-permissions.ts';
import type { DiscordPosts } from './discord-posts.ts';
import type { DiscordTimings } from './discord-timings.ts';
import { missingIn } from './explain-error.ts';
import { postMark } from './plan-posts.ts';
import { type ErrorWords, inWords } from './post-outcome.ts';
import { threadsOf } from './post-place.ts';

export interface FinderParts extends ErrorWords {
  readonly posts: Pick<DiscordPosts, 'messagesAfter' | 'now'>;
  readonly timings: Pick<DiscordTimings, 'nonceWindow' | 'settle' | 'lookAgain'>;
}

/** So many messages are looked at. */
const mostMessages = 1000;

/** Threads are started on messages in text and announcement channels only: https://docs.discord.com/developers/topics/threads */
const threadableTypes: readonly number[] = [0, 5];

/** As in ChannelPoster. Never rejects. */
export async function resolvePost(parts: FinderParts, uncertain: UncertainPost): Promise<Resolution> {
  const { timings } = parts;
  const repeatableMs = timings.nonceWindow - uncertain.firstTriedMsAgo;
  if (repeatableMs > 0) return { kind: 'repeatable', forMs: repeatableMs };
  const began = performance.now();
  try {
    const found = await findPost(parts, uncertain);
    if (found) return found;
    // It may have been sent at the very end of its time.
    const early = timings.settle + uncertain.withinMs - uncertain.lastTriedMsAgo;
    if (early > 0) return { kind: 'wait', ms: Math.ceil(early) };
    const storeNow = uncertain.firstTriedAt + uncertain.firstTriedMsAgo + performance.now() - began;
    // Only a head is looked for by the time.
    const problem = uncertain.head === null ? clockProblem(storeNow, parts.posts.now()) : null;
    return problem === null ? await trustAbsence(parts, uncertain) : unclear(problem, null);
  } catch (error) {
    return failedLook(parts, error);
  }
}

function failedLook(parts: FinderParts, error: unknown): Resolution {
  if (!(error instanceof DiscordRequestError)) return { kind: 'unclear', error };
  const told = inWords(error, parts);
  if (error.status === 429 || isUncertain(error))
    return { kind: 'wait', ms: error.retryAfterMs ?? parts.timings.lookAgain, error: told };
  return isTokenRefused(error) ? { kind: 'unclear', error: told } : unclear(error.words, error);
}

/** Null: it is not there. */
async function findPost(parts: FinderParts, uncertain: UncertainPost): Promise<Resolution | null> {
  const { api } = parts;
  const { channel, head } = uncertain;
  const look = async (place: string) => {
    try {
      return await search(parts, uncertain, place);
    } catch (error) {
      if (!isNoChannel(error)) throw error;
      return 'nowhere';
    }
  };
  const first = await look(head ?? channel);
  if (first !== 'nowhere' || head === null) return first === 'nowhere' ? null : first;
  // Without a thread nothing can stand in it; where there are none, posts stand in the channel.
  const type = await api.channel(channel).then(
    (found) => found.type,
    (error: unknown) => {
      if (!isNoChannel(error)) throw error;
      return null;
    },
  );
  if (type === null || threadableTypes.includes(type)) return null;
  const second = await look(channel);
  return second === 'nowhere' ? null : second;
}

/** Looks from before the first try until after the last; for what stands under a head, at all that came after that. */
async function search(
  { posts, bot }: FinderParts,
  { delivery, number, head, ...tried }: UncertainPost,
  place: string,
): Promise<Resolution | null> {
  const mark = postMark(delivery, number);
  const lastTriedAt = tried.firstTriedAt + tried.firstTriedMsAgo - tried.lastTriedMsAgo;
  const end = head === null ? snowflakeAt(lastTriedAt + tried.withinMs + clockSkewMs) : null;
  const own = await bot();
  let after = head === null ? snowflakeAt(tried.firstTriedAt - clockSkewMs) : BigInt(head);
  for (let seen = 0; seen < mostMessages; ) {
    const page = await posts.messagesAfter(place, String(after), createDeadline(tried.withinMs));
    const found = page.find((message) => message.author.id === own && carries(message, mark));
    if (found) return { kind: 'posted', message: found.id, threads: threadsOf(found.id, head, place) };
    seen += page.length;
    // Of a page the newest comes first.
    after = page.reduce((latest, { id }) => (BigInt(id) > latest ? BigInt(id) : latest), after);
    if (page.length < historyLimits.messages || (end !== null && after > end)) return null;
  }
  return unclear(`more than ${mostMessages} messages stand there since`, null);
}

/** Who may not read the history is shown none, and no error. */
async function trustAbsence({ api, bot }: FinderParts, { channel }: UncertainPost): Promise<Resolution> {
  try {
    const missing = await missingIn(api, channel, await bot());
    return missing.includes(readHistory)
      ? unclear(`Briefwire lacks ${readHistory} there`, null)
      : { kind: 'absent' };
  } catch (error) {
    // Nobody will see it there.
    if (isNoChannel(error)) return { kind: 'absent' };
    throw error;
  }
}

function carries({ components = [] }: APIMessage, mark: string): boolean {
  return components.some(
    (row) =>
      'components' in row && row.components.some((each) => 'custom_id' in each && each.custom_id === mark),
  );
}

function unclear(problem: string | ClockProblem, cause: unknown): Resolution {
  return {
    kind: 'unclear',
    error: new BriefingError('post-unclear', { platform: 'discord', problem }, { cause }),
  };
}

/** https://docs.discord.com/developers/reference#snowflakes */
function snowflakeAt(ms: number): bigint {
  const epoch = 1_420_070_400_000;
  return BigInt(Math.max(0, Math.floor(ms - epoch))) << 22n;
}
