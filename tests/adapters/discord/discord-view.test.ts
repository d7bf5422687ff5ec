import { describe, expect, it } from 'vitest';
import { discordView } from '../../../src/adapters/discord/discord-view.ts';
import { replyToDiscordMessages } from '../../../src/adapters/discord/render-reply.ts';
import { button, menu, reply, section } from './replies.ts';

const uses = (shown: ReturnType<typeof discordView.show>[number] | undefined) =>
  Object.fromEntries(shown?.limits.map(({ what, used, most }) => [what, [used, most]]) ?? []);

describe('how Discord would show a reply', () => {
  it('is the very payloads of its renderer', () => {
    const long = reply([section('word '.repeat(2000))], { actions: [button('brief')] });
    expect(discordView.show(long).map(({ payload }) => payload)).toEqual(replyToDiscordMessages(long));
    expect(discordView.show(long).length).toBeGreaterThan(1);
  });

  it('tells how much of each limit it uses, and nothing of those that it does not', () => {
    const [shown] = discordView.show(
      reply([section('a'.repeat(100)), section('b'.repeat(50))], {
        actions: [button('ask:a:private'), button('brief'), menu('theme:bridge', 3)],
      }),
    );
    expect(uses(shown)).toEqual({
      embeds: [2, 10],
      'characters of the longest embed': [100, 4096],
      'characters of all embeds': [150, 6000],
      'rows of buttons and menus': [2, 5],
      'buttons in the fullest row': [2, 5],
      'choices of the longest menu': [3, 25],
      'characters of the longest id': [13, 100],
    });
  });
});
