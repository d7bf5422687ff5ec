import { describe, expect, it } from 'vitest';
import { plainActionId } from '../../../src/adapters/discord/render-actions.ts';
import {
  type DiscordMessagePayload,
  replyToDiscordMessages,
} from '../../../src/adapters/discord/render-reply.ts';
import type { Line, Reply } from '../../../src/commands/reply.ts';
import { readPayload } from '../../fakes/discord/read-payload.ts';
import { button, line, menu, part, reply, section } from './replies.ts';

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const lengths = (messages: readonly DiscordMessagePayload[]) =>
  messages.map(({ embeds }) => embeds.map(({ description = '' }) => description.length));
const readAll = (messages: readonly DiscordMessagePayload[]) => messages.map(readPayload);
const description = (...lines: readonly (string | Line)[]) =>
  replyToDiscordMessages(reply([section(...lines)]))[0]?.embeds[0]?.description;

describe('a section', () => {
  it('is one embed with its colour, its heading bold', () => {
    const coloured = {
      heading: 'People',
      colour: '#2f6fb0',
      lines: [line('Ada', 'bullet'), line('Ben', { number: 3 })],
    };
    expect(replyToDiscordMessages(reply([coloured]))).toEqual([
      {
        content: '',
        embeds: [{ description: '**People**\n• Ada\n**3.** Ben', color: 0x2f6fb0 }],
        components: [],
        allowed_mentions: { parse: [] },
      },
    ]);
  });

  it('shows what a line is', () => {
    expect(description(line('said', 'quote'))).toBe('> said');
    expect(description(line([part('small', 'dim')]))).toBe('-# small');
    expect(description(line([part('a '), part('b', 'dim'), part(' c', 'strong')]))).toBe('a *b* **c**');
    expect(description(line([part('/brief help', 'code')]))).toBe('`/brief help`');
    expect(description(line([part('https://example.org/a_b', 'link')]))).toBe('<https://example.org/a_b>');
  });

  it('leaves out a colour that is none, and a section that says nothing', () => {
    const [message] = replyToDiscordMessages(
      reply([{ heading: ' ', colour: 'red', lines: [] }, section('a')]),
    );
    expect(message?.embeds).toEqual([{ description: 'a' }]);
  });

  it('falls back to the summary where there is nothing else to read', () => {
    expect(replyToDiscordMessages(reply([]))[0]?.embeds).toEqual([{ description: 'Summary' }]);
    expect(replyToDiscordMessages(reply([], { summary: '' }))[0]?.content).toBe('…');
  });
});

it('a channel is shown by its name, and nobody is told of it', () => {
  const parts = [part('It goes to '), part('155101607195836416', 'channel'), part('.')];
  const [message] = replyToDiscordMessages(reply([section(line(parts))]));
  expect(message?.embeds[0]?.description).toBe('It goes to <#155101607195836416>.');
  expect(readPayload(message ?? {})).toMatchObject({ channels: ['155101607195836416'], mentions: [] });
});

