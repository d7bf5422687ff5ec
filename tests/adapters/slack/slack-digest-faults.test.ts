/** Many digests while everything goes wrong at times: each message is there once, as long as what is unknown is looked up. */
import { expect, it } from 'vitest';
import { createSlackDigestPoster } from '../../../src/adapters/slack/slack-digest-poster.ts';
import { createSlackPace } from '../../../src/adapters/slack/slack-pace.ts';
import { botScopes } from '../../../src/adapters/slack/slack-scopes.ts';
import type { ChannelPoster, PostAttempt, PostedMessage } from '../../../src/commands/channel-poster.ts';
import { createFakeSlack } from '../../fakes/slack/fake-slack.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';
import { digest } from './slack-digest-stand.ts';

const deliveries = 60;
const settleMs = 60;
const requestMs = 5000;

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As whoever has the delivery does it. `looks`: whether it asks what became of a try. */
async function persist(poster: ChannelPoster, attempt: PostAttempt, looks: boolean): Promise<PostedMessage> {
  let firstTriedAt: number | null = null;
  let lastTriedAt = 0;
  for (;;) {
    const now = Date.now();
    if (firstTriedAt !== null && looks) {
      const resolution = await poster.resolve({
        ...attempt,
        firstTriedAt,
        firstTriedMsAgo: now - firstTriedAt,
        // Its request is over for certain, since it was tried right here.
        lastTriedMsAgo: now - lastTriedAt + requestMs,
      });
      if (resolution.kind === 'posted') return resolution;
      if (resolution.kind === 'wait') {
        await new Promise((resolve) => setTimeout(resolve, Math.min(resolution.ms, settleMs)));
        continue;
      }
      expect(resolution).toEqual({ kind: 'absent' });
    }
    lastTriedAt = Date.now();
    const outcome = await poster.post(attempt);
    if (outcome.kind === 'posted') return outcome;
    if (outcome.kind === 'unknown') firstTriedAt ??= lastTriedAt;
    else expect(outcome).toMatchObject({ kind: 'refused' });
  }
}

/** How many messages there are of each that was planned. */
async function countsOf(looks: boolean): Promise<number[]> {
  const slack = await createFakeSlack();
  slack.api.scopes = botScopes;
  slack.api.visibilityMs = settleMs / 2;
  slack.faults.strict = false;
  slack.faults.often(
    { 'rate-limit': 0.05, error: 0.05, 'error-after': 0.1, drop: 0.05, 'drop-after': 0.1 },
    seeded(20_261_125),
  );
  const poster = createSlackDigestPoster({
    botToken: secrets.botToken,
    apiUrl: slack.apiUrl,
    logger: { info() {}, warn() {}, error() {} },
    clock: { now: () => Date.now() },
    pace: createSlackPace(0),
    timings: { settle: settleMs, request: requestMs },
  });
  const ids = Array.from({ length: deliveries }, (_, index) => index.toString(16).padStart(16, '0'));
  await Promise.all(
    ids.map(async (delivery, index) => {
      const channel = slack.model.addChannel({ id: `C${index % 10}` }).id;
      let head: string | null = null;
      for (const [number, post] of poster.plan(digest, delivery).entries()) {
        const attempt = { delivery, number, channel, head, post, withinMs: 5000 };
        const { message } = await persist(poster, attempt, looks);
        head ??= message;
      }
    }),
  );
  const counts = new Map(ids.flatMap((id) => [0, 1, 2].map((post) => [`${id}/${post}`, 0])));
  for (const { metadata } of slack.model.messages) {
    const { delivery, post } = metadata?.event_payload ?? {};
    const key = `${delivery}/${post}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  await slack.close();
  expect(slack.model.violations).toEqual([]);
  return [...counts.values()];
}

it('is neither doubled nor lost', async () => {
  expect(new Set(await countsOf(true))).toEqual(new Set([1]));
});

it('would be doubled without looking', async () => {
  const counts = await countsOf(false);
  expect(counts.filter((count) => count > 1).length).toBeGreaterThan(0);
  expect(counts.filter((count) => count === 0)).toEqual([]);
});
