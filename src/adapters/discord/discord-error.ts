/** What Discord refuses: without the secrets of its address, and as a BriefingError where it says something to a person. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { BriefingError } from '../../core/errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes = {
  unknownChannel: 10_003,
  unknownGuild: 10_004,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  acknowledged: 40_060,
  missingAccess: 50_001,
  directChannel: 50_003,
  noTextChannel: 50_008,
  missingPermissions: 50_013,
  channelType: 50_024,
  invalidWebhookToken: 50_027,
  archivedThread: 50_083,
  threadExists: 160_004,
  threadLocked: 160_005,
} as const;

/**
 * A request that failed. The SDK's own errors hold the address, where an interaction's token stands, and the whole
 * body: neither belongs in a log.
 */
export class DiscordRequestError extends Error {
  /** Of HTTP; null where there was no answer. */
  readonly status: number | null;
  /** Discord's own; null where it gave none. */
  readonly code: number | null;
  /** What the network said, such as ECONNREFUSED; null where there was an answer. */
  readonly problem: string | null;
  /** What Discord said, in its own words. */
  readonly words: string;
  /** Where a rate limit stands in the way, Discord's or that of a queue here: milliseconds until it does not. */
  readonly retryAfterMs: number | null;
  /** Whether it has left this process. */
  readonly sent: boolean;

  constructor(request: string, error: unknown, sent = true) {
    const limited = error instanceof RateLimitError || error instanceof QueueFull;
    const answered = error instanceof DiscordAPIError || error instanceof HTTPError;
    const words = limited ? 'rate limited' : error instanceof Error ? error.message : String(error);
    super(`${request}: ${words}`);
    this.name = 'DiscordRequestError';
    this.words = words;
    this.sent = sent;
    this.retryAfterMs = limited ? waitOf(error) : null;
    this.status = answered ? error.status : limited ? 429 : null;
    this.code = error instanceof DiscordAPIError ? Number(error.code) || null : null;
    this.problem = answered || limited ? null : error instanceof StrangeAnswer ? words : systemCode(error);
  }
}

/** A request that would have had to wait here for longer than it may. */
export class QueueFull extends Error {
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`not before ${waitMs} ms`);
    this.name = 'QueueFull';
    this.waitMs = waitMs;
  }
}

/** An answer that cannot be Discord's own, such as the page of a proxy or a portal: it says nothing of what was asked. */
export class StrangeAnswer extends Error {
  constructor() {
    super('an answer that is not Discord’s');
    this.name = 'StrangeAnswer';
  }
}

/** Of a limit that is a route's own the SDK tells apart from that of its bucket. Null for a 429 that says no time. */
function waitOf(error: RateLimitError | QueueFull): number | null {
  if (error instanceof QueueFull) return error.waitMs;
  if (!(error.retryAfter > 0)) return null;
  return Math.max(1, Math.ceil(error.timeToReset), Math.ceil(error.sublimitTimeout));
}

/** `where`: the channel, for permissions. An error that says nothing to a person stays as it is. */
export function toBriefingError(error: unknown, where: string, address: string): unknown {
  if (!(error instanceof DiscordRequestError)) return error;
  const { status, code, problem } = error;
  const cause = { cause: error };
  if (isTokenRefused(error))
    return new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' }, cause);
  if (code === codes.missingAccess || code === codes.missingPermissions) {
    const permissions = code === codes.missingAccess ? ['View Channel'] : [];
    return new BriefingError(
      'permission-missing',
      { platform: 'discord', channel: where, permissions },
      cause,
    );
  }
  if (!isUncertain(error) && status !== 429) return error;
  const told = problem ?? (status === 429 ? error.words : `HTTP ${status}`);
  return new BriefingError('platform-unreachable', { platform: 'discord', address, problem: told }, cause);
}

/** Whether the interaction can no longer be answered: its token has lapsed, or it was never acknowledged. */
export function isLapsed(error: unknown): boolean {
  return hasCode(error, codes.unknownWebhook, codes.unknownInteraction, codes.invalidWebhookToken);
}

/** Whether an earlier try of the same acknowledgement has arrived. */
export function isAcknowledged(error: unknown): boolean {
  return hasCode(error, codes.acknowledged);
}

export function isThreadThere(error: unknown): boolean {
  return hasCode(error, codes.threadExists);
}

/** Whether nobody can start a thread there: direct messages, voice channels, threads. */
export function takesNoThreads(error: unknown): boolean {
  return hasCode(error, codes.channelType, codes.directChannel);
}

/** Whether only moderators may write there any more. */
export function isThreadLocked(error: unknown): boolean {
  return hasCode(error, codes.threadLocked, codes.archivedThread);
}

export function lacksPermission(error: unknown): boolean {
  return hasCode(error, codes.missingAccess, codes.missingPermissions);
}

export function isGuildGone(error: unknown): boolean {
  return hasCode(error, codes.unknownGuild);
}

export function isTokenRefused(error: unknown): boolean {
  return (
    error instanceof DiscordRequestError && error.status === 401 && error.code !== codes.invalidWebhookToken
  );
}

export function isNoChannel(error: unknown): boolean {
  return hasCode(error, codes.unknownChannel);
}

/** Whether it is a forum, a category or the like, which takes no messages. */
export function isNoTextChannel(error: unknown): boolean {
  return hasCode(error, codes.noTextChannel);
}

export function isMessageGone(error: unknown): boolean {
  return hasCode(error, codes.unknownMessage);
}

/**
 * What Discord itself, or a proxy before it, answers to a request that goes no further. Others, such as 408 and 499, may
 * come after it has gone on.
 */
const refusals = new Set([400, 401, 403, 404, 405, 407, 411, 413, 414, 415, 426, 429, 431, 451]);

/** Whether nobody knows if Discord did it: it failed while at it, the answer was lost, or it is none that says so. */
export function isUncertain(error: unknown): boolean {
  if (!(error instanceof DiscordRequestError)) return false;
  const { status, code } = error;
  return status === null || status >= 500 || (code === null && !refusals.has(status));
}

function hasCode(error: unknown, ...wanted: readonly number[]): boolean {
  return error instanceof DiscordRequestError && error.code !== null && wanted.includes(error.code);
}

/** `ECONNREFUSED`, also where it stands in a cause. */
function systemCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no answer in time';
  if ('code' in error && typeof error.code === 'string' && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(error.code))
    return error.code;
  return error.cause === undefined ? 'no connection' : systemCode(error.cause);
}
