/** What Discord refuses, as a BriefingError. */
import { DiscordAPIError, HTTPError } from 'discord.js';
import { BriefingError } from '../../core/errors.ts';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const codes = {
  missingAccess: 50_001,
  missingPermissions: 50_013,
  unknownWebhook: 10_015,
  unknownInteraction: 10_062,
  invalidWebhookToken: 50_027,
  threadExists: 160_004,
} as const;

/** `where`: the channel, for permissions. An error that says nothing to a person stays as it is. */
export function toBriefingError(error: unknown, where: string, address: string): unknown {
  if (error instanceof BriefingError) return error;
  const cause = { cause: error };
  if (error instanceof DiscordAPIError) {
    if (error.status === 401)
      return new BriefingError('token-invalid', { platform: 'discord', variable: 'DISCORD_TOKEN' }, cause);
    if (error.code === codes.missingAccess || error.code === codes.missingPermissions) {
      const permissions = error.code === codes.missingAccess ? ['View Channel'] : [];
      return new BriefingError(
        'permission-missing',
        { platform: 'discord', channel: where, permissions },
        cause,
      );
    }
    return error;
  }
  const problem = error instanceof HTTPError ? `HTTP ${error.status}` : systemCode(error);
  if (problem === null) return error;
  return new BriefingError('platform-unreachable', { platform: 'discord', address, problem }, cause);
}

/** Whether the interaction can no longer be answered: its token has lapsed, or it was never acknowledged. */
export function isLapsed(error: unknown): boolean {
  return hasCode(error, codes.unknownWebhook, codes.unknownInteraction, codes.invalidWebhookToken);
}

export function isThreadThere(error: unknown): boolean {
  return hasCode(error, codes.threadExists);
}

/** Whether Discord answered that it did not do it; after anything else nobody knows. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status < 500;
}

function hasCode(error: unknown, ...wanted: readonly number[]): boolean {
  return error instanceof DiscordAPIError && wanted.includes(Number(error.code));
}

/** `ECONNREFUSED`, also where it stands in a cause; null where it is no matter of the network. */
function systemCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'no answer in time';
  if ('code' in error && typeof error.code === 'string' && /^(?:E[A-Z]+|UND_ERR_\w+)$/.test(error.code))
    return error.code;
  return error.cause === undefined ? null : systemCode(error.cause);
}
