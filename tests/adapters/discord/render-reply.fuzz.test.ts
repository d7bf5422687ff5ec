/** Whatever an article or a person's text holds, it is read as it is and does nothing else. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type DiscordMessagePayload,
  replyToDiscordMessages,
} from '../../../src/adapters/discord/render-reply.ts';
import type { Line, Part, PartStyle, Reply, Section } from '../../../src/commands/reply.ts';
import { visibleText } from '../../../src/core/text/visible-text.ts';
import { findPayloadViolations } from '../../fakes/discord/discord-rules.ts';
import { readPayload } from '../../fakes/discord/read-payload.ts';
import { button, menu, reply } from './replies.ts';

const runs = 12_000;

const hostile = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '||',
    '`',
    '``',
    '```',
    '\\',
    '\\\\',
    '#',
    '# ',
    '-',
    '- ',
    '-# ',
    '+ ',
    '> ',
    '>>> ',
  ],
  ...[
    '1.',
    '12. ',
    ':',
    '::',
    ':smile:',
    '[',
    ']',
    '](',
    ')',
    '(',
    '<',
    '>',
    '@',
    '!',
    '&',
    '/',
    '¯\\_(ツ)_/¯',
  ],
  ...[
    '<@1>',
    '<@!1>',
    '<@&1>',
    '<#1>',
    '<t:1:R>',
    '</a:1>',
    '<:e:1>',
    '<a:e:1>',
    '<id:browse>',
    '@everyone',
    '@here',
  ],
  ...[
    'https://',
    'http://a.example/x_y_',
    'HTTPS://B.example',
    '[a](https://c.example)',
    '<https://d.example>',
    'e@f.example',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\u2028',
    '\u0085',
    '  ',
    '\u00a0',
    '\u200b',
    '\u200d',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u3164',
    '\u00ad',
  ],
  ...[
    '\u0301',
    '\u20e3',
    '😀',
    '👩\u200d👧',
    '🏴\u{e0067}\u{e007f}',
    '\ud800',
    '\udc00',
    '\ufffd',
    'שלום',
    'الف',
    '漢字。',
    'Ω',
  ],
  ...['a', 'B', 'word', '7', ' ', '. ', '! ', '"', "'", '”', '…', 'C#', '***', '~', '|', '=', '$', '{', '^'],
);
const longPiece = fc
  .tuple(hostile, fc.integer({ min: 500, max: 2500 }))
  .map(([piece, count]) => piece.repeat(count));
const text = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: hostile },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    {
      minLength: 0,
      maxLength: 12,
    },
  )
  .map((pieces) => pieces.join(''));
const anyText = fc.oneof({ weight: 400, arbitrary: text }, { weight: 1, arbitrary: longPiece });
const style = fc.constantFrom<PartStyle>('plain', 'plain', 'strong', 'dim', 'code', 'link', 'channel');
const address = fc.constantFrom(
  'https://a.example/x_y_*z*',
  'http://b.example:8080/?q=(1)',
  'https://u@c.example',
  'ftp://d.example',
);
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ text: anyText, style }) },
  { weight: 1, arbitrary: address.map((link) => ({ text: link, style: 'link' as const })) },
  { weight: 1, arbitrary: fc.constant({ text: '155101607195836416', style: 'channel' as const }) },
);
const mark = fc.oneof(
  fc.constantFrom('none' as const, 'bullet' as const, 'quote' as const),
  fc.record({ number: fc.integer({ min: 0, max: 999 }) }),
);
const line: fc.Arbitrary<Line> = fc.record({ mark, parts: fc.array(part, { minLength: 1, maxLength: 4 }) });
const section: fc.Arbitrary<Section> = fc.record({
  heading: fc.option(anyText),
  colour: fc.constantFrom(null, '#123abc', 'red'),
  lines: fc.array(line, { maxLength: 4 }),
});

/** What has a glyph: compared without white space, which may be where a message ends. */
function glyphs(shown: string): string {
  return shown
    .toWellFormed()
    .replace(/(?!\p{Variation_Selector})[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/([\p{Mn}\p{Me}]{16})[\p{Mn}\p{Me}]+/gu, '$1')
    .replace(/\s/g, '');
}

function isChannel({ text: id, style: how }: Part): boolean {
  return how === 'channel' && /^\d{1,20}$/.test(visibleText(id).trim());
}

function expected({ heading, lines }: Section): string {
  const said = lines.map(({ mark: how, parts }) => {
    const before = how === 'bullet' ? '•' : typeof how === 'object' ? `${how.number}.` : '';
    const words = parts
      .map((each) => (isChannel(each) ? `<#${visibleText(each.text).trim()}>` : each.text.toWellFormed()))
      .join('');
    return glyphs(`${before} ${words}`);
  });
  return glyphs(heading ?? '') + said.join('');
}

function count(all: readonly string[], wanted: string): number {
  return all.filter((each) => each === wanted).length;
}

function checkFormats(sections: readonly Section[], messages: readonly DiscordMessagePayload[]): void {
  const formats = messages.flatMap((message) => readPayload(message).formats);
  const pieces = messages.reduce((sum, { embeds }) => sum + embeds.length, 0);
  const lines = sections.flatMap((each) => each.lines);
  const parts = lines.flatMap((each) => each.parts);
  const cuts = pieces - 1;
  const styled = (wanted: PartStyle) => parts.filter((each) => each.style === wanted).length;
  const strong =
    styled('strong') + sections.length + lines.filter((each) => typeof each.mark === 'object').length;
  expect(count(formats, 'strong')).toBeLessThanOrEqual(strong + cuts);
  expect(count(formats, 'em') + count(formats, 'subtext')).toBeLessThanOrEqual(styled('dim') + cuts);
  expect(count(formats, 'code')).toBeLessThanOrEqual(styled('code') + cuts);
  expect(count(formats, 'quote')).toBeLessThanOrEqual(
    lines.filter((each) => each.mark === 'quote').length + cuts,
  );
  const known = new Set(['strong', 'em', 'subtext', 'code', 'quote']);
  expect(formats.filter((format) => !known.has(format))).toEqual([]);
}

function check(sections: readonly Section[], made: Reply): void {
  const messages = replyToDiscordMessages(made);
  const read = messages.map(readPayload);
  const shown = glyphs(read.map((each) => each.text).join(''));
  const wanted = sections.map(expected).join('') || glyphs(made.summary);
  // As a condition, since a difference of thousands of letters helps nobody.
  expect(
    shown === wanted || shown === `${wanted}…`,
    `reads ${shown.slice(0, 300)}, wanted ${wanted.slice(0, 300)}`,
  ).toBe(true);
  expect(read.flatMap((each) => each.mentions)).toEqual([]);
  const channels = sections.flatMap((each) =>
    each.lines.flatMap(({ parts }) => parts.filter(isChannel).map(({ text: id }) => visibleText(id).trim())),
  );
  expect(read.flatMap((each) => each.channels)).toEqual(channels);
  const links = sections.flatMap((each) =>
    each.lines.flatMap(({ parts }) => parts.filter((one) => one.style === 'link')),
  );
  for (const link of read.flatMap((each) => each.links)) {
    expect(link).toMatch(/^https?:\/\/[^@\s]+$/i);
    expect(links.map((each) => glyphs(each.text))).toContain(link);
  }
  checkFormats(sections, messages);
  for (const message of messages) {
    expect(findPayloadViolations(message)).toEqual([]);
    expect(JSON.stringify(message).isWellFormed()).toBe(true);
  }
}

it(`shows ${runs} hostile replies as they are`, { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 4 }), fc.nat(30), fc.nat(60), (sections, buttons, choices) => {
      const actions = [
        ...Array.from({ length: buttons % 9 }, (_, index) => button(`b${index}`)),
        ...(choices > 0 && buttons > 20 ? [menu('menu', choices)] : []),
      ];
      check(sections, reply(sections, { actions }));
    }),
    { numRuns: runs },
  );
});
