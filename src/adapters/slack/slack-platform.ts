/** Slack as a chat platform: starts and stops Bolt, and joins what happens there to the handlers. */
import { setTimeout as sleep } from 'node:timers/promises';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { PostingPlatform } from '../../commands/channel-poster.ts';
import type { Handlers } from '../../commands/handlers.ts';
import { createWorkUnderWay } from '../../commands/work-under-way.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { addressWithoutUser } from '../http/address-without-user.ts';
import { createBoltLogger, withoutSecrets } from './bolt-logger.ts';
import { listenToSlack } from './listen-to-slack.ts';
import { createReplyDelivery } from './reply-delivery.ts';
import { slackApiUrl, slackClientOptions } from './slack-client.ts';
import type { SlackContext } from './slack-context.ts';
import { createSlackDigestPoster } from './slack-digest-poster.ts';
import { toBriefingError } from './slack-error.ts';
import { createSlackFiles } from './slack-files.ts';
import { createSlackManagers, type SlackManagersRule } from './slack-managers.ts';
import { createSlackPace } from './slack-pace.ts';
import { createSlackPoster } from './slack-poster.ts';
import { botScopes, missingScopes } from './slack-scopes.ts';
import { type SlackTimings, slackTimings } from './slack-timings.ts';
import { createSocketConnection } from './socket-connection.ts';

export interface SlackPlatformParts {
  readonly botToken: string;
  /** For `socket`. */
  readonly appToken?: string;
  /** For `http`. */
  readonly signingSecret?: string;
  readonly handlers: Handlers;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly config: {
    readonly mode: 'socket' | 'http';
    /** For `http`. */
    readonly port: number;
    readonly managers: SlackManagersRule;
    /** Instead of `https://slack.com/api/`. */
    readonly apiUrl?: string;
    /** Hosts that files may come from, besides Slack's own. */
    readonly fileHosts?: readonly string[];
  };
  readonly timings?: Partial<SlackTimings>;
}

export function createSlackPlatform(parts: SlackPlatformParts): PostingPlatform {
  const { botToken, handlers, logger, clock, config } = parts;
  const timings = { ...slackTimings, ...parts.timings };
  const apiUrl = config.apiUrl ?? slackApiUrl;
  const address = addressWithoutUser(apiUrl);
  const boltLogger = createBoltLogger(logger);
  const clientOptions = slackClientOptions({ apiUrl, logger, timeoutMs: timings.request });
  const pace = createSlackPace(timings.messageGap);
  const client = new WebClient(botToken, clientOptions);
  const work = createWorkUnderWay();
  /** Begins to close, and does so at once when called again. */
  let disconnect: (() => void) | null = null;

  async function authorise() {
    const auth = await client.auth.test();
    const missing = missingScopes(auth.response_metadata?.scopes ?? [], botScopes);
    if (missing.length > 0) throw new BriefingError('scope-missing', { platform: 'slack', scopes: missing });
    const { team_id: team, user_id: botUser, bot_id: botId } = auth;
    // A person's token instead of a bot's.
    if (!team || !botUser || !botId)
      throw new BriefingError('token-invalid', { platform: 'slack', variable: 'SLACK_BOT_TOKEN' });
    return { team, botUser, botId };
  }

  function createContext(team: string, botUser: string): SlackContext {
    const poster = createSlackPoster({ client, pace, timings });
    return {
      handlers,
      logger,
      poster,
      delivery: createReplyDelivery({ poster, handlers, logger, address }),
      managers: createSlackManagers({
        rule: config.managers,
        client: new WebClient(botToken, { ...clientOptions, timeout: timings.adminLookup }),
        clock,
        logger,
        timings,
      }),
      files: createSlackFiles({ botToken, timeoutMs: timings.file, otherHosts: config.fileHosts ?? [] }),
      team,
      botUser,
    };
  }

  function createReceiver(): SocketModeReceiver | HTTPReceiver {
    if (config.mode === 'http')
      return new HTTPReceiver({
        signingSecret: required('SLACK_SIGNING_SECRET', parts.signingSecret),
        port: config.port,
        logger: boltLogger,
      });
    return new SocketModeReceiver({
      appToken: required('SLACK_APP_TOKEN', parts.appToken),
      logger: boltLogger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: { ...clientOptions } },
    });
  }

  async function greet(team: string): Promise<void> {
    try {
      await handlers.joined(`slack:${team}`);
    } catch (error) {
      logger.error('Slack: the workspace could not be remembered', { error });
    }
  }

  async function connect(receiver: SocketModeReceiver | HTTPReceiver): Promise<void> {
    if (receiver instanceof HTTPReceiver) {
      const server = await receiver.start(config.port);
      let closing = false;
      disconnect = () => {
        if (closing) server.closeAllConnections();
        else server.close();
        closing = true;
      };
      return;
    }
    const connection = createSocketConnection({ client: receiver.client, clock, logger, timings, address });
    await connection.open();
    disconnect = () => connection.close();
  }

  const poster = createSlackDigestPoster({ botToken, logger, clock, apiUrl, timings, pace });

  return {
    name: 'slack',
    poster,
    async start() {
      let variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' = 'SLACK_BOT_TOKEN';
      try {
        const receiver = createReceiver();
        const { team, botUser, botId } = await authorise();
        const app = new App({
          token: botToken,
          botId,
          botUserId: botUser,
          receiver,
          clientOptions,
          logger: boltLogger,
          convoStore: false,
          // Done above; Bolt would let the process crash over an invalid token.
          tokenVerificationEnabled: false,
          deferInitialization: true,
        });
        await app.init();
        listenToSlack({ app, context: createContext(team, botUser), work, timings });
        void work.run(() => greet(team));
        variable = 'SLACK_APP_TOKEN';
        await connect(receiver);
      } catch (error) {
        throw toStartError(error, variable, config.mode === 'http' ? `port ${config.port}` : address);
      }
    },
    async stop() {
      const close = disconnect;
      disconnect = null;
      close?.();
      await Promise.race([work.finished(), sleep(timings.stop, undefined, { ref: false })]);
      close?.();
    },
  };
}

function required(variable: string, value: string | undefined): string {
  if (!value) throw new BriefingError('token-missing', { platform: 'slack', variable });
  return value;
}

function toStartError(
  error: unknown,
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  address: string,
): unknown {
  const told = toBriefingError(error, { variable, address });
  if (told instanceof BriefingError) return told;
  const problem = (error as { readonly code?: string }).code ?? (error as Error).message;
  return new BriefingError(
    'platform-unreachable',
    { platform: 'slack', address, problem: withoutSecrets(problem) },
    { cause: error },
  );
}
