/** What the adapter uses of Slack and the scopes that each use needs; the manifest and the checks come from here. */

import type { AppsManifestValidateArguments } from '@slack/web-api';

type Manifest = AppsManifestValidateArguments['manifest'];
type Scopes = NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>;
type Events = NonNullable<NonNullable<Manifest['settings']>['event_subscriptions']>;
export type BotScope = NonNullable<Scopes['bot']>[number];
export type EventName = NonNullable<Events['bot_events']>[number];

type ScopeTable<N extends string = string> = { readonly [name in N]?: readonly BotScope[] };

/** Web API method → scopes of the bot token: https://docs.slack.dev/reference/methods */
export const methodScopes: ScopeTable = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** Web API method → scopes of the app-level token. */
export const appMethodScopes: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': ['connections:write'],
};

/** Event → scopes of the bot token: https://docs.slack.dev/reference/events */
export const eventScopes: ScopeTable<EventName> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** Everything else that needs a scope: https://docs.slack.dev/reference/scopes */
export const featureScopes: ScopeTable = {
  'slash commands': ['commands'],
  'files in forms': ['files:read'],
};

/** All events, sorted. */
export const eventNames = Object.keys(eventScopes).sort() as readonly EventName[];

/** All that the bot token needs, sorted. */
export const botScopes: readonly BotScope[] = [
  ...new Set(
    [methodScopes, eventScopes, featureScopes].flatMap((table: ScopeTable) =>
      Object.values(table).flatMap((scopes) => scopes ?? []),
    ),
  ),
].sort();

/** Those of `needed` that were not granted. */
export function missingScopes(granted: readonly string[], needed: readonly string[]): string[] {
  return needed.filter((scope) => !granted.includes(scope));
}
