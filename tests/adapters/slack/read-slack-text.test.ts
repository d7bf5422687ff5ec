import { describe, expect, it } from 'vitest';
import { readSlackText } from '../../../src/adapters/slack/read-slack-text.ts';

describe('readSlackText', () => {
  it.each([
    ['<@U0BRIEF> who came?', 'who came?'],
    ['<@U0BRIEF>, who came?', 'who came?'],
    ['who came, <@U0BRIEF|briefwire>?', 'who came, ?'],
    ['a &amp; b &lt;c&gt; &amp;lt;', 'a & b <c> &lt;'],
    [
      'see <https://example.org/a|example.org/a> and <https://example.org>',
      'see example.org/a and https://example.org',
    ],
    ['write to <mailto:a@b.example|a@b.example>', 'write to a@b.example'],
    ['in <#C1|general> or <#C2>', 'in #general or'],
    ['<!date^1392734382^{date}|18 February> was cold', '18 February was cold'],
    ['“smart” it’s', '“smart” it’s'],
    ['one\ntwo   three', 'one\ntwo three'],
    ['', ''],
  ])('%j → %j', (source, text) => {
    expect(readSlackText(source, 'U0BRIEF').text).toBe(text);
  });

  it.each([
    ['<@U0BRIEF> hello', true, false],
    ['<@U0ADA> hello', false, true],
    ['<!here> <@U0BRIEF>', true, true],
    ['<!subteam^S1|@team>', false, true],
    ['hello', false, false],
    ['&lt;@U0BRIEF&gt;', false, false],
  ])('%j mentions the bot: %s, others: %s', (source, mentionsBot, mentionsOthers) => {
    expect(readSlackText(source, 'U0BRIEF')).toMatchObject({ mentionsBot, mentionsOthers });
  });
});
