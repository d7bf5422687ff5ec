/** Errors of Slack as errors of Briefwire. */
import { BriefingError } from '../../core/errors.ts';
import { withoutSecrets } from './bolt-logger.ts';

export type SlackTokenVariable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const tokenErrors = new Set([
  ...['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'],
  ...['not_allowed_token_type', 'user_removed_from_team', 'team_disabled', 'team_access_not_granted'],
]);
const placeErrors = new Set([
  ...['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action', 'user_not_in_channel'],
  ...['restricted_action_read_only_channel', 'restricted_action_thread_only_channel', 'cannot_dm_bot'],
  ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked'],
]);

interface Facts {
  readonly code?: string;
  readonly data?: { readonly error?: string; readonly needed?: string };
  readonly statusCode?: number;
  readonly retryAfter?: number;
  readonly original?: unknown;
  readonly cause?: unknown;
  readonly name?: string;
}

/** Slack's own word for it (`not_in_channel`), null where it is none of Slack's. */
export function slackErrorName(error: unknown): string | null {
  const { code, data } = factsOf(error);
  return code === 'slack_webapi_platform_error' ? (data?.error ?? null) : null;
}

/** The status of an answer that is not Slack's own (those are 200 or 429), null where there was none. */
export function httpStatusOf(error: unknown): number | null {
  const { code, statusCode } = factsOf(error);
  return code === 'slack_webapi_http_error' ? (statusCode ?? null) : null;
}

/** Seconds after which to try again, null where Slack did not ask for that. */
export function retryAfterOf(error: unknown): number | null {
  const { code, retryAfter } = factsOf(error);
  return code === 'slack_webapi_rate_limited_error' ? (retryAfter ?? 1) : null;
}

/** Whether the bot may not post there. */
export function isPlaceError(error: unknown): boolean {
  return placeErrors.has(slackErrorName(error) ?? '');
}

/**
 * `token-invalid`, `scope-missing`, `permission-missing` or `platform-unreachable`, with the error as its cause; what
 * is none of them is given back as it is.
 */
export function toBriefingError(
  error: unknown,
  where: { readonly variable: SlackTokenVariable; readonly address: string; readonly channel?: string },
): unknown {
  if (error instanceof BriefingError) return error;
  const facts = factsOf(error);
  const name = slackErrorName(error);
  const cause = { cause: error };
  if (name !== null) {
    if (tokenErrors.has(name))
      return new BriefingError('token-invalid', { platform: 'slack', variable: where.variable }, cause);
    if (name === 'missing_scope') {
      const scopes = (facts.data?.needed ?? '').split(',').filter((scope) => scope !== '');
      return new BriefingError('scope-missing', { platform: 'slack', scopes }, cause);
    }
    if (placeErrors.has(name)) {
      const channel = where.channel ?? 'this channel';
      return new BriefingError(
        'permission-missing',
        { platform: 'slack', channel, permissions: [name] },
        cause,
      );
    }
    if (name !== 'internal_error' && name !== 'fatal_error' && name !== 'service_unavailable') return error;
  }
  const problem = name ?? problemOf(facts);
  if (problem === null) return error;
  return new BriefingError(
    'platform-unreachable',
    { platform: 'slack', address: where.address, problem },
    cause,
  );
}

/** As {@link toBriefingError}; besides, `channel-gone`, and `post-rejected` for what else Slack refuses. */
export function toPostError(
  error: unknown,
  where: { readonly variable: SlackTokenVariable; readonly address: string; readonly channel: string },
): BriefingError {
  const name = slackErrorName(error);
  const cause = { cause: error };
  if (name === 'channel_not_found')
    return new BriefingError(
      'channel-gone',
      { platform: 'slack', channel: where.channel, reason: 'unseen' },
      cause,
    );
  const told = toBriefingError(error, where);
  if (told instanceof BriefingError) return told;
  const problem = name ?? withoutSecrets(error instanceof Error ? error.message : String(error));
  return new BriefingError('post-rejected', { platform: 'slack', problem }, cause);
}

function problemOf({ code, statusCode, retryAfter, original, name, cause }: Facts): string | null {
  switch (code) {
    case 'slack_webapi_http_error':
      return `HTTP ${statusCode}`;
    case 'slack_webapi_rate_limited_error':
      return `rate limited for ${retryAfter} s`;
    case 'slack_webapi_request_error':
      return networkProblem(original);
    default:
      // undici's fetch says "fetch failed" and keeps the reason in its cause.
      return name === 'TimeoutError' || (name === 'TypeError' && cause !== undefined)
        ? networkProblem({ name, cause })
        : null;
  }
}

function networkProblem(error: unknown): string {
  const { name, cause } = factsOf(error);
  if (name === 'TimeoutError') return 'no answer in time';
  return factsOf(cause).code ?? factsOf(error).code ?? 'no connection';
}

function factsOf(error: unknown): Facts {
  return typeof error === 'object' && error !== null ? (error as Facts) : {};
}
