/** The real program posts digests on both platforms at once, and is stopped, killed and doubled meanwhile. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { botScopes } from '../../src/adapters/slack/slack-scopes.ts';
import { createFileArticleSource } from '../../src/adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../../src/adapters/source/folder-brief-library.ts';
import { configuredSubscriptions } from '../../src/config/configured-subscriptions.ts';
import { loadBriefwireConfig } from '../../src/config/load-config.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';
import { openStore } from '../../src/main/open-store.ts';
import type { DeliveryRecord } from '../../src/ports/delivery.ts';
import type { Store } from '../../src/ports/store.ts';
import { createArticleDesk } from '../../src/workers/create-article-desk.ts';
import { createFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts';
import { bot, channelIds, secrets as discordSecrets, guilds } from '../fakes/discord/fake-discord-cast.ts';
import { hasPostgres, makeTestDatabase, type TestDatabase } from '../fakes/postgres/test-database.ts';
import { createFakePeople } from '../fakes/slack/fake-people.ts';
import { createFakeSlack, type FakeSlack } from '../fakes/slack/fake-slack.ts';
import { secrets as slackSecrets, team } from '../fakes/slack/fake-slack-model.ts';
import { copyProject, type ServedProject, serveProject } from './serve-project.ts';

const hour = 60 * 60 * 1000;
/** The program starts twice in most tests, and Slack takes one message a second. */
const timeout = 90_000;
const channels = { discord: channelIds.general, slack: 'C0GENERAL' } as const;
const workspaces = { discord: `discord:${guilds.home}`, slack: `slack:${team}` } as const;
const platforms = ['discord', 'slack'] as const;
type Platform = (typeof platforms)[number];

const configuration = `digests:
  subscriptions:
${platforms
  .map((platform) => {
    const facts = `workspace: "${workspaces[platform]}", channel: "${channels[platform]}", schedule: hourly, themes: [people, timeline, figures]`;
    return `    - { name: ${platform}, ${facts} }`;
  })
  .join('\n')}
`;

let folder: string;
let discord: FakeDiscord;
let slack: FakeSlack;
let running: ServedProject[];
/** Looks on while the program works with it. */
let store: Store;

beforeEach(async () => {
  folder = copyProject();
  writeFileSync(join(folder, 'config/briefwire.yaml'), configuration);
  discord = await createFakeDiscord();
  slack = await createFakeSlack();
  slack.api.scopes = botScopes;
  running = [];
});

afterEach(async () => {
  for (const copy of running) copy.kill();
  await Promise.all(running.map(({ exit }) => exit));
  await store.close();
  await discord.close();
  await slack.close();
  rmSync(folder, { recursive: true });
});

function serve(database: TestDatabase | null): ServedProject {
  const started = serveProject(folder, {
    DISCORD_TOKEN: discordSecrets.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slackSecrets.botToken,
    SLACK_APP_TOKEN: slackSecrets.appToken,
    SLACK_API_URL: slack.apiUrl,
    ...(database && { DATABASE_URL: database.url }),
  });
  running.push(started);
  return started;
}

function open(database: TestDatabase | null, clock = { now: () => Date.now() }): Promise<Store> {
  const file = join(folder, 'data/briefwire.db');
  return openStore({ databaseUrl: database?.url ?? null, file, clock, connections: 1 });
}

/** As if it had run an hour ago, and not since: the briefs were there then, and each digest has fallen due meanwhile. */
async function missAnHour(database: TestDatabase | null): Promise<void> {
  const anHourAgo = () => Date.now() - hour;
  const earlier = await open(database, { now: anHourAgo });
  const desk = createArticleDesk({
    briefs: createFolderBriefLibrary({ folder: join(folder, 'briefs'), files: createFileArticleSource() }),
    articles: earlier.articles,
    library: earlier.library,
    appearances: earlier.briefs,
    taxonomy: async () => loadTaxonomy(folder),
  });
  await desk.list('');
  await earlier.subscriptions.configure(
    configuredSubscriptions(loadBriefwireConfig(folder)).map((subscription) => ({
      ...subscription,
      nextDue: anHourAgo() + 1,
    })),
  );
  await earlier.close();
  // A database has a clock of its own.
  await database?.run(`update brief_versions set appeared_at = appeared_at - ${hour}`);
  store = await open(database);
}

/** What stands in the channel itself, and in the threads under it, in order. */
function standing(platform: Platform): {
  readonly heads: readonly string[];
  readonly thread: readonly string[];
} {
  const posts =
    platform === 'slack'
      ? slack.model.messages
          .filter(({ onlyFor, channel }) => onlyFor === null && channel === channels.slack)
          .map(({ threadTs, blocks, metadata }) => ({
            isHead: threadTs === null,
            text: JSON.stringify(blocks),
            mark: JSON.stringify(metadata?.event_payload),
          }))
      : discord.model.messages
          .filter(({ author, onlyFor }) => author.id === bot.id && onlyFor === null)
          .map(({ channel, embeds, components }) => ({
            isHead: channel === channels.discord,
            text: JSON.stringify(embeds),
            mark: /about:[0-9a-f]{16}:\d+/.exec(JSON.stringify(components))?.[0],
          }));
  expect(new Set(posts.map(({ mark }) => mark)).size).toBe(posts.length);
  return {
    heads: posts.filter(({ isHead }) => isHead).map(({ text }) => text),
    thread: posts.filter(({ isHead }) => !isHead).map(({ text }) => text),
  };
}

