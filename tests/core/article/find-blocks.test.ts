import { describe, expect, it } from 'vitest';
import { findBlocks, withoutComments } from '../../../src/core/article/find-blocks.ts';

/** Each block as `kind: text`, a heading with its level. */
function shown(source: string, format: 'text' | 'markdown', from = 0): string[] {
  const text = format === 'markdown' ? withoutComments(source) : source;
  return findBlocks(text, from, format).map(
    ({ kind, level, start, end }) => `${kind}${level || ''}: ${source.slice(start, end)}`,
  );
}

const wrapped = 'The ferry to the island leaves every morning from the\nold harbour and comes back at dusk.';

/** What holds in plain text and in Markdown. */
const inBoth: readonly (readonly [name: string, source: string, blocks: readonly string[]])[] = [
  ['nothing in an empty text', '', []],
  ['nothing in white space', ' \n\t\n\r\n', []],
  ['one line', 'It rained.', ['prose: It rained.']],
  [
    'paragraphs between blank lines',
    'It rained.\n\nIt stopped.',
    ['prose: It rained.', 'prose: It stopped.'],
  ],
  [
    'a line of white space as blank',
    'It rained.\n \t \nIt stopped.',
    ['prose: It rained.', 'prose: It stopped.'],
  ],
  ['CRLF', 'It rained.\r\n\r\nIt stopped.\r\n', ['prose: It rained.', 'prose: It stopped.']],
  ['no white space around', '   It rained. \t\n', ['prose: It rained.']],
  ['lines of one width as one paragraph', wrapped, [`prose: ${wrapped}`]],
  [
    'hash headings',
    '# Ferry\nIt rained.\n### Harbour',
    ['heading1: Ferry', 'prose: It rained.', 'heading3: Harbour'],
  ],
  ['a heading closed by hashes', '## Ferry ##\nIt rained.', ['heading2: Ferry', 'prose: It rained.']],
  ['a hash that belongs to a heading', '# Pier #4', ['heading1: Pier #4']],
  ['a hash tag as prose', '#ferry is late.', ['prose: #ferry is late.']],
  ['seven hashes as prose', '####### It rained.', ['prose: ####### It rained.']],
  ['bullets', '- rain\n* snow\n+ hail\n• fog', ['item: rain', 'item: snow', 'item: hail', 'item: fog']],
  ['numbered items', '1. rain\n2) snow\n12. hail', ['item: rain', 'item: snow', 'item: hail']],
  ['an item that goes on', '- rain all\n  day\n- snow', ['item: rain all\n  day', 'item: snow']],
  ['a list right behind prose', 'It rained.\n- twice', ['prose: It rained.', 'item: twice']],
  ['a minus as prose', '-5 degrees were measured.', ['prose: -5 degrees were measured.']],
  ['a decimal as prose', '3.5 metres of snow fell.', ['prose: 3.5 metres of snow fell.']],
  ['a year as prose', '2019. That was the year.', ['prose: 2019. That was the year.']],
  [
    'a quotation of several lines',
    '> It rained\n> all day.\n\nIt stopped.',
    ['quotation: It rained\n> all day.', 'prose: It stopped.'],
  ],
  [
    'a quotation right behind prose',
    'She said:\n> It rained.',
    ['prose: She said:', 'quotation: It rained.'],
  ],
  ['quotations between blank lines', '> One.\n\n> Two.', ['quotation: One.', 'quotation: Two.']],
];

