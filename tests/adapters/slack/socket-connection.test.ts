/** A Socket Mode connection comes back by itself, and one that does not is told of. */
import { afterEach, describe, expect, it } from 'vitest';
import { createSlackStand, type SlackStand } from './slack-stand.ts';

const stands: SlackStand[] = [];
async function stand(options: Parameters<typeof createSlackStand>[0] = {}): Promise<SlackStand> {
  const made = await createSlackStand(options);
  stands.push(made);
  return made;
}
afterEach(async () => {
  for (const made of stands.splice(0)) await made.close();
});

async function until(what: () => boolean, ms = 5000): Promise<void> {
  const end = performance.now() + ms;
  while (!what()) {
    if (performance.now() > end) throw new Error('It did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
const connections = ({ slack }: SlackStand) =>
  slack.api.calls.filter(({ method }) => method === 'apps.connections.open').length;

describe('a connection', () => {
  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'is opened anew at once when Slack says %s',
    async (reason) => {
      const made = await stand();
      const began = performance.now();
      made.slack.delivery.disconnect(reason);
      await until(() => connections(made) === 2 && made.slack.delivery.connections() === 1);
      expect(performance.now() - began).toBeLessThan(1000);
      await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
      await made.quiet();
      expect(made.messages().map(({ read }) => read)).toEqual(['command']);
    },
  );

  it('comes back after drops, refusals and silence', async () => {
    const made = await stand({ timings: { hello: 150 } });
    for (const mood of ['friendly', 'refusing', 'silent'] as const) {
      made.slack.delivery.mood = mood;
      const before = connections(made);
      made.slack.delivery.drop();
      await until(() => connections(made) >= before + (mood === 'friendly' ? 1 : 3));
      made.slack.delivery.mood = 'friendly';
      await until(() => made.slack.delivery.connections() === 1);
    }
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['command']);
  });

  it.each(['http-500', 'invalid_auth', 'internal_error'])('is tried again after %s', async (failure) => {
    const made = await stand();
    made.slack.api.failing.set('apps.connections.open', failure);
    made.slack.delivery.drop();
    await until(() => connections(made) >= 4);
    made.slack.api.failing.clear();
    await until(() => made.slack.delivery.connections() === 1);
  });

  it('that stays dead is an error in the log, once, and so is its return', async () => {
    const made = await stand({ timings: { dead: 100, longestReconnect: 40 } });
    const told = () =>
      made.log.filter((entry) => /^error Slack: (no connection|connected again)/.test(entry));
    made.slack.delivery.mood = 'refusing';
    made.slack.delivery.drop();
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told()).toHaveLength(1);
    made.slack.delivery.mood = 'friendly';
    await until(() => told().length === 2);
    expect(told()).toEqual([
      expect.stringContaining('no connection for'),
      expect.stringContaining('connected again'),
    ]);
  });

  it('that was closed stays closed', async () => {
    const made = await stand();
    made.slack.delivery.mood = 'refusing';
    made.slack.delivery.drop();
    await until(() => connections(made) >= 2);
    await made.platform.stop();
    const before = connections(made);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(connections(made)).toBe(before);
  });

  it('that breaks between an event and its answer loses nothing', async () => {
    const made = await stand({
      handlers: {
        isFirst: (() => {
          const seen = new Set();
          return async (event) => !seen.has(event) && seen.add(event) !== undefined;
        })(),
      },
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    made.slack.delivery.drop();
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['command']);
    await until(() => made.slack.delivery.connections() === 1);
    await made.slack.redeliver();
    await made.quiet();
    expect(made.messages()).toHaveLength(1);
  });

  it('never shows a secret in the log', async () => {
    const made = await stand();
    made.slack.delivery.mood = 'refusing';
    made.slack.delivery.drop();
    await until(() => connections(made) >= 3);
    expect(made.log.join('\n')).not.toMatch(/xoxb-|xapp-|ticket=t/);
  });
});
