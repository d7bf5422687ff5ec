/** What Discord refuses: without the secrets of its address, and as a BriefingError where it says something to a person. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import { BriefingError } from '../../core/errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes = {
  unknownChannel: 10_003,
  unknownMessage: 10_008,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  acknowledged: 40_060,
  missingAccess: 50_001,
  missingPermissions: 50_013,
  invalidWebhookToken: 50_027,
  threadExists: 160_004,
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

  constructor(request: string, error: unknown) {
    const answered = error instanceof DiscordAPIError || error instanceof HTTPError;
    super(`${request}: ${error instanceof Error ? error.message : String(error)}`);
    this.name = 'DiscordRequestError';
    this.status = answered ? error.status : null;
    this.code = error instanceof DiscordAPIError ? Number(error.code) || null : null;
    this.problem = answered ? null : systemCode(error);
  }
}

/** `where`: the channel, for permissions. An error that says nothing to a person stays as it is. */
export function toBriefingError(error: unknown, where: string, address: string): unknown {
  if (!(error instanceof DiscordRequestError)) return error;
  const { status, code, problem } = error;
  const cause = { cause: error };
  if (status === 401 && code !== codes.invalidWebhookToken)
    return new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' }, cause);
  if (code === codes.missingAccess || code === codes.missingPermissions) {
    const permissions = code === codes.missingAccess ? ['View Channel'] : [];
    return new BriefingError(
      'permission-missing',
      { platform: 'discord', channel: where, permissions },
      cause,
    );
  }
  if (!isUncertain(error)) return error;
  const told = problem ?? `HTTP ${status}`;
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

export function isNoChannel(error: unknown): boolean {
  return hasCode(error, codes.unknownChannel);
}

export function isMessageGone(error: unknown): boolean {
  return hasCode(error, codes.unknownMessage);
}

/** Whether nobody knows if Discord did it: it failed while at it, or the answer was lost. */
export function isUncertain(error: unknown): boolean {
  return error instanceof DiscordRequestError && (error.status === null || error.status >= 500);
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