describe('what would be markup', () => {
  it.each([
    ['code with a backtick', part('a`b', 'code')],
    ['an address with a user name in front of its host', part('https://example.org@evil.test', 'link')],
    ['an address with letters that are not Latin', part('https://ехample.org', 'link')],
    ['a script', part('javascript:alert(1)', 'link')],
    ['a text that is no address', part('click here', 'link')],
    ['a channel that is none', part('1> @everyone', 'channel')],
    ["a channel's name", part('general', 'channel')],
  ])('%s is shown plain', (_name, shown) => {
    const read = readPayload(replyToDiscordMessages(reply([section(line([shown]))]))[0] ?? {});
    expect(read).toEqual({ text: shown.text, formats: [], links: [], mentions: [], channels: [] });
  });

  it.each([
    '**a** _b_ __c__ ~~d~~ ||e|| `f` ```g```',
    '[a](https://evil.test)',
    '<@1> <@!1> <@&1> <#1> <t:1:R> </a:1> <:e:1> <a:e:1> <id:browse> @everyone @here',
    'https://evil.test steam://run HTTP://EVIL.test',
    '# a',
    '-# a',
    '- a',
    '+ a',
    '* a',
    '1. a',
    '> a',
    '>>> a',
    ':smile: 10:30:15',
    '\\*a\\* \\\\',
    '¯\\_(ツ)_/¯',
    'C#',
  ])('%s', (text) => {
    for (const mark of ['none', 'bullet', 'quote'] as const)
      for (const style of ['plain', 'strong', 'dim'] as const) {
        const read = readPayload(
          replyToDiscordMessages(reply([section(line([part(text, style)], mark))]))[0] ?? {},
        );
        expect(read.text).toBe(mark === 'bullet' ? `• ${text}` : text);
        expect([read.mentions, read.links, read.channels]).toEqual([[], [], []]);
        expect(read.formats.length).toBeLessThanOrEqual(2);
      }
  });

  it('hides nothing and spoofs nothing', () => {
    expect(description('a\u202eb\u200bc\u2066d\u3164e\nf\u0007g')).toBe('abcde f g');
    expect(description('👩\u200d👩\u200d👧 ❤\ufe0f')).toBe('👩\u200d👩\u200d👧 ❤\ufe0f');
    expect(description(`a${'\u0301'.repeat(5000)}b`)).toBe(`a${'\u0301'.repeat(16)}b`);
    expect(description('\ud800a')).toBe('\ufffda');
  });

  it('mentions nobody by its payload either', () => {
    const messages = replyToDiscordMessages(reply([section(words(3000))], { actions: [menu('m', 200)] }));
    expect(messages.length).toBeGreaterThan(3);
    for (const message of messages) expect(message.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('the limits', () => {
  it('an embed holds 4,096 units and no more', () => {
    expect(lengths(replyToDiscordMessages(reply([section('a'.repeat(4096))])))).toEqual([[4096]]);
    expect(lengths(replyToDiscordMessages(reply([section('a'.repeat(4097))])))).toEqual([
      [expect.any(Number), expect.any(Number)],
    ]);
    expect(lengths(replyToDiscordMessages(reply([section('a'.repeat(2000), 'a'.repeat(2095))])))).toEqual([
      [4096],
    ]);
    expect(lengths(replyToDiscordMessages(reply([section('a'.repeat(2000), 'a'.repeat(2096))])))).toEqual([
      [2000, 2096],
    ]);
    // Escapes count.
    expect(lengths(replyToDiscordMessages(reply([section('*'.repeat(2048))])))).toEqual([[4096]]);
  });

  it('the embeds of a message hold 6,000 units and no more', () => {
    const two = (second: number) => [section('a'.repeat(4000)), section('b'.repeat(second))];
    expect(lengths(replyToDiscordMessages(reply(two(2000))))).toEqual([[4000, 2000]]);
    expect(lengths(replyToDiscordMessages(reply(two(2001))))).toEqual([[4000], [2001]]);
  });

  it('a message holds ten embeds and no more', () => {
    const many = (count: number) => Array.from({ length: count }, () => section('a'));
    expect(lengths(replyToDiscordMessages(reply(many(10))))).toHaveLength(1);
    expect(lengths(replyToDiscordMessages(reply(many(11)))).map(({ length }) => length)).toEqual([10, 1]);
  });

  it('a row holds five buttons and a message five rows', () => {
    const buttons = (count: number) => Array.from({ length: count }, (_, index) => button(`b${index}`));
    const rows = (count: number) =>
      replyToDiscordMessages(reply([section('a')], { actions: buttons(count) })).map(({ components }) =>
        components.map((row) => row.components.length),
      );
    expect(rows(5)).toEqual([[5]]);
    expect(rows(6)).toEqual([[5, 1]]);
    expect(rows(25)).toEqual([[5, 5, 5, 5, 5]]);
    expect(rows(26)).toEqual([[5, 5, 5, 5, 5], [1]]);
  });

  it('a menu holds 25 choices, more make more menus, whose ids lead back', () => {
    const menus = (count: number) =>
      replyToDiscordMessages(reply([section('a')], { actions: [menu('theme:x', count)] })).flatMap(
        ({ components }) =>
          components.flatMap((row) =>
            row.components.map((each) => (each.type === 3 ? [each.custom_id, each.options.length] : [])),
          ),
      );
    expect(menus(25)).toEqual([['theme:x', 25]]);
    expect(menus(26)).toEqual([
      ['theme:x', 25],
      ['theme:x~2', 1],
    ]);
    expect(menus(130)).toHaveLength(6);
    expect(menus(130).map(([id]) => plainActionId(String(id)))).toEqual(Array(6).fill('theme:x'));
  });

  it('a label is cut at 80, a choice at 100, a placeholder at 150, and what was cut stands in the text', () => {
    const label = (length: number) => `${'word '.repeat(40)}`.slice(0, length - 1).concat('x');
    const labels = (actions: Reply['actions']) =>
      replyToDiscordMessages(reply([section('a')], { actions }))[0] as DiscordMessagePayload;
    const [fits, cut] = [labels([button('b', label(80))]), labels([button('b', label(81))])];
    expect(fits.components[0]?.components[0]).toMatchObject({ label: label(80) });
    expect(fits.embeds).toHaveLength(1);
    expect(readPayload(cut).text).toContain(label(81));
    const choice = (text: string) => ({ value: 'v', label: text, emoji: null });
    const shown = labels([
      { kind: 'menu', id: 'm', placeholder: label(151), choices: [choice(label(100)), choice(label(101))] },
    ]);
    expect(readPayload(shown).text).toBe(
      `a\n${label(151)}\n${label(101)}`.replace(
        `${label(151)}\n${label(101)}`,
        `${label(151)}\n${label(101)}`,
      ),
    );
    const [made] = shown.components[0]?.components ?? [];
    if (made?.type !== 3) throw new Error('no menu');
    expect(made.placeholder?.length).toBeLessThanOrEqual(150);
    expect(made.options.map((option) => option.label.length <= 100)).toEqual([true, true]);
  });

  it('says a label in full only where the reply does not already', () => {
    const long = 'word '.repeat(30).trim();
    const [message] = replyToDiscordMessages(
      reply([section(`The brief: ${long}.`)], { actions: [button('b', long)] }),
    );
    expect(message?.embeds).toHaveLength(1);
  });

  it('an emoji that Discord would refuse becomes part of the label', () => {
    const choices = [
      { value: 'a', label: 'A', emoji: '🏛️' },
      { value: 'b', label: 'B', emoji: ':gear:' },
    ];
    const [message] = replyToDiscordMessages(
      reply([section('a')], { actions: [{ kind: 'menu', id: 'm', placeholder: 'p', choices }] }),
    );
    expect(message?.components[0]?.components[0]).toMatchObject({
      options: [
        { value: 'a', label: 'A', emoji: { name: '🏛️' } },
        { value: 'b', label: ':gear: B' },
      ],
    });
  });
});

describe('a long text', () => {
  it('goes on in the next message, cut after a sentence, without loss', () => {
    const text = `${'A sentence of some words. '.repeat(800)}The end.`;
    const read = readAll(replyToDiscordMessages(reply([section(line(text, { number: 7 }))])));
    expect(
      read
        .map((each) => each.text)
        .join(' ')
        .replaceAll('\n', ' ') === `7. ${text}`,
    ).toBe(true);
    for (const each of read) expect(each.text.endsWith('.')).toBe(true);
  });

  it.each([
    ['a word without end', 'x'.repeat(20_000)],
    ['escapes without end', '*\\'.repeat(6000)],
    ['emoji', '👩\u200d👩\u200d👧'.repeat(2000)],
    ['one emoji without end', `👩${'\u200d👩'.repeat(4000)}`],
    ['surrogates', '𝒳'.repeat(6000)],
    ['line starts', '# - > 1. '.repeat(2000).trim()],
  ])('%s is cut between characters', (_name, text) => {
    for (const style of ['plain', 'strong', 'dim', 'code'] as const) {
      const messages = replyToDiscordMessages(reply([section(line([part(text, style)]))]));
      expect(
        readAll(messages)
          .map((each) => each.text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(text.replace(/\s/g, ''));
      for (const { text: piece } of readAll(messages)) expect(piece.isWellFormed()).toBe(true);
      for (const message of messages) expect(readPayload(message).mentions).toEqual([]);
    }
  });

  it('does not cut an emoji that people see as one', () => {
    const messages = replyToDiscordMessages(reply([section('👩\u200d👩\u200d👧'.repeat(2000))]));
    for (const { text } of readAll(messages))
      expect(text.replaceAll('👩\u200d👩\u200d👧', '').trim()).toBe('');
  });

  it('keeps a heading with its first line', () => {
    const messages = replyToDiscordMessages(
      reply([{ heading: 'Head', colour: null, lines: [line(words(900))] }]),
    );
    expect(messages[0]?.embeds[0]?.description?.length).toBeGreaterThan(2000);
  });

  it('of 5 MB takes no more than seconds', { timeout: 15_000 }, () => {
    const messages = replyToDiscordMessages(reply([section('word *of* mouth. '.repeat(300_000))]));
    expect(messages.length).toBeGreaterThan(1000);
  });
});
