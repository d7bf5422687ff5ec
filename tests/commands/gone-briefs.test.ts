import { beforeEach, describe, expect, it } from 'vitest';
import { composeDigest, staysQuiet } from '../../src/commands/handle/compose-digest.ts';
import { BriefingError } from '../../src/core/errors.ts';
import { shippedTaxonomy } from '../samples/sample-articles.ts';
import { command, textOf } from './chat-room.ts';
import { type DigestChat, manager, monday, openDigestChat } from './digest-chat-room.ts';
import { openDigestStand } from './digest-stand.ts';

const bridge = 'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.';

let room: DigestChat;
beforeEach(async () => {
  room = await openDigestChat();
  await room.handlers.form({ origin: manager, id: 'add', fields: { title: 'The bridge', text: bridge } });
});

const say = async (name: string, options = {}) =>
  textOf(await room.handlers.command(command(name, options, manager)));
const remove = () => say('brief remove', { brief: 'The bridge' });

describe('a digest whose briefs are gone', () => {
  it('says so in its head, list, why and preview, and what to do', async () => {
    const { id } = await room.subscribed({ briefs: 'harbour-budget,the-bridge' });
    for (const name of ['list', 'why', 'preview'])
      expect(await say(`digest ${name}`)).not.toContain('no longer here');
    await remove();
    const told = '1 of its 2 briefs is no longer here: the-bridge';
    for (const name of ['list', 'why', 'preview']) expect(await say(`digest ${name}`)).toContain(told);
    const whatToDo = `${told}. Remove this digest with /digest remove ${id} and subscribe anew, or add it again.`;
    for (const name of ['why', 'preview']) expect(await say(`digest ${name}`)).toContain(whatToDo);
  });

  it('is asked to be changed where it stands if it is one of the configuration', async () => {
    const { id: _, ...one } = await room.subscribed();
    await room.type('remove');
    const briefs = ['never', 'museum-theft', 'ever'];
    await room.store.subscriptions.configure([
      { ...one, id: 'config-news', briefs, createdBy: '', fromConfig: true },
    ]);
    expect(await say('digest why')).toContain(
      '2 of its 3 briefs are no longer here: never, ever. Add them again, or have them taken out of config/briefwire.yaml.',
    );
  });

  it('is not quiet about it once none is left', async () => {
    await room.subscribed({ briefs: 'the-bridge', quiet: true });
    await remove();
    const text = await say('digest preview');
    expect(text).toContain('would be posted now as follows');
    expect(text).toMatch(/🗞️ Nothing to tell of\n⚠️ Its only brief is no longer here: the-bridge\./);
    expect(text).not.toContain('Nothing new');
    expect(await say('digest list')).toContain('its only brief is no longer here: the-bridge');
  });

  it('stays quiet as long as one is left that has nothing new', () => {
    const subscription = { quiet: true, briefs: ['a', 'b'] };
    expect(staysQuiet({ news: 0, gone: ['a'] }, subscription)).toBe(true);
    expect(staysQuiet({ news: 0, gone: ['a', 'b'] }, subscription)).toBe(false);
    expect(staysQuiet({ news: 0, gone: [] }, { quiet: true, briefs: [] })).toBe(true);
    expect(staysQuiet({ news: 1, gone: [] }, subscription)).toBe(false);
    expect(staysQuiet({ news: 0, gone: [] }, { ...subscription, quiet: false })).toBe(false);
  });

  it('names a few of many', async () => {
    const { compose } = openDigestStand(['rail-strike.md']);
    const briefs = Array.from({ length: 30 }, (_, index) => `gone-${index}`);
    const { replies } = await compose({ briefs });
    expect(textOf(replies.head)).toContain(
      'None of its 30 briefs is here any more: gone-0, gone-1, gone-2, gone-3, gone-4 and 25 more. Remove',
    );
  });
});

describe('a brief that is there', () => {
  it('is not gone because it cannot be read', async () => {
    const { compose, add } = openDigestStand(['rail-strike.md']);
    add('broken', '---\ntitle: [\n---\nText.', monday);
    const composed = await compose({ briefs: ['rail-strike', 'broken', 'gone'] });
    expect(composed).toMatchObject({ unreadable: 1, gone: ['gone'] });
    expect(textOf(composed.replies.head)).toContain('1 of its 3 briefs is no longer here: gone.');
    expect(textOf(composed.replies.head)).toContain('1 brief could not be read');
  });

  it('is gone where only another one has its id as a title', async () => {
    const { compose, add } = openDigestStand([]);
    add('broken', '---\ntitle: [\n---\nText.', monday);
    add('other', `---\ntitle: gone\n---\n${bridge}`, monday);
    expect((await compose({ briefs: ['gone'] })).gone).toEqual(['gone']);
  });

  it('is not called gone where the store cannot say', async () => {
    const one = await room.subscribed({ briefs: 'the-bridge' });
    await remove();
    const down = new BriefingError('store-unavailable', { problem: 'EIO' });
    const desk = {
      ...room.desk,
      list: async () => ({ briefs: [], problems: [new BriefingError('article-empty', { source: 'x' })] }),
      read: async () => {
        throw down;
      },
    };
    const logger = { info() {}, warn() {}, error() {} };
    await expect(
      composeDigest({ desk, taxonomy: shippedTaxonomy, logger }, one, { delivery: '', upTo: monday }),
    ).rejects.toBe(down);
  });
});

describe('/brief remove', () => {
  it('names the digests that rest on the brief', async () => {
    const [only, partly] = [
      await room.subscribed({ briefs: 'the-bridge' }),
      await room.subscribed({ briefs: 'museum-theft,the-bridge' }, { ...manager, channel: 'random' }),
    ];
    const other = await room.subscribed({ briefs: 'museum-theft' });
    const text = await remove();
    expect(text).toContain(
      `The digest ${only.id} weekdays at 9:00 (Europe/Berlin) rests on it. Its only brief is no longer here: the-bridge. Remove this digest with /digest remove ${only.id}`,
    );
    expect(text).toContain(
      `The digest ${partly.id} weekdays at 9:00 (Europe/Berlin) rests on it. 1 of its 2`,
    );
    expect(text).not.toContain(other.id);
  });

  it('names none where all digests are about others, or about something that was gone before', async () => {
    await room.subscribed();
    const { id } = await room.subscribed({ briefs: 'the-bridge' });
    await remove();
    await room.handlers.form({ origin: manager, id: 'add', fields: { title: 'A tower', text: bridge } });
    expect(await say('brief remove', { brief: 'a-tower' })).not.toContain('rests on it');
    expect(await say('digest list', {})).toContain(id);
  });
});
