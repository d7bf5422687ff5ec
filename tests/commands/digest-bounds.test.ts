import { describe, expect, it } from 'vitest';
import { replyToDiscordMessages } from '../../src/adapters/discord/render-reply.ts';
import { replyToSlackMessages } from '../../src/adapters/slack/reply-to-slack-messages.ts';
import { longestActionId } from '../../src/commands/action-id.ts';
import type { DigestReplies } from '../../src/commands/channel-poster.ts';
import type { ArticleDesk } from '../../src/ports/article-desk.ts';
import { sampleNames } from '../samples/sample-articles.ts';
import { textOf } from './chat-room.ts';
import { monday, openDigestStand, workspace } from './digest-stand.ts';

/** So many briefs, all with the text of one sample; `read` counts those that were asked for. */
async function manyBriefs(count: number): Promise<{ read: string[]; desk: Partial<ArticleDesk> }> {
  const { desk } = openDigestStand(['rail-strike.md']);
  const sample = await desk.read(workspace, 'rail-strike');
  const read: string[] = [];
  const briefs = Array.from({ length: count }, (_, index) => ({
    id: `brief-${index}`,
    title: `Brief ${index}`,
    shipped: false,
    appearedAt: monday - index,
  }));
  return {
    read,
    desk: {
      list: async () => ({ briefs, problems: [] }),
      async read(_, id) {
        read.push(id);
        return { ...sample, brief: { ...sample.brief, article: { ...sample.brief.article, id } } };
      },
    },
  };
}

const textsOf = ({ head, thread }: DigestReplies) => [head, ...thread].map(textOf).join('\n');

describe('a digest of very many briefs', () => {
  it('tells ten in detail and counts the others', async () => {
    const { compose } = openDigestStand();
    const { desk } = await manyBriefs(13);
    const { replies, news } = await compose({}, monday, desk);
    expect(news).toBe(13);
    const text = textOf(replies.head);
    expect(text).toMatch(/^🗞️ 13 new briefs\n/);
    expect(text.match(/\/brief show/g)).toHaveLength(10);
    expect(text).toContain('… and 3 more: /brief list');
    expect(replies.threadName).toBe('Cards of 10 briefs');
    expect(textsOf(replies)).not.toContain('brief-10');
  });

  it('does not read on for ever, and says so where it cannot tell what it has not read', async () => {
    const { compose } = openDigestStand();
    const all = await manyBriefs(130);
    const any = await compose({}, monday, all.desk);
    expect(textOf(any.replies.head)).toMatch(/^🗞️ 130 new briefs\n/);
    expect(textOf(any.replies.head)).toContain('… and 120 more: /brief list');
    expect(any.news).toBe(130);
    expect(all.read).toHaveLength(100);
    const ofTheme = await compose({ themes: ['sport'] }, monday, all.desk);
    expect(textOf(ofTheme.replies.head)).toMatch(/^🗞️ Nothing new\n/);
    expect(textOf(ofTheme.replies.head)).toContain('30 older ones were not looked through: /brief list');
    // A channel that stays quiet on days without news is told of these.
    expect(ofTheme.news).toBe(30);
  });

  it('stays within what platforms take, with ids that each stand once in their reply', async () => {
    const { compose } = openDigestStand(sampleNames);
    const { replies } = await compose();
    for (const reply of [replies.head, ...replies.thread]) {
      const ids = reply.actions.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id.length).toBeLessThanOrEqual(longestActionId);
      expect(reply.summary.length).toBeLessThanOrEqual(150);
      expect(reply.sections.length).toBeGreaterThan(0);
    }
    expect(replyToDiscordMessages(replies.head)).toHaveLength(1);
    expect(replyToSlackMessages(replies.head)).toHaveLength(1);
    expect(replies.thread.flatMap(replyToDiscordMessages).length).toBeLessThan(50);
  });
});

describe('hostile titles', () => {
  const titles = [
    '@everyone **bold** <!channel> `code` [a](https://evil.example)',
    'one\u2028two\u0007 \u202Ethree\u200B',
    `long ${'title '.repeat(2000)}`,
    '\u200B\u202E',
  ];
  const article = (title: string) =>
    `---\ntitle: ${JSON.stringify(title)}\nsource: ${JSON.stringify(title)}\n---\nThe mayor of Lindow, Ada Marsh, opened the bridge on 3 May 2021. It cost 4 million crowns.\n`;

  it.each(titles)('are one bounded line each: %j', async (title) => {
    const { compose, add } = openDigestStand();
    add('alone', article(title), monday);
    const { replies } = await compose();
    expect(replies.threadName.length).toBeLessThanOrEqual(100);
    expect(textsOf(replies)).not.toMatch(/[\u0007\u200B\u202E\u2028]/);
    for (const { text } of replies.head.sections.flatMap(({ lines }) => lines.flatMap(({ parts }) => parts)))
      expect(text.length).toBeLessThan(200);
    expect(textOf(replies.head)).toContain('/brief show alone');
    const named = replies.head.sections[0]?.lines[0]?.parts[0];
    expect(named).toMatchObject({ style: 'strong', text: expect.stringMatching(/\S/) });
  });

  it('leave the sections of several briefs apart', async () => {
    const { compose, add } = openDigestStand();
    for (const [index, title] of titles.entries()) add(`brief-${index}`, article(title), monday - index);
    const { replies } = await compose();
    const [glance] = replies.thread;
    expect(glance?.sections).toHaveLength(titles.length);
    for (const section of glance?.sections ?? []) expect(section.heading?.length).toBeLessThan(150);
    expect(glance?.sections.at(-1)?.heading).toMatch(/ — brief-3$/);
  });
});
