import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFakeDiscord, type FakeDiscord } from './fake-discord.ts';
import { channelIds, people } from './fake-discord-cast.ts';
import type { FakeInteraction } from './fake-interactions.ts';

let discord: FakeDiscord;
let interaction: FakeInteraction;
beforeEach(async () => {
  discord = await createFakeDiscord();
  interaction = discord.interactions.create({
    user: people.ada.id,
    channel: channelIds.general,
    source: null,
  });
});
afterEach(() => discord.close());

const body = JSON.stringify({ type: 5, data: {} });
const url = () =>
  new URL(`${discord.apiUrl}/v10/interactions/${interaction.id}/${interaction.token}/callback`);

async function acknowledge(): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url(), { method: 'POST', headers, body });
  await response.text();
  return response.status;
}

/** Longer than it takes to see that a connection has ended. */
const seen = () => sleep(100);

describe('an interaction of the loopback Discord', () => {
  it('must not be acknowledged twice', async () => {
    expect(await acknowledge()).toBe(204);
    expect(await acknowledge()).toBe(400);
    await seen();
    expect(discord.model.violations).toEqual(['an interaction was acknowledged twice']);
  });

  it('may be acknowledged again by whoever left before the answer came', async () => {
    const { port, pathname } = url();
    const socket = connect(Number(port), '127.0.0.1');
    const lines = ['content-type: application/json', `content-length: ${body.length}`, 'host: 127.0.0.1'];
    socket.write([`POST ${pathname} HTTP/1.1`, ...lines, '', body].join('\r\n'));
    while (interaction.acknowledgedMs === null) await sleep(1);
    socket.destroy();
    expect(await acknowledge()).toBe(400);
    await seen();
    expect(discord.model.violations).toEqual([]);
  });
});
