/** A request that failed → what that says of the post. */
import type { PostOutcome } from '../../commands/channel-poster.ts';
import { BriefingError } from '../../core/errors.ts';
import type { DiscordApi } from './discord-api.ts';
import {
  DiscordRequestError,
  isGuildGone,
  isNoChannel,
  isNoTextChannel,
  isThreadLocked,
  isTokenRefused,
  isUncertain,
  lacksPermission,
  toBriefingError,
} from './discord-error.ts';
import { explainError } from './explain-error.ts';

export type FailedPost = Exclude<PostOutcome, { kind: 'posted' }>;

export interface ErrorWords {
  readonly api: Pick<DiscordApi, 'address' | 'channel' | 'roles' | 'member'>;
  /** User id of the bot. */
  bot(): Promise<string>;
}

/** `channel`: where it was to stand. Never rejects. */
export async function failedPost(words: ErrorWords, error: unknown, channel: string): Promise<FailedPost> {
  if (!(error instanceof DiscordRequestError)) return { kind: 'unknown', error };
  if (error.status === 429 || (error.status === null && !error.sent))
    return { kind: 'refused', retryAfterMs: error.retryAfterMs, error: inWords(error, words) };
  if (isUncertain(error)) return { kind: 'unknown', error: inWords(error, words) };
  return { kind: 'impossible', error: await explainRefusal(words, error, channel) };
}

/** As a BriefingError, where Discord cannot be reached or knows no token. */
export function inWords(error: unknown, { api }: Pick<ErrorWords, 'api'>): unknown {
  return toBriefingError(error, 'this channel', api.address);
}

async function explainRefusal(
  { api, bot }: ErrorWords,
  error: DiscordRequestError,
  channel: string,
): Promise<unknown> {
  const cause = { cause: error };
  if (isTokenRefused(error)) return inWords(error, { api });
  if (isNoChannel(error) || isGuildGone(error))
    return new BriefingError('channel-gone', { platform: 'discord', channel, reason: 'unseen' }, cause);
  if (isNoTextChannel(error))
    return new BriefingError('channel-gone', { platform: 'discord', channel, reason: 'kind' }, cause);
  const problem = error.code === null ? `HTTP ${error.status}` : `${error.code}: ${error.words}`;
  if (!lacksPermission(error) && !isThreadLocked(error))
    return new BriefingError('post-rejected', { platform: 'discord', problem }, cause);
  const name = await api.channel(channel).then(
    (found) => found.name ?? null,
    () => null,
  );
  if (isThreadLocked(error)) {
    const facts = { platform: 'discord', channel: name === null ? 'this thread' : `#${name}` };
    return new BriefingError('permission-missing', { ...facts, permissions: ['Manage Threads'] }, cause);
  }
  // Which it is can be told without knowing all that it may do.
  return explainError({ api, bot: await bot().catch(() => '') }, error, channel, name);
}
