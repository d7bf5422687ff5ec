import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import { createFakePeople } from '../fakes/slack/fake-people.ts';
import { createFakeSlack, type FakeSlack } from '../fakes/slack/fake-slack.ts';
import { secrets } from '../fakes/slack/fake-slack-model.ts';
import { projectRoot } from './run-briefwire.ts';
import { copyProject, type ServedProject, serveProject } from './serve-project.ts';

/** A copy of the project, so that the store lies in a folder of its own. */
let folder: string;
let slack: FakeSlack;
let bot: ServedProject | undefined;

beforeEach(async () => {
  folder = copyProject();
  slack = await createFakeSlack();
  slack.api.scopes = botScopes;
});

afterEach(async () => {
  bot?.kill();
  bot = undefined;
  await slack.close();
  rmSync(folder, { recursive: true });
});

const slackTokens = () => ({
  SLACK_BOT_TOKEN: secrets.botToken,
  SLACK_APP_TOKEN: secrets.appToken,
  SLACK_API_URL: slack.apiUrl,
});

function serve(environment: Readonly<Record<string, string>>) {
  bot = serveProject(folder, environment);
  return bot;
}

describe('npm start with tokens', () => {
  it('serves, answers, and on SIGTERM ends by itself with nothing secret in its log', async () => {
    const bot = serve(slackTokens());
    await bot.until(/slack serves/);
    const people = createFakePeople(slack);
    await people.type('U0ADA', 'C0GENERAL', '/brief show shanghai-visit-2023 people');
    for (let tries = 0; tries < 100 && slack.model.messages.length === 0; tries++)
      await new Promise((done) => setTimeout(done, 50));
    expect(JSON.stringify(slack.model.messages[0]?.blocks)).toContain('Li Qiang');
    expect(existsSync(join(folder, 'data/briefwire.db'))).toBe(true);
    const asked = Date.now();
    bot.stop();
    expect(await bot.exit).toBe(0);
    expect(Date.now() - asked).toBeLessThan(10_000);
    for (const secret of Object.values(secrets)) expect(bot.log()).not.toContain(secret);
    expect(slack.model.violations).toEqual([]);
  });

  it('names the token that is refused and how to mend it, and ends', async () => {
    const bot = serve({ ...slackTokens(), SLACK_BOT_TOKEN: 'xoxb-wrong-token' });
    expect(await bot.exit).toBe(1);
    expect(bot.log()).toMatch(/slack does not start: Slack does not accept the token in SLACK_BOT_TOKEN/);
    expect(bot.log()).not.toContain('xoxb-wrong-token');
  });

  it('reads its tokens from .env', async () => {
    const lines = Object.entries({ ...slackTokens(), SLACK_BOT_TOKEN: 'xoxb-wrong-token' });
    writeFileSync(join(folder, '.env'), lines.map(([name, value]) => `${name}=${value}\n`).join(''));
    const bot = serve({});
    expect(await bot.exit).toBe(1);
    expect(bot.log()).toMatch(/slack does not start.*SLACK_BOT_TOKEN/);
  });

  it('names the token that is missing', async () => {
    const bot = serve({ SLACK_BOT_TOKEN: secrets.botToken, SLACK_API_URL: slack.apiUrl });
    expect(await bot.exit).toBe(1);
    expect(bot.log()).toMatch(/SLACK_APP_TOKEN is not set/);
  });

  it('leaves one platform running when the other is refused', async () => {
    const refusing = createServer((_, response) => {
      response
        .writeHead(401, { 'content-type': 'application/json' })
        .end('{"message":"401: Unauthorized","code":0}');
    });
    await new Promise<void>((done) => refusing.listen(0, '127.0.0.1', done));
    const { port } = refusing.address() as AddressInfo;
    try {
      const bot = serve({
        ...slackTokens(),
        DISCORD_TOKEN: 'wrong-discord-token',
        DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      });
      await bot.until(/slack serves/);
      await bot.until(/discord does not start: Discord does not accept the token in DISCORD_TOKEN/);
      expect(bot.log()).not.toContain('wrong-discord-token');
      bot.stop();
      expect(await bot.exit).toBe(0);
    } finally {
      refusing.closeAllConnections();
      refusing.close();
    }
  });

  it('ends in time while a platform is still starting', async () => {
    const silent = createServer(() => {});
    await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
    const { port } = silent.address() as AddressInfo;
    try {
      const bot = serve({
        ...slackTokens(),
        DISCORD_TOKEN: 'some-discord-token',
        DISCORD_API_URL: `http://127.0.0.1:${port}/api`,
      });
      await bot.until(/slack serves/);
      const asked = Date.now();
      bot.stop();
      expect(await bot.exit).toBe(0);
      expect(Date.now() - asked).toBeLessThan(10_000);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it('says what to mend in the configuration before it starts anything', async () => {
    cpSync(join(projectRoot, 'package.json'), join(folder, 'config/briefwire.yaml'));
    const bot = serve(slackTokens());
    expect(await bot.exit).toBe(1);
    expect(bot.log()).toMatch(/Mend config\/briefwire\.yaml/);
  });
});
