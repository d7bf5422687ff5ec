/** Setting Slack up: the manifest to paste, and whether what came of it is complete. */
import { WebClient } from '@slack/web-api';
import type { CommandSpec } from '../../commands/command-spec.ts';
import { wordError } from '../../commands/messages.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Finding, PlatformSetup } from '../../ports/chat-platform.ts';
import type { Logger } from '../../ports/logger.ts';
import { addressWithoutUser } from '../http/address-without-user.ts';
import { slackApiUrl, slackClientOptions } from './slack-client.ts';
import { type SlackTokenVariable, slackErrorName, toBriefingError } from './slack-error.ts';
import { createSlackManifest, requestUrl } from './slack-manifest.ts';
import { botScopes, missingScopes } from './slack-scopes.ts';
import { slackTimings } from './slack-timings.ts';

export interface SlackSetupParts {
  readonly specs: readonly CommandSpec[];
  readonly mode: 'socket' | 'http';
  readonly botToken: string | null;
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** Instead of `https://slack.com/api/`. */
  readonly apiUrl: string | null;
  /** Channels that the bot should be in. */
  readonly channels: readonly string[];
}

export function createSlackSetup(parts: SlackSetupParts): PlatformSetup {
  const { mode, botToken, appToken, signingSecret, channels } = parts;
  const apiUrl = parts.apiUrl ?? slackApiUrl;
  const address = addressWithoutUser(apiUrl);
  // What goes wrong becomes a finding.
  const options = slackClientOptions({ apiUrl, logger: silent, timeoutMs: slackTimings.request });

  function failed(what: string, error: unknown, variable: SlackTokenVariable): Finding {
    return bad(what, wordError(toBriefingError(error, { variable, address })));
  }

  async function checkBot(token: string): Promise<Finding[]> {
    const client = new WebClient(token, options);
    try {
      const auth = await client.auth.test();
      const granted = auth.response_metadata?.scopes ?? [];
      const missing = missingScopes(granted, botScopes);
      if (!auth.bot_id)
        return [bad('SLACK_BOT_TOKEN is no token of a bot', 'Copy the Bot User OAuth Token (xoxb-…).')];
      return [
        good(`SLACK_BOT_TOKEN is accepted: ${auth.user} in ${auth.team}`),
        missing.length === 0
          ? good('the app has all its scopes')
          : bad(
              'scopes are missing',
              wordError(new BriefingError('scope-missing', { platform: 'slack', scopes: missing })),
            ),
        ...(await Promise.all(channels.map((channel) => checkChannel(client, channel, `${auth.user}`)))),
      ];
    } catch (error) {
      return [failed('SLACK_BOT_TOKEN does not work', error, 'SLACK_BOT_TOKEN')];
    }
  }

  async function checkChannel(client: WebClient, id: string, bot: string): Promise<Finding> {
    try {
      const { channel } = await client.conversations.info({ channel: id });
      if (channel?.is_im) return good(`${id} is direct messages with the bot`);
      if (channel?.is_archived)
        return bad(`#${channel.name} (${id}) is archived`, 'Unarchive it, or choose another channel.');
      return channel?.is_member
        ? good(`the bot is in #${channel.name} (${id})`)
        : bad(`the bot is not in #${channel?.name} (${id})`, `Invite it there: /invite @${bot}`);
    } catch (error) {
      if (slackErrorName(error) === 'channel_not_found')
        return bad(
          `there is no channel ${id} that the bot can see`,
          `Correct slack.channels in config/briefwire.yaml, or invite the bot there: /invite @${bot}`,
        );
      return failed(`channel ${id} cannot be looked at`, error, 'SLACK_BOT_TOKEN');
    }
  }

  async function checkSocket(token: string): Promise<Finding[]> {
    try {
      await new WebClient(token, options).apps.connections.open({});
      return [good('SLACK_APP_TOKEN is accepted: Socket Mode can connect')];
    } catch (error) {
      return [failed('Socket Mode cannot connect', error, 'SLACK_APP_TOKEN')];
    }
  }

  return {
    name: 'slack',
    async instructions() {
      const manifest = JSON.stringify(createSlackManifest(parts), null, 2);
      return [manifest, '', ...(mode === 'socket' ? socketSteps : httpSteps)].join('\n');
    },
    async check() {
      const second =
        mode === 'socket'
          ? checkToken('SLACK_APP_TOKEN', appToken, checkSocket)
          : checkToken('SLACK_SIGNING_SECRET', signingSecret, async () => [
              good('SLACK_SIGNING_SECRET is set; whether it is the right one shows when Slack calls'),
            ]);
      return (await Promise.all([checkToken('SLACK_BOT_TOKEN', botToken, checkBot), second])).flat();
    },
  };
}

async function checkToken(
  variable: string,
  token: string | null,
  check: (token: string) => Promise<Finding[]>,
): Promise<Finding[]> {
  if (token !== null) return check(token);
  const error = new BriefingError('token-missing', { platform: 'slack', variable });
  return [bad(`${variable} is not set`, wordError(error))];
}

function good(what: string): Finding {
  return { ok: true, what: `slack: ${what}`, remedy: null };
}

function bad(what: string, remedy: string): Finding {
  return { ok: false, what: `slack: ${what}`, remedy };
}

const silent: Logger = { info() {}, warn() {}, error() {} };

const firstSteps = [
  'What to do with this manifest (docs/setup-slack.md says more):',
  '1. Open https://api.slack.com/apps, Create New App, From a manifest; choose the workspace and paste it (JSON).',
  '2. Install App, Install to Workspace. Copy the Bot User OAuth Token into .env: SLACK_BOT_TOKEN=xoxb-…',
];

const socketSteps = [
  ...firstSteps,
  '3. Basic Information, App-Level Tokens, Generate: with the scope connections:write. Copy it into .env: SLACK_APP_TOKEN=xapp-…',
  '4. npm run -s briefwire -- doctor, then npm start, then type /brief help in Slack.',
];

const httpSteps = [
  `Replace ${requestUrl} by the address at which Slack reaches this machine, everywhere in it.`,
  ...firstSteps,
  '3. Basic Information, App Credentials, Signing Secret: copy it into .env: SLACK_SIGNING_SECRET=…',
  '4. npm run -s briefwire -- doctor, then npm start, then type /brief help in Slack.',
];
