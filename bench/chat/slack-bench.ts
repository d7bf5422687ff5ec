/** Briefwire in Slack, and as little as a bot on Bolt can do. */
import { App, LogLevel } from '@slack/bolt';
import { createSlackPlatform } from '../../src/adapters/slack/slack-platform.ts';
import { secrets } from '../../tests/fakes/slack/fake-slack-model.ts';
import { gatherCrowd, type Side } from './measure-chat.ts';
import type { OpenHandlers } from './open-handlers.ts';

/** `command`: what everybody types, slash included. */
export async function slackSides(
  { handlers, logger }: OpenHandlers,
  command: string,
): Promise<readonly Side[]> {
  const gather = () => gatherCrowd(new URL('./slack-crowd.ts', import.meta.url), command);
  return [await startBriefwire(), await startEcho()];

  async function startBriefwire(): Promise<Side> {
    const crowd = await gather();
    const platform = createSlackPlatform({
      botToken: secrets.botToken,
      appToken: secrets.appToken,
      handlers,
      logger,
      clock: { now: () => Date.now() },
      config: { mode: 'socket', port: 0, managers: 'admins', apiUrl: crowd.apiUrl },
    });
    await platform.start();
    return { bot: 'Briefwire', crowd, stop: () => platform.stop() };
  }

  async function startEcho(): Promise<Side> {
    const crowd = await gather();
    const app = new App({
      token: secrets.botToken,
      appToken: secrets.appToken,
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: crowd.apiUrl },
      deferInitialization: true,
    });
    await app.init();
    app.command(/./, async ({ ack, command: typed, respond }) => {
      await ack();
      await respond({ text: typed.text });
    });
    await app.start();
    return {
      bot: 'echo bot',
      crowd,
      async stop() {
        await app.stop();
      },
    };
  }
}
