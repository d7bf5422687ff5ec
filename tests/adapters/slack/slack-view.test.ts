import { describe, expect, it } from 'vitest';
import { replyToSlackMessages } from '../../../src/adapters/slack/reply-to-slack-messages.ts';
import { slackView } from '../../../src/adapters/slack/slack-view.ts';
import { button, line, menu, reply, section } from './sample-replies.ts';

const uses = (shown: ReturnType<typeof slackView.show>[number] | undefined) =>
  Object.fromEntries(shown?.limits.map(({ what, used, most }) => [what, [used, most]]) ?? []);

describe('how Slack would show a reply', () => {
  it('is the very payloads of its renderer', () => {
    const long = reply({
      sections: [section({ lines: [line('word '.repeat(4000))] })],
      actions: [button('brief')],
    });
    expect(slackView.show(long).map(({ payload }) => payload)).toEqual(replyToSlackMessages(long));
    expect(slackView.show(long).length).toBeGreaterThan(1);
  });

  it('tells how much of each limit it uses, and nothing of those that it does not', () => {
    const [shown] = slackView.show(
      reply({
        sections: [section({ heading: 'Heading', lines: [line('a'.repeat(100)), line('b', 'bullet')] })],
        actions: [button('brief'), menu('theme:bridge', 3)],
      }),
    );
    const {
      blocks,
      'characters of all blocks, as JSON': all,
      'characters of the longest text': text,
      ...rest
    } = uses(shown) as Record<string, [number, number]>;
    expect(blocks).toEqual([3, 50]);
    expect(all?.[1]).toBe(12_000);
    expect(all?.[0]).toBe(
      JSON.stringify(
        replyToSlackMessages(
          reply({
            sections: [section({ heading: 'Heading', lines: [line('a'.repeat(100)), line('b', 'bullet')] })],
            actions: [button('brief'), menu('theme:bridge', 3)],
          }),
        )[0]?.blocks,
      ).length,
    );
    expect(text?.[1]).toBe(3000);
    expect(text?.[0]).toBeGreaterThanOrEqual(101);
    expect(text?.[0]).toBeLessThan(110);
    expect(rest).toEqual({
      'characters of the longest heading': [7, 150],
      'buttons and menus in the fullest block': [2, 25],
      'choices of the longest menu': [3, 100],
    });
  });
});
