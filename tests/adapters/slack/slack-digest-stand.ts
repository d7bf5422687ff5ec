/** A poster of digests without any connection, against the loopback Slack. */
import { afterEach, expect } from 'vitest';
import { createSlackDigestPoster } from '../../../src/adapters/slack/slack-digest-poster.ts';
import { createSlackPace } from '../../../src/adapters/slack/slack-pace.ts';
import { botScopes } from '../../../src/adapters/slack/slack-scopes.ts';
import type {
  ChannelPoster,
  DigestReplies,
  PostAttempt,
  PostOutcome,
  UncertainPost,
} from '../../../src/commands/channel-poster.ts';
import type { PlannedPost } from '../../../src/ports/delivery.ts';
import { createFakeSlack, type FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';
import { button, line, reply, section } from './sample-replies.ts';

export const delivery = '0123456789abcdef';

/** A head and two thread posts. */
export const digest: DigestReplies = {
  head: reply({ sections: [section({ lines: [line('1 new brief')] })], actions: [button('about')] }),
  thread: [
    reply({
      sections: [section({ lines: [line('people')] })],
      topic: { brief: 'harbour-budget', conversation: null, shown: [] },
    }),
    reply({ sections: [section({ lines: [line('finance')] })] }),
  ],
  threadName: 'Cards',
};

export interface DigestStand {
  readonly slack: FakeSlack;
  readonly poster: ChannelPoster;
  readonly posts: readonly PlannedPost[];
  readonly log: readonly string[];
  attempt(number: number, over?: Partial<PostAttempt>): PostAttempt;
  post(number: number, over?: Partial<PostAttempt>): Promise<PostOutcome>;
  /** Tried once, a minute ago. */
  uncertain(number: number, over?: Partial<UncertainPost>): UncertainPost;
}

/** Each is closed after its test, and must have broken no rule of Slack. */
export function useDigestStands() {
  const stands: DigestStand[] = [];
  afterEach(async () => {
    for (const { slack } of stands.splice(0)) {
      await slack.close();
      expect(slack.model.violations).toEqual([]);
    }
  });
  return async (over: Partial<Parameters<typeof createSlackDigestPoster>[0]> = {}): Promise<DigestStand> => {
    const slack = await createFakeSlack();
    slack.api.scopes = botScopes;
    const log: string[] = [];
    const note = (message: string) => void log.push(message);
    const poster = createSlackDigestPoster({
      botToken: secrets.botToken,
      apiUrl: slack.apiUrl,
      logger: { info: note, warn: note, error: note },
      clock: { now: () => Date.now() },
      pace: createSlackPace(0),
      ...over,
    });
    const posts = poster.plan(digest, delivery);
    const attempt: DigestStand['attempt'] = (number, rest = {}) => {
      const post = posts[number];
      if (!post) throw new Error(`There is no post ${number}`);
      return { delivery, number, channel: 'C0GENERAL', head: null, post, withinMs: 5000, ...rest };
    };
    const made: DigestStand = {
      slack,
      poster,
      posts,
      log,
      attempt,
      post: (number, rest) => poster.post(attempt(number, rest)),
      uncertain: (number, rest = {}) => ({
        ...attempt(number),
        firstTriedAt: Date.now() - 60_000,
        firstTriedMsAgo: 60_000,
        lastTriedMsAgo: 60_000,
        ...rest,
      }),
    };
    stands.push(made);
    return made;
  };
}

/** The id of the message that was posted. */
export function idOf(outcome: { readonly kind: string; readonly message?: string }): string {
  if (outcome.message === undefined) throw new Error(`nothing was posted: ${outcome.kind}`);
  return outcome.message;
}