/** What Markdown means by these lines, and what they are in plain text. */
const markdownOnly: readonly (readonly [
  name: string,
  source: string,
  markdown: readonly string[],
  text: readonly string[],
])[] = [
  [
    'short lines as one paragraph',
    'It rained.\nIt stopped.',
    ['prose: It rained.\nIt stopped.'],
    ['prose: It rained.', 'prose: It stopped.'],
  ],
  [
    'underlined titles',
    'Ferry\n=====\nIt rained.',
    ['heading1: Ferry', 'prose: It rained.'],
    ['heading2: Ferry', 'prose: =====', 'prose: It rained.'],
  ],
  [
    'underlined headings',
    'Ferry\n---\nIt rained.',
    ['heading2: Ferry', 'prose: It rained.'],
    ['heading2: Ferry', 'prose: ---', 'prose: It rained.'],
  ],
  [
    'rules between paragraphs',
    'One.\n\n* * *\n\nTwo.',
    ['prose: One.', 'prose: Two.'],
    ['prose: One.', 'item: * *', 'prose: Two.'],
  ],
  [
    'fences',
    'One.\n```js\nrun();\n\n# no heading\n```\nTwo.',
    ['prose: One.', 'prose: Two.'],
    ['prose: One.', 'prose: ```js', 'prose: run();', 'heading1: no heading', 'prose: ```', 'prose: Two.'],
  ],
  [
    'fences of tildes',
    'One.\n~~~\nrun.\n~~~',
    ['prose: One.'],
    ['prose: One.', 'prose: ~~~', 'prose: run.', 'prose: ~~~'],
  ],
  ['a fence never closed', 'One.\n```\nTwo.', ['prose: One.'], ['prose: One.', 'prose: ```', 'prose: Two.']],
  [
    'comments between paragraphs',
    'One.\n\n<!-- Not\n\nthis. -->\n\nTwo.',
    ['prose: One.', 'prose: Two.'],
    ['prose: One.', 'prose: <!-- Not', 'prose: this. -->', 'prose: Two.'],
  ],
  [
    'a comment inside a paragraph',
    'One. <!-- Not this. --> Two.',
    ['prose: One. <!-- Not this. --> Two.'],
    ['prose: One. <!-- Not this. --> Two.'],
  ],
  [
    'what looks like a comment in a fence',
    '```\n<!-- x\n```\nAfter.',
    ['prose: After.'],
    ['prose: ```', 'prose: <!-- x', 'prose: ```', 'prose: After.'],
  ],
  [
    'a fence in a longer one of other marks',
    '~~~~\n```\n~~~\ncode\n~~~~\nAfter.',
    ['prose: After.'],
    ['prose: ~~~~', 'prose: ```', 'prose: ~~~', 'prose: code', 'prose: ~~~~', 'prose: After.'],
  ],
  [
    'addresses of links',
    'See [the map][1].\n\n[1]: https://example.org/map',
    ['prose: See [the map][1].'],
    ['prose: See [the map][1].', 'prose: [1]: https://example.org/map'],
  ],
  [
    'lines without an end as prose',
    'Background\n\nIt rained.',
    ['prose: Background', 'prose: It rained.'],
    ['heading2: Background', 'prose: It rained.'],
  ],
];

describe('findBlocks', () => {
  it.each(inBoth)('finds %s', (_, source, blocks) => {
    expect(shown(source, 'text')).toEqual(blocks);
    expect(shown(source, 'markdown')).toEqual(blocks);
  });

  it.each(markdownOnly)('finds %s in Markdown only', (_, source, markdown, text) => {
    expect(shown(source, 'markdown')).toEqual(markdown);
    expect(shown(source, 'text')).toEqual(text);
  });

  it.each([
    ['a short line without an end', 'What comes next', 'heading2'],
    ['a line of another script', '会议', 'heading2'],
    ['a line in quotation marks', '“Never again”', 'heading2'],
    ['a question', 'What comes next?', 'prose'],
    ['a line that ends in a colon', 'They agreed on this:', 'prose'],
    ['a line in lower case', 'what comes next', 'prose'],
    ['a line of 90 characters', `The ${'x'.repeat(86)}`, 'heading2'],
    ['a line of 91 characters', `The ${'x'.repeat(87)}`, 'prose'],
  ])('takes %s in plain text for what it is', (_, line, kind) => {
    expect(shown(`${line}\n\nIt rained.`, 'text')).toEqual([`${kind}: ${line}`, 'prose: It rained.']);
  });

  it('keeps the paragraphs of a text whose lines are paragraphs', () => {
    const lines = [
      'The ferry to the island leaves every morning from the old harbour.',
      'It comes back at dusk, and nobody has ever seen it come back late.',
      'In winter it stays away.',
    ];
    expect(shown(lines.join('\n'), 'text')).toEqual(lines.map((line) => `prose: ${line}`));
  });

  it('counts offsets in the whole source and begins where it is told to', () => {
    const source = '\uFEFF---\r\nx: y\r\n---\r\n# 🛶 Ferry\r\n\r\n> It rained.\r\n';
    const from = source.indexOf('#');
    expect(findBlocks(source, from, 'markdown')).toEqual([
      { kind: 'heading', level: 1, start: from + 2, end: from + 10 },
      { kind: 'quotation', level: 0, start: from + 16, end: from + 26 },
    ]);
  });
});
