import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../../src/core/article/front-matter.ts';
import { takeInArticle } from '../../../src/core/article/take-in-article.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import { input } from './article-texts.ts';

const body = 'It rained.\n';
const withYaml = (yaml: string) => input(`---\n${yaml}\n---\n${body}`, 'markdown');
const metaOf = (yaml: string) => readFrontMatter(withYaml(yaml))?.meta;

/** The problems as `line key: problem`. */
function problemsOf(given: ReturnType<typeof input>): string[] {
  try {
    readFrontMatter(given);
  } catch (error) {
    if (!(error instanceof BriefingError) || error.code !== 'front-matter-invalid') throw error;
    const { facts } = error as BriefingError<'front-matter-invalid'>;
    expect(facts.source).toBe('ferry.txt');
    return facts.problems.map(({ line, key, problem }) => `${line} ${key}: ${problem}`);
  }
  return [];
}

describe('front matter without an end', () => {
  it.each(['title', 'date', 'source', 'url', 'language', 'aliases', 'themes'])(
    'is refused with what to do, known by %s behind its opening',
    async (key) => {
      const given = input(`---\n${key}: x\nIt rained.\n`, 'text');
      expect(problemsOf(given)).toEqual([expect.stringMatching(/^1 null: .*put a line of nothing but ---/)]);
      await expect(takeInArticle(given)).rejects.toMatchObject({ code: 'front-matter-invalid' });
    },
  );

  it('is ordinary text where no key stands there', async () => {
    const given = input('---\nIt rained: all day.\n', 'text');
    expect(readFrontMatter(given)).toBeUndefined();
    expect((await takeInArticle(given)).paragraphs).not.toHaveLength(0);
  });
});

