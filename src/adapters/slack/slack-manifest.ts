/** The app manifest, from which Slack makes an app that has all that the adapter uses, and no more. */
import type { AppsManifestValidateArguments } from '@slack/web-api';
import type { CommandSpec } from '../../commands/command-spec.ts';
import { botScopes, eventNames } from './slack-scopes.ts';

/** https://docs.slack.dev/reference/app-manifest */
export type SlackManifest = AppsManifestValidateArguments['manifest'];

/** Where Slack must be able to reach the process, for `http`; the operator puts the host in. */
export const requestUrl = 'https://YOUR-HOST/slack/events';

export function createSlackManifest(config: {
  readonly specs: readonly CommandSpec[];
  readonly mode: 'socket' | 'http';
}): SlackManifest {
  const socket = config.mode === 'socket';
  return {
    display_information: {
      name: 'Briefwire',
      description: 'Turns an article into themed cards of quotations and answers questions about it.',
      background_color: '#1f2937',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'briefwire', always_online: true },
      slash_commands: config.specs.map(({ name, description, usageHint }) => ({
        command: `/${name}`,
        description,
        usage_hint: usageHint,
        should_escape: false,
        ...(socket ? {} : { url: requestUrl }),
      })),
    },
    oauth_config: { scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { ...(socket ? {} : { request_url: requestUrl }), bot_events: [...eventNames] },
      interactivity: {
        is_enabled: true,
        // The second is asked while somebody types into a form.
        ...(socket ? {} : { request_url: requestUrl, message_menu_options_url: requestUrl }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      token_rotation_enabled: false,
    },
  };
}
