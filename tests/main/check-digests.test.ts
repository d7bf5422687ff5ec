import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDigests } from '../../src/main/check-digests.ts';
import { readEnvironment } from '../../src/main/environment.ts';
import { createFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.ts';
import { channelIds, guilds, secrets } from '../fakes/discord/fake-discord-cast.ts';

let discord: FakeDiscord;
let root: string;
beforeEach(async () => {
  discord = await createFakeDiscord();
  root = mkdtempSync(join(tmpdir(), 'briefwire-'));
  mkdirSync(join(root, 'config'));
});
afterEach(async () => {
  await discord.close();
  rmSync(root, { recursive: true });
});

async function check(...digests: readonly (readonly [workspace: string, channel: string])[]) {
  const subscriptions = digests.map(
    ([workspace, channel], index) =>
      `    - { name: d${index}, workspace: "${workspace}", channel: "${channel}", schedule: daily 9:00 }\n`,
  );
  writeFileSync(join(root, 'config/briefwire.yaml'), `digests:\n  subscriptions:\n${subscriptions.join('')}`);
  return checkDigests(
    root,
    readEnvironment({ DISCORD_TOKEN: secrets.token, DISCORD_API_URL: discord.apiUrl }),
  );
}

it('finds that a configured digest can be posted', async () => {
  expect(await check([`discord:${guilds.home}`, channelIds.general])).toEqual([
    { ok: true, what: expect.stringContaining('config-d0'), remedy: null },
  ]);
  expect(discord.model.messages).toEqual([]);
});

it('tells a channel of another server, one that is not there, and a platform without a token, each with what to do', async () => {
  const found = await check(
    [`discord:${guilds.other}`, channelIds.general],
    [`discord:${guilds.home}`, '599000000000000001'],
    ['slack:T0FAKE', 'C0GENERAL'],
  );
  expect(found.map(({ ok }) => ok)).toEqual([false, false, false]);
  expect(found.map(({ remedy }) => remedy)).toEqual([
    expect.stringContaining(`is not in discord:${guilds.other}`),
    expect.stringContaining('There is no channel 599000000000000001'),
    expect.stringContaining('SLACK_BOT_TOKEN is not set'),
  ]);
});