describe('readFrontMatter', () => {
  it.each([
    ['a title', 'title: "  The ferry: late "', { title: 'The ferry: late' }],
    ['a folded title', 'title: >\n  The ferry\n  is late', { title: 'The ferry is late' }],
    ['a date', 'date: 2024-02-29', { date: '2024-02-29' }],
    ['a date in quotation marks', 'date: "2024-02-29"', { date: '2024-02-29' }],
    ['a source', 'source: Orrin Herald', { source: 'Orrin Herald' }],
    ['an address', 'url: https://example.org/ferry?id=1', { url: 'https://example.org/ferry?id=1' }],
    ['a language', 'language: zh-Hans', { language: 'zh-Hans' }],
    ['the language that YAML 1.1 reads as false', 'language: no', { language: 'no' }],
    ['themes', 'themes:\n  - finance\n  - law', { themes: ['finance', 'law'] }],
    ['a single theme', 'themes: law', { themes: ['law'] }],
    ['an alias of a name', 'aliases:\n  boat: Orrin Ferry', { aliases: new Map([['boat', 'Orrin Ferry']]) }],
    [
      'a name with its aliases',
      'aliases:\n  Orrin Ferry: [boat, ship]',
      {
        aliases: new Map([
          ['boat', 'Orrin Ferry'],
          ['ship', 'Orrin Ferry'],
        ]),
      },
    ],
    [
      'a name with a single alias in a list',
      'aliases:\n  Orrin Ferry: [boat]',
      { aliases: new Map([['boat', 'Orrin Ferry']]) },
    ],
    ['an alias of digits', 'aliases:\n  7: Pier Seven', { aliases: new Map([['7', 'Pier Seven']]) }],
    ['nothing', '', {}],
    ['a remark', '# to be written', {}],
  ])('reads %s', (_, yaml, meta) => {
    expect(metaOf(yaml)).toEqual({ aliases: new Map(), themes: [], ...meta });
  });

  it.each([
    ['LF', '---\ntitle: Ferry\n---\n'],
    ['CRLF', '---\r\ntitle: Ferry\r\n---\r\n'],
    ['a byte-order mark', '\uFEFF---\ntitle: Ferry\n---\n'],
    ['spaces behind the rules', '---  \ntitle: Ferry\n--- \n'],
    ['three full stops at the end', '---\ntitle: Ferry\n...\n'],
    ['a rule inside a text', '---\ntitle: >\n  Ferry\nsource: a\n  --- b\n---\n'],
  ])('says where the article begins behind a block with %s', (_, block) => {
    const found = readFrontMatter(input(block + body, 'markdown'));
    expect(found?.meta.title).toBe('Ferry');
    expect(found?.bodyStart).toBe(block.length);
  });

  it('reads a block with no article behind it', () => {
    expect(readFrontMatter(input('---\ntitle: Ferry\n---', 'markdown'))?.bodyStart).toBe(20);
  });

  it.each([
    ['no block', 'It rained.'],
    ['a block that does not begin the file', '\n---\ntitle: Ferry\n---\nIt rained.'],
    ['rules of four', '----\ntitle: Ferry\n----\nIt rained.'],
  ])('finds none in a text with %s', (_, source) => {
    expect(readFrontMatter(input(source, 'markdown'))).toBeUndefined();
    expect(readFrontMatter(input(source, 'text'))).toBeUndefined();
  });

  it.each([
    ['a sentence', 'It rained'],
    ['a list', '- rain\n- snow'],
    ['broken YAML', 'She said: "It rained'],
    ['nothing', ''],
  ])('leaves %s between rules to a plain text', (_, lines) => {
    expect(readFrontMatter(input(`---\n${lines}\n---\nIt rained.`, 'text'))).toBeUndefined();
  });

  it('reads the front matter of a plain text', () => {
    expect(readFrontMatter(input('---\ntitle: Ferry\n---\nIt rained.', 'text'))?.meta.title).toBe('Ferry');
  });

  it.each([
    [
      'a title that is a number',
      'title: 1984',
      '2 title: write a text; put it in quotation marks if YAML reads it otherwise',
    ],
    ['a title left blank', 'title: " "', '2 title: write something or leave the key out'],
    [
      'a source that is a list',
      'title: a\nsource: [b]',
      '3 source: write a text; put it in quotation marks if YAML reads it otherwise',
    ],
    [
      'a source without a value',
      'title: a\nsource:\nlanguage: en',
      '3 source: write a text; put it in quotation marks if YAML reads it otherwise',
    ],
    [
      'a reference to nothing',
      'title: *Herald',
      '2 null: a value begins with * and YAML takes it for a reference; put it in quotation marks',
    ],
    ['a date written otherwise', 'date: 28.11.2023', '2 date: write the date as YYYY-MM-DD'],
    ['a year for a date', 'date: 2024', '2 date: write the date as YYYY-MM-DD'],
    [
      'a day that is not in the calendar',
      'date: 2023-02-29',
      '2 date: that day is not in the calendar; write the date as YYYY-MM-DD',
    ],
    [
      'an address without its beginning',
      'url: example.org',
      '2 url: write a whole address, such as https://example.org/article',
    ],
    [
      'an address that no browser opens',
      'url: ftp://example.org/a',
      '2 url: write a whole address, such as https://example.org/article',
    ],
    [
      'a language by its name',
      '\n\nlanguage: plain English',
      '4 language: write a language tag such as en or zh-Hans',
    ],
    [
      'aliases that are a list',
      'aliases: [boat]',
      '2 aliases: write alias: name in the article, or name: [alias, alias]',
    ],
    [
      'an alias that is a number',
      'aliases:\n  boat: ferry\n  pier: 7',
      '4 aliases.pier: write a list of texts',
    ],
    ['an alias that is a mapping', 'aliases:\n  boat: {a: b}', '3 aliases.boat: write a list of texts'],
    ['themes that are a mapping', 'themes: {law: yes}', '2 themes: write a list of texts'],
    ['a theme that is a number', 'themes: [law, 3]', '2 themes: write a list of texts'],
    ['a list', '- rain\n- snow', '2 null: write lines of the form key: value'],
    ['a sentence', 'It rained', '2 null: write lines of the form key: value'],
  ])('reports %s with its line', (_, yaml, problem) => {
    expect(problemsOf(withYaml(yaml))).toEqual([problem]);
  });

  it.each([
    ['title', 'titel'],
    ['title', 'Title'],
    ['url', 'urll'],
    ['aliases', 'alias'],
    ['themes', 'theme'],
    ['language', 'lang'],
  ])('proposes %s for %s', (key, typed) => {
    const [problem] = problemsOf(withYaml(`date: 2024-05-03\n${typed}: x`));
    expect(problem).toContain(`3 ${typed}: there is no such key; did you mean ${key}?`);
  });

  it('names the keys where nothing is near', () => {
    expect(problemsOf(withYaml('author: Ada Marsh'))).toEqual([
      '2 author: there is no such key (the keys are title, date, source, url, language, aliases, themes)',
    ]);
  });

  it.each([
    ['a key given twice', 'title: a\ntitle: b', /^3 null: this is not YAML: .*unique/],
    ['a colon in a text', 'source: a\ntitle: The ferry: late', /^3 null: this is not YAML: /],
    ['a tab', 'title: a\n\tsource: b', /^3 null: this is not YAML: Tabs/],
  ])('reports YAML broken by %s with its line', (_, yaml, problem) => {
    expect(problemsOf(withYaml(yaml))).toEqual([expect.stringMatching(problem)]);
  });

  it('reports all mistakes at once, and counts lines over a byte-order mark and CRLF', () => {
    const yaml = 'author: x\ntitle: 5\nsource: Herald\nurl: x\nthemes: [3]';
    const crlf = `\uFEFF${withYaml(yaml).source}`.replaceAll('\n', '\r\n');
    const lines = problemsOf(input(crlf, 'markdown')).map((problem) => problem.split(':')[0]);
    expect(lines.sort()).toEqual(['2 author', '3 title', '5 url', '6 themes']);
  });
});
