/** The reader that other tests trust: it must see what Discord sees, or they prove nothing. */
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../fakes/discord/read-markdown.ts';

describe('readMarkdown', () => {
  it.each([
    ['**a** b', 'a b', ['strong']],
    ['*a* _b_ __c__ ~~d~~ ||e||', 'a b c d e', ['em', 'em', 'underline', 'strike', 'spoiler']],
    ['***a***', 'a', ['strong', 'em']],
    ['`a*b*`', 'a*b*', ['code']],
    ['`` `a` ``', '`a`', ['code']],
    ['```ts\na\n```', 'a\n', ['codeblock']],
    ['# a', 'a\n', ['heading']],
    ['a # b', 'a # b', []],
    ['**# a**', 'a\n', ['strong', 'heading']],
    ['-# a', 'a\n', ['subtext']],
    ['> a\n> b', 'a\nb\n', ['quote', 'quote']],
    ['- a', 'a\n', ['list']],
    ['3. a', 'a\n', ['list']],
    ['3\\. a \\*b\\*', '3. a *b*', []],
    ['a\\b', 'a\\b', []],
    ['2 * 3 * 4', '2 * 3 * 4', []],
  ])('%j reads %j', (source, text, formats) => {
    expect(readMarkdown(source)).toEqual({ text, formats, mentions: [], channels: [], links: [] });
  });

  it.each([
    '<@1>',
    '<@!1>',
    '<@&1>',
    '@everyone',
    '@here',
    '<t:1:R>',
    '</cmd:1>',
    '<:e:1>',
    ':smile:',
    '<id:browse>',
  ])('%s is a mention', (mention) => expect(readMarkdown(`a ${mention} b`).mentions).toEqual([mention]));

  it('a channel is no mention of anybody', () => {
    expect(readMarkdown('a <#12> b')).toMatchObject({ text: 'a <#12> b', channels: ['12'], mentions: [] });
  });

  it.each([
    ['https://example.org/a.', 'https://example.org/a'],
    ['<https://example.org/a_b_>', 'https://example.org/a_b_'],
    ['[a](https://example.org)', 'https://example.org'],
    ['<a@example.org>', 'a@example.org'],
  ])('%s leads to %s', (source, link) => expect(readMarkdown(source).links).toEqual([link]));

  it('an escaped address leads nowhere', () => {
    expect(readMarkdown('https\\://example.org')).toEqual({
      text: 'https://example.org',
      links: [],
      mentions: [],
      channels: [],
      formats: [],
    });
  });
});
