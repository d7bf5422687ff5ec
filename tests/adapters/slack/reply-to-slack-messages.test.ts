import { describe, expect, it } from 'vitest';
import { withoutContinuation } from '../../../src/adapters/slack/action-blocks.ts';
import { replyToSlackMessages } from '../../../src/adapters/slack/reply-to-slack-messages.ts';
import { blockCharacters, slackLimits } from '../../../src/adapters/slack/slack-limits.ts';
import type { Reply } from '../../../src/commands/reply.ts';
import { readBlocks } from '../../fakes/slack/read-blocks.ts';
import { readMrkdwn } from '../../fakes/slack/read-mrkdwn.ts';
import { brokenMessageRules } from '../../fakes/slack/slack-rules.ts';
import { button, line, menu, part, reply, section } from './sample-replies.ts';

const messagesOf = (over: Partial<Reply>) => replyToSlackMessages(reply(over));
const readAll = (over: Partial<Reply>) => messagesOf(over).map(({ blocks }) => readBlocks(blocks));
const sentence = (length: number) => `${'word '.repeat(Math.ceil(length / 5)).slice(0, length - 1)}.`;

describe('a reply in Slack', () => {
  it('shows headings, numbers, bullets, quotes and looks', () => {
    const [message] = messagesOf({
      sections: [
        section({
          heading: 'People',
          lines: [
            { mark: { number: 7 }, parts: [part('Li Qiang', 'strong'), part(' came.'), part(' ¶2', 'dim')] },
            line('first', 'bullet'),
            line('second', 'bullet'),
            line('They met.', 'quote'),
            { mark: 'none', parts: [part('Type '), part('/brief list', 'code')] },
          ],
        }),
      ],
    });
    expect(message?.blocks).toEqual([
      { type: 'header', text: { type: 'plain_text', text: 'People', emoji: false } },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '7. ' },
              { type: 'text', text: 'Li Qiang', style: { bold: true } },
              { type: 'text', text: ' came.' },
              { type: 'text', text: ' ¶2', style: { italic: true } },
            ],
          },
          {
            type: 'rich_text_list',
            style: 'bullet',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] },
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'second' }] },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'They met.' }] },
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Type ' },
              { type: 'text', text: '/brief list', style: { code: true } },
            ],
          },
        ],
      },
    ]);
    expect(message).toMatchObject({ text: 'A brief', unfurl_links: false, unfurl_media: false });
  });

  it('puts plain lines that follow each other on lines of their own', () => {
    const [read] = readAll({ sections: [section({ lines: [line('one'), line('two', { number: 2 })] })] });
    expect(read?.text).toBe('one\n2. two');
  });

  it('makes an address clickable only where it is plain, and shows it', () => {
    const addresses = [
      'https://example.org/a?b=c',
      'javascript:alert(1)',
      'https://bank.com@evil.com',
      'https://bаnk.com',
      'https://evil|bank.com',
      'example.org',
      'http://a b',
    ];
    const [read] = readAll({ sections: [section({ lines: addresses.map((a) => line(a, 'none', 'link')) })] });
    expect(read?.links).toEqual(['https://example.org/a?b=c']);
    expect(read?.text.split('\n')).toEqual(addresses);
  });

  it('takes control, zero-width and bidirectional characters out, and keeps emoji whole', () => {
    const [read] = readAll({
      sections: [section({ heading: 'a\u202eb', lines: [line('c\u200bd\u0007e\nf\u2066 👩‍🚀')] })],
    });
    expect(read?.text).toBe('ab\ncd e f 👩‍🚀');
  });

  it('says its summary where there is nothing to show', () => {
    const [message, ...others] = messagesOf({ summary: 'Nothing <here>' });
    expect(others).toEqual([]);
    expect(readBlocks(message?.blocks ?? []).text).toBe('Nothing <here>');
    expect(message?.text).toBe('Nothing &lt;here&gt;');
  });

  it('leaves empty lines and headings out', () => {
    const [message] = messagesOf({ sections: [section({ heading: ' ', lines: [line(''), line('x')] })] });
    expect(message?.blocks).toHaveLength(1);
  });
});

