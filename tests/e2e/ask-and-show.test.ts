import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBriefwire } from './run-briefwire.ts';

const article =
  '\uFEFFThe mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.It cost $ 4.2 million and took six years.\r\n\r\n' +
  'Critics say the high -level crossing came too late. The engineer Tom Reed expects 12,000 cars a day by 2025.\r\n';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
  path = join(folder, 'bridge.txt');
  writeFileSync(path, article);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}
const isSlice = ({ start, end, quote }: Quoted) => article.slice(start, end) === quote;

describe('show', () => {
  it('gives cards whose every quotation is its slice of the file, byte-order mark and CR LF included', async () => {
    const { code, out } = await runBriefwire(['show', path, '--json']);
    const brief = JSON.parse(out);
    expect(code).toBe(0);
    expect(brief.article).toMatchObject({ id: 'bridge', paragraphs: 2, sentences: 4 });
    const citations = brief.cards.flatMap((card: { points: { citation: Quoted }[] }) =>
      card.points.map(({ citation }) => citation),
    );
    expect(citations.length).toBeGreaterThan(3);
    expect(citations.filter((citation: Quoted) => !isSlice(citation))).toEqual([]);
  });

  it('finds a card by an alias of its theme and repairs what it quotes', async () => {
    const { out } = await runBriefwire(['show', path, '--theme', 'Critics']);
    expect(out).toContain('Critics say the high-level crossing came too late. [2.1]');
    expect(out).not.toContain('It cost');
  });

  it('says so when the article has no card of a theme', async () => {
    const { code, out } = await runBriefwire(['show', path, '--theme', 'sport']);
    expect(code).toBe(0);
    expect(out).toMatch(/too little about Sport/);
  });

  it('is the same byte for byte each time', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => runBriefwire(['show', path, '--json'])));
    expect(first?.out).toBe(second?.out);
  });

  it('writes no colour into a pipe', async () => {
    const { out } = await runBriefwire(['show', path]);
    expect(out).not.toContain('\u001b');
  });
});

describe('ask', () => {
  it('answers with a short span inside the first citation', async () => {
    const { out } = await runBriefwire(['ask', path, 'Who opened the bridge?', '--json']);
    const { status, answer, citations, confidence } = JSON.parse(out);
    expect(status).toBe('answered');
    expect(answer.text).toContain('Ada Marsh');
    expect(article.slice(answer.start, answer.end)).toBe(answer.text);
    expect(citations[0]).toMatchObject({ paragraph: 1, sentence: 1 });
    expect(citations.every(isSlice)).toBe(true);
    expect(answer.start).toBeGreaterThanOrEqual(citations[0].start);
    expect(answer.end).toBeLessThanOrEqual(citations[0].end);
    expect(confidence).toBeGreaterThan(0);
    expect(confidence).toBeLessThanOrEqual(1);
  });

  it('abstains in words, with the nearest sentences', async () => {
    const { code, out } = await runBriefwire(['ask', path, 'Did Barack Obama open the bridge?', '--json']);
    const reply = JSON.parse(out);
    expect(code).toBe(0);
    expect(reply).toMatchObject({ status: 'abstained', answer: null });
    expect(reply.reason).toMatch(/Obama/);
    expect(reply.citations.length).toBeGreaterThan(0);
    expect(reply).not.toHaveProperty('candidates');
  });

  it('lists the best sentences with --top, all of them when asked for more than there are', async () => {
    const top = async (n: number) =>
      JSON.parse((await runBriefwire(['ask', path, 'What did it cost?', '--json', '--top', `${n}`])).out)
        .candidates;
    expect(await top(2)).toHaveLength(2);
    const all = await top(1000);
    expect(all).toHaveLength(4);
    expect(all.every(isSlice)).toBe(true);
    const scores = all.map(({ score }: { score: number }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('answers each line of standard input with one line, a blank one too', async () => {
    const questions = 'Who opened the bridge?\r\n\nWhat did it cost?\nHow many cars are expected a day?';
    const { code, out, err } = await runBriefwire(['ask', path, '--json'], questions);
    const replies = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(replies.map(({ question }) => question)).toEqual([
      'Who opened the bridge?',
      '',
      'What did it cost?',
      'How many cars are expected a day?',
    ]);
    expect(replies.map(({ answer }) => answer?.text ?? null)).toEqual([
      expect.stringContaining('Ada Marsh'),
      null,
      expect.stringContaining('4.2 million'),
      expect.stringContaining('12,000'),
    ]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('takes the lines as one conversation with --follow', async () => {
    const lines = 'Who is Tom Reed?\nWhat does he expect?\n';
    const { out } = await runBriefwire(['ask', path, '--json', '--follow'], lines);
    const [, second] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(second.citations[0].quote).toContain('12,000 cars');
  });

  it('lets a question begin with a dash after --', async () => {
    const { code } = await runBriefwire(['ask', path, '--json', '--', '--how much did the bridge cost?']);
    expect(code).toBe(0);
  });
});

describe('open', () => {
  it('shows the shipped brief, answers, follows /commands, and ends when standard input closes', async () => {
    const lines =
      'Which exchange did he visit?\n/show people\n/nonsense\n/open about-briefwire\nDoes it need a key?\n';
    const { code, out, err } = await runBriefwire(['open'], lines);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Shanghai Futures Exchange');
    expect(out).toContain('Li Qiang');
    expect(out).toContain('The prompt knows no "/nonsense"');
    expect(out).toMatch(/key/);
  });

  it('ends cleanly with nothing to read', async () => {
    expect(await runBriefwire(['open'])).toMatchObject({ code: 0, err: '' });
  });

  it('tells its commands in the help', async () => {
    const { code, out } = await runBriefwire(['--help']);
    expect(code).toBe(0);
    for (const word of ['preview', 'show', 'ask', 'list', 'open']) expect(out).toContain(word);
    const show = await runBriefwire(['show', '--help']);
    expect(show.out).toContain('--theme ID|LABEL|ALIAS');
  });
});

describe('ask without an article', () => {
  const question = 'Who is mayor of Shanghai?';

  it('answers from the shipped brief that knows, and names it', async () => {
    const { code, out } = await runBriefwire(['ask', question]);
    expect(code).toBe(0);
    expect(out).toMatch(/Gong Zheng[\s\S]*From “.+” \(shanghai-visit-2023\)/);
    const { status, brief, citations } = JSON.parse((await runBriefwire(['ask', question, '--json'])).out);
    expect({ status, brief }).toMatchObject({ status: 'answered', brief: { id: 'shanghai-visit-2023' } });
    expect(citations[0].quote).toContain('Gong Zheng');
  });

  it('says how many briefs were looked in where none answers, and what to do', async () => {
    const { code, out } = await runBriefwire(['ask', 'Who won the cup in 1954?']);
    expect(code).toBe(0);
    expect(out).toMatch(/I looked in all 2 briefs and found no answer\.[\s\S]*briefwire -- list/);
    const reply = JSON.parse((await runBriefwire(['ask', 'Who won the cup in 1954?', '--json'])).out);
    expect(reply).toMatchObject({ status: 'abstained', answer: null, brief: null });
  });

  it('tells the command that looks in all where a shipped brief does not say', async () => {
    const { out } = await runBriefwire(['ask', 'about-briefwire', question]);
    expect(out).toContain(`Look in all briefs: npm run -s briefwire -- ask "${question}"`);
    expect((await runBriefwire(['ask', path, question])).out).not.toContain('Look in all');
  });

  it('takes what looks like a path for one', async () => {
    const { code, err } = await runBriefwire(['ask', 'my artcle.txt']);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is no file or brief') });
  });
});