async function recordsOf(platform: Platform): Promise<readonly DeliveryRecord[]> {
  return store.deliveries.history(workspaces[platform], `config-${platform}`, 10);
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isSo()); ) {
    if (Date.now() > end)
      throw new Error(`It did not come to that: ${running.map(({ log }) => log()).join('\n')}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** From now on nothing can be posted in threads, until what comes back is called. */
function refuseThreads(): () => void {
  const startThread = 'POST /channels/{channel_id}/messages/{message_id}/threads';
  const serverError = { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
  discord.rest.instead.set(startThread, Array(1000).fill(serverError));
  const { call } = slack.api;
  const limited = { status: 429, body: { ok: false, error: 'ratelimited' }, headers: { 'retry-after': '1' } };
  slack.api.call = (method, params, token) => (params.thread_ts ? limited : call(method, params, token));
  return () => {
    discord.rest.instead.clear();
    slack.api.call = call;
  };
}

/** Waits until each platform has one digest, whole, and nothing is there twice. */
async function untilWhole(): Promise<void> {
  for (const platform of platforms) {
    await until(async () => (await recordsOf(platform))[0]?.state === 'sent');
    const { heads, thread } = standing(platform);
    const [record] = await recordsOf(platform);
    expect(heads).toHaveLength(1);
    expect(heads[0]).toContain('new brief');
    expect(record?.posts).toBe(1 + thread.length);
    expect(thread.length).toBeGreaterThan(0);
  }
  expect(slack.model.violations).toEqual([]);
  expect(discord.model.violations).toEqual([]);
}

describe('npm start with configured digests', { timeout }, () => {
  it('posts once what fell due while nothing ran, and what is asked for', async () => {
    await missAnHour(null);
    const bot = serve(null);
    await untilWhole();
    await bot.until(/discord serves/);
    await bot.until(/slack serves/);
    await createFakePeople(slack).type('U0MAX', channels.slack, '/digest now');
    await until(() => standing('slack').heads.length > 1);
    expect(standing('slack').heads[1]).toContain('Nothing new on People, Timeline, and Figures since');
    bot.stop();
    expect(await bot.exit).toBe(0);
    for (const secret of [...Object.values(slackSecrets), discordSecrets.token])
      expect(bot.log()).not.toContain(secret);
  });

  it('ends in time amid a digest, and goes on with it when it runs again', async () => {
    await missAnHour(null);
    const bot = serve(null);
    await until(() => standing('slack').thread.length > 0);
    bot.stop();
    expect(await bot.exit).toBe(0);
    const [record] = await recordsOf('slack');
    expect(record?.posted).toBe(1 + standing('slack').thread.length);
    expect(record?.posts).toBeGreaterThan(record?.posted ?? 0);
    serve(null);
    await untilWhole();
  });
});

const databases = [
  { name: 'SQLite', has: true },
  { name: 'PostgreSQL', has: hasPostgres },
] as const;
for (const { name, has } of databases)
  describe.skipIf(!has)(`npm start with ${name}`, { timeout }, () => {
    let database: TestDatabase | null = null;
    beforeAll(async () => {
      if (name === 'PostgreSQL') database = await makeTestDatabase();
    });
    afterAll(() => database?.drop());

    it('killed between head and thread, it goes on with the thread when it runs again', async () => {
      await missAnHour(database);
      const allowThreads = refuseThreads();
      const killed = serve(database);
      for (const platform of platforms)
        await until(async () => (await recordsOf(platform))[0]?.state === 'failed');
      killed.kill();
      await killed.exit;
      for (const platform of platforms) {
        expect(standing(platform).heads).toHaveLength(1);
        expect(standing(platform).thread).toEqual([]);
      }
      allowThreads();
      serve(database);
      await untilWhole();
    });
  });

describe.skipIf(!hasPostgres)('npm start twice on one PostgreSQL', { timeout }, () => {
  it('posts each digest once, whichever copy does', async () => {
    const database = await makeTestDatabase();
    try {
      await missAnHour(database);
      const copies = [serve(database), serve(database)];
      await untilWhole();
      for (const copy of copies) await copy.until(/slack serves/);
      await createFakePeople(slack).type('U0MAX', channels.slack, '/digest now');
      await until(() => standing('slack').heads.length > 1);
      expect(await recordsOf('slack')).toHaveLength(2);
      for (const copy of copies) copy.stop();
      expect(await Promise.all(copies.map(({ exit }) => exit))).toEqual([0, 0]);
    } finally {
      for (const copy of running) copy.kill();
      await database.drop();
    }
  });
});