describe('limits of Slack, at n and n + 1', () => {
  it.each([
    [slackLimits.headerText, 1],
    [slackLimits.headerText + 1, 2],
  ])('a heading of %i characters takes %i lines', (length, lines) => {
    const heading = sentence(length);
    const [read] = readAll({ sections: [section({ heading })] });
    expect(read?.lines.map(({ text }) => text).join('')).toBe(heading);
    expect(read?.lines).toHaveLength(lines);
  });

  it.each([
    [slackLimits.blockText - 1, 1],
    [slackLimits.blockText, 2],
  ])('a line of %i characters takes %i blocks', (length, blocks) => {
    const text = sentence(length);
    const [message] = messagesOf({ sections: [section({ lines: [line(text)] })] });
    expect(message?.blocks).toHaveLength(blocks);
    expect(readBlocks(message?.blocks ?? []).text.replaceAll('\n', '')).toBe(text);
  });

  it.each([
    [slackLimits.messageBlocks, 1],
    [slackLimits.messageBlocks + 1, 2],
  ])('%i headings take %i messages', (count, messages) => {
    const sections = Array.from({ length: count }, () => section({ heading: 'H' }));
    const made = messagesOf({ sections });
    expect(made).toHaveLength(messages);
    expect(made.flatMap(brokenMessageRules)).toEqual([]);
  });

  it('fills a message up to its characters and no further', () => {
    const sections = (last: number) => [
      ...Array.from({ length: 4 }, () => section({ lines: [line('x'.repeat(2800))] })),
      section({ lines: [line('y'.repeat(last))] }),
    ];
    const [one] = messagesOf({ sections: sections(1) });
    const room = slackLimits.messageCharacters - blockCharacters(one?.blocks ?? []);
    expect(messagesOf({ sections: sections(1 + room) })).toHaveLength(1);
    expect(messagesOf({ sections: sections(2 + room) })).toHaveLength(2);
  });

  it.each([
    [slackLimits.menuOptions, ['pick']],
    [slackLimits.menuOptions + 1, ['pick', 'pick~2']],
  ])('a menu of %i choices has the ids %j', (count, ids) => {
    const menus = readAll({ actions: [menu('pick', count, '')] }).flatMap((read) => read.menus);
    expect(menus.map(({ actionId }) => actionId)).toEqual(ids);
    expect(menus.flatMap(({ choices }) => choices)).toHaveLength(count);
    expect(menus.map(({ actionId }) => withoutContinuation(actionId))).toEqual(ids.map(() => 'pick'));
  });

  it.each([
    [slackLimits.actionsElements, 1],
    [slackLimits.actionsElements + 1, 2],
  ])('%i buttons take %i blocks', (count, blocks) => {
    const actions = Array.from({ length: count }, (_, index) => button(`b${index}`));
    const [message] = messagesOf({ sections: [], actions });
    expect(message?.blocks).toHaveLength(blocks);
  });

  it.each([
    [slackLimits.buttonText, false],
    [slackLimits.buttonText + 1, true],
  ])('a label of %i characters is shortened: %s', (length, shortened) => {
    const label = 'l'.repeat(length);
    const [read] = readAll({ actions: [button('b', label), menu('m', 1, 'm'.repeat(length - 2))] });
    expect(read?.buttons[0]?.label).toBe(shortened ? `${'l'.repeat(74)}…` : label);
    expect(read?.menus[0]?.choices[0]?.label.length).toBe(slackLimits.optionText);
  });
});

describe('long replies', () => {
  const long = Array.from({ length: 300 }, (_, index) => line(`${index} ${sentence(90)}`, { number: index }));

  it('lose nothing, keep the order and the rules, and have their buttons on the last message', () => {
    const messages = messagesOf({
      sections: [section({ heading: 'All', lines: long })],
      actions: [button('b')],
    });
    const reads = messages.map(({ blocks }) => readBlocks(blocks));
    expect(messages.flatMap(brokenMessageRules)).toEqual([]);
    expect(reads.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual([
      'All',
      ...long.map(({ parts }, index) => `${index}. ${parts[0]?.text}`),
    ]);
    expect(reads.map(({ buttons }) => buttons.length)).toEqual([...messages.slice(1).map(() => 0), 1]);
    expect(messages.map(({ text }) => text).slice(0, 2)).toEqual([
      'A brief',
      `A brief (2 of ${messages.length})`,
    ]);
  });

  it('are cut after sentences, else words, else graphemes', () => {
    const family = '👩‍👩‍👧‍👦';
    const cuts = (text: string) => readAll({ sections: [section({ lines: [line(text)] })] })[0]?.lines ?? [];
    expect(cuts('A sentence is here. '.repeat(200))[0]?.text.endsWith('here. ')).toBe(true);
    expect(cuts('wörd '.repeat(900))[0]?.text.endsWith('wörd ')).toBe(true);
    const [first] = cuts(`a${family.repeat(400)}`);
    expect(first?.text).toBe(
      `a${family.repeat(Math.floor(((first?.text.length ?? 0) - 1) / family.length))}`,
    );
  });

  it('never leave a heading alone at the end of a message', () => {
    const sections = Array.from({ length: 12 }, (_, index) =>
      section({ heading: `H${index}`, lines: [line(sentence(2000))] }),
    );
    for (const { blocks } of messagesOf({ sections })) expect(blocks.at(-1)?.type).toBe('rich_text');
  });

  it('never leave buttons alone', () => {
    const fill = section({ lines: [line('x'.repeat(2800))] });
    const messages = messagesOf({ sections: [fill, fill, fill, fill], actions: [menu('m', 60)] });
    expect(messages).toHaveLength(2);
    expect(messages.at(-1)?.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
  });

  it('go on as quotes, but not as further bullet points', () => {
    const reads = readAll({
      sections: [section({ lines: [line(sentence(4000), 'quote'), line(sentence(4000), 'bullet')] })],
    });
    const looks = reads.flatMap(({ lines }) => lines.map(({ look }) => look));
    expect(looks).toEqual(['quote', 'quote', 'bullet', 'text']);
  });

  it('escape their summary', () => {
    const [message] = messagesOf({ summary: '<!channel> & <https://evil|bank.com>' });
    const read = readMrkdwn(message?.text ?? '', { formatted: message?.mrkdwn ?? true });
    expect(read).toEqual({
      text: '<!channel> & <https://evil|bank.com>',
      mentions: [],
      links: [],
      markup: [],
    });
  });
});

describe('a channel', () => {
  const shown = (id: string) => {
    const parts = [part('It goes to '), part(id, 'channel'), part('.')];
    return readAll({ sections: [section({ lines: [{ mark: 'none', parts }] })] })[0];
  };

  it.each(['C024BE91L', 'G024BE91L'])('%s is shown by its name, and nobody is told of it', (id) => {
    expect(shown(id)).toMatchObject({ text: `It goes to <#${id}>.`, channels: [id], mentions: [] });
  });

  it.each([
    ['D024BE91L', 'a direct message'],
    ['general', 'general'],
    ['C1|<!channel>', 'C1|<!channel>'],
  ])('%s, which is none, is text', (id, text) => {
    expect(shown(id)).toMatchObject({ text: `It goes to ${text}.`, channels: [], mentions: [] });
  });
});
