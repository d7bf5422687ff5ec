import { beforeEach, describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/commands/handle/compose-digest.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import { origin, textOf } from './chat-room.ts';
import { type DigestChat, hour, manager, monday, openDigestChat } from './digest-chat-room.ts';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat(['harbour-budget.md']);
});

const preview = (from = origin()) => room.type('preview', {}, from);

describe('/digest preview', () => {
  it('shows head and thread to the asker alone, and says when and where', async () => {
    await room.subscribed();
    const reply = await preview();
    expect(reply).toMatchObject({ audience: 'private', actions: [] });
    const text = textOf(reply);
    expect(text).toMatch(
      /^.*Preview, for you alone: the digest that this channel gets weekdays at 9:00 \(Europe\/Berlin\) would be posted now as follows\. What stands below the line “Digest: …” goes into its thread\. The next one is due Tue 1 Dec 2026, 9:00\./s,
    );
    expect(text).toContain('Kelderwick council backs record budget');
  });

  it('says whether anything would be posted where nothing is new', async () => {
    const loud = await room.subscribed();
    await cover(loud.id);
    expect(textOf(await preview())).toContain('would be posted now as follows');
    await room.type('remove');
    const quiet = await room.subscribed({ quiet: true });
    await cover(quiet.id);
    const text = textOf(await preview());
    expect(text).toContain('would not be posted now: nothing is new, and it stays quiet then');
    expect(text).not.toContain('its thread');
  });

  it('shows what is posted then word by word, in its order', async () => {
    const one = await room.subscribed({ themes: 'finance,people' });
    const { sections } = await preview();
    const logger = { info() {}, warn() {}, error() {} };
    const { replies } = await composeDigest({ desk: room.desk, taxonomy: shippedTaxonomy, logger }, one, {
      delivery: '0123456789abcdef',
      upTo: monday + hour,
    });
    const posted = [replies.head, ...replies.thread].flatMap((reply) => reply.sections);
    expect(posted.length).toBeGreaterThan(2);
    expect(sections.slice(1)).toEqual(posted);
    expect(sections[0]?.lines).toHaveLength(1);
  });

  it('says that it is not posted where nothing is new, though a brief that came with us is broken', async () => {
    const quiet = await room.subscribed({ quiet: true });
    await cover(quiet.id);
    const broken = new BriefingError('article-empty', { source: 'broken.md' });
    const { list } = room.desk;
    Object.assign(room.desk, {
      list: async (where: string) => ({ ...(await list(where)), problems: [broken] }),
    });
    expect(textOf(await preview())).toContain('would not be posted now');
  });

  /** Posts one, so that what there is by now is no longer new. */
  async function cover(id: string) {
    const { deliveries, subscriptions } = room.store;
    const subscription = await subscriptions.get('discord:1', id);
    if (!subscription) throw new Error('there is no such digest');
    await room.fired(subscription, monday, monday + 24 * hour, `00000000${id}`);
    const post = { place: 'channel', payload: {}, topic: null } as const;
    const content = { posts: [post], coversUntil: monday + 2 * hour, unreadable: 0 };
    await deliveries.compose(`00000000${id}`, 'copy', content);
    await deliveries.begin(`00000000${id}`, 'copy', hour);
    await deliveries.posted(`00000000${id}`, 'copy', ['1']);
    await deliveries.finish(`00000000${id}`, 'copy');
  }

  it('says that it is paused', async () => {
    const one = await room.subscribed();
    await room.type('pause');
    expect(textOf(await preview(manager))).toContain(`/digest resume ${one.id}`);
  });

  it('posts and records nothing', async () => {
    const one = await room.subscribed();
    const before = room.dues();
    await preview();
    expect(await room.store.deliveries.history('discord:1', one.id, 5)).toEqual([]);
    expect(room.dues()).toBe(before);
  });
});
