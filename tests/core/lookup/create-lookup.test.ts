import { beforeAll, describe, expect, it } from 'vitest';
import type { Conversation } from '../../../src/core/lookup/answer.ts';
import { createLookup, type Lookup } from '../../../src/core/lookup/create-lookup.ts';
import { articleOf, readSample, sampleArticle, sampleNames } from '../../samples/sample-articles.ts';

const source = `---
title: The bridge of Lindow
date: 2021-05-04
aliases:
  the iron lady: Ada Marsh
  crossing: bridge
---
The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021.It cost $ 4.2 million and took six years because the old piers had to be removed first.

The engineer Tom Reed expects 12,000 cars a day by 2025. The bridge stands near Hask Island, north of the harbour. The National Rivers Agency (NRA) paid 40 percent of the bill.

Critics say the high -level crossing came too late. They believe that the ferry should have been kept. The deputy mayor, Vera Stone, disagreed.

Kestrel Works, a maker of cables, sold 180 tonnes of steel for it. Net outflow of foreign direct investment in the third quarter was 11.8 billion crowns.
`;

let lookup: Lookup;
beforeAll(async () => {
  lookup = createLookup(await articleOf(source, 'bridge.md'));
});

const ask = (question: string, conversation?: Conversation) =>
  lookup.ask(question, conversation ? { conversation } : {});

describe('short answers', () => {
  it.each([
    ['Who opened the bridge?', 'Ada Marsh'],
    ['When was the bridge opened?', '3 May 2021'],
    ['How much did the bridge cost?', '$ 4.2 million'],
    ['What did it cost?', '$ 4.2 million'],
    ['How many cars are expected a day?', '12,000'],
    ['Where does the bridge stand?', 'near Hask Island'],
    ['What percentage of the bill did the agency pay?', '40 percent'],
    ['Which company sold the steel?', 'Kestrel Works'],
    ['How long did it take?', 'six years'],
    ['Why did it take six years?', 'the old piers had to be removed first'],
    ['What does Kestrel Works make?', 'cables'],
    ['Who is the mayor of Lindow?', 'Ada Marsh'],
    ['Who is the deputy mayor?', 'Vera Stone'],
    ['Who is Tom Reed?', 'engineer'],
    ['who is tom reed', 'engineer'],
    ["What is Vera Stone's job?", 'deputy mayor'],
    ['What does NRA stand for?', 'National Rivers Agency'],
  ])('%s → %s', (question, short) => {
    const { answer } = ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.answer?.text).toBe(short);
    expect(source.slice(answer.answer?.start, answer.answer?.end)).toBe(short);
    expect(answer.citations[0]?.start).toBeLessThanOrEqual(answer.answer?.start ?? 0);
    expect(answer.citations[0]?.end).toBeGreaterThanOrEqual(answer.answer?.end ?? 0);
  });
});

it('has no short answer to "why" that says only when, how much or who', () => {
  const { answer } = ask('Why was the new bridge opened by Ada Marsh?');
  expect(answer.answer?.text ?? '').not.toMatch(/2021|Marsh/);
});

it('has no short answer to what somebody did that is only somebody', () => {
  const { answer } = ask('What did the deputy mayor do?');
  expect(answer.citations[0]?.quote).toBe('The deputy mayor, Vera Stone, disagreed.');
  expect(answer.answer?.text ?? '').not.toContain('Stone');
});

it('has no short answer that is one where several are asked for', async () => {
  const text =
    'The mayor, Ada Marsh, visited three places of the town on Monday: the harbour, the mill and the school.';
  const { answer } = createLookup(await articleOf(text)).ask('Which three places did the mayor visit?');
  expect(answer).toMatchObject({ status: 'answered', answer: null });
});

it.each([
  ['WHO OPENED THE NEW BRIDGE OF LINDOW?', 'Ada Marsh'],
  ['HOW MUCH DID THE BRIDGE COST?', '$ 4.2 million'],
  ['what does nra mean', 'National Rivers Agency'],
])('capitals or none: %s', (question, short) => {
  expect(ask(question).answer.answer?.text).toBe(short);
});

describe('the sentence that answers', () => {
  it.each([
    ['Why did it take six years?', 'because the old piers'],
    ['What do critics say?', 'came too late'],
    ['Did the deputy mayor disagree?', 'Vera Stone, disagreed'],
    ['How much foreign investment flowed out in Q3?', '11.8 billion'],
    ['What was the FDI outflow in the third quarter?', '11.8 billion'],
    ['What did the iron lady open?', 'opened the new bridge'],
    ['Who paid 40 percent of the bill?', 'National Rivers Agency'],
    ['how mcuh did the brigde cost', '$ 4.2 million'],
    ['When did the National Rivers Agency pay?', 'paid 40 percent'],
  ])('%s → … %s …', (question, part) => {
    expect(ask(question).answer.citations[0]?.quote ?? ask(question).answer.candidates[0]?.quote).toContain(
      part,
    );
  });

  it('comes with the sentence before where it leans on that', () => {
    const { citations } = ask('What should have been kept?').answer;
    expect(citations.map(({ quote }) => quote)).toEqual([
      'They believe that the ferry should have been kept.',
      'Critics say the high -level crossing came too late.',
    ]);
  });

  it('has no short answer where none of its words would do, or most of them', () => {
    for (const question of ['Did Ada Marsh open the bridge?', 'What do critics say?'])
      expect(ask(question).answer).toMatchObject({ status: 'answered', answer: null });
  });
});

describe('abstaining', () => {
  it.each([
    ['Did Barack Obama open the bridge?', 'missing-name', ['Barack', 'Obama']],
    ['Who won the cycling race in Norway?', 'missing-name', ['Norway']],
    ['How many pupils visit the swimming pool?', 'missing-words', expect.anything()],
    ['What happened in 1877?', 'missing-number', ['1877']],
    ['How old is Tom Reed?', 'wrong-kind', []],
    ['???', 'unclear-question', []],
    ['What is it about?', 'unclear-question', []],
    ['Zebra giraffe?', 'missing-words', ['Zebra', 'giraffe']],
  ])('%s → %s', (question, code, missing) => {
    const { answer } = ask(question);
    expect(answer).toMatchObject({ status: 'abstained', answer: null, reason: { code, missing } });
    expect(answer.confidence).toBeLessThan(0.5);
  });

  it('shows the nearest sentences, and lists candidates all the same', () => {
    const { answer } = lookup.ask('Did Barack Obama open the bridge?', { top: 2 });
    expect(answer.citations[0]?.quote).toContain('opened the new bridge');
    expect(answer.candidates).toHaveLength(2);
  });

  it('refuses an empty question', () => {
    expect(() => ask('  \n')).toThrow('question-empty');
  });
});

describe('short answers that were cut or joined wrongly', () => {
  it.each([
    [
      'The library in Lindow opens at 9:30 on weekdays. It closes at 18:45 in the evening.',
      'What time does the library open?',
      '9:30',
    ],
    [
      'Unemployment in Orrin rose to 7.5% in 2023,up from 6.1% in 2022.',
      'What was unemployment in 2022?',
      '6.1%',
    ],
    [
      'Unemployment in Orrin rose to 7.5% in 2023,up from 6.1% in 2022.',
      'What was unemployment in 2023?',
      '7.5%',
    ],
    [
      'The firm earned 3 million euros in 2020 and 5 million euros in 2021.',
      'How much did the firm earn in 2021?',
      '5 million euros',
    ],
    [
      'In 2020 the firm earned 3 million euros, and in 2021 it earned 5 million euros.',
      'How much did the firm earn in 2020?',
      '3 million euros',
    ],
    [
      'Ada Marsh thanked Tom Reed, and Vera Stone sang a song about the harbour.',
      'Who sang a song?',
      'Vera Stone',
    ],
    ['Ada Cole sold bread to Ada Marsh, a lawyer, on Friday.', 'Who is Ada Marsh?', 'lawyer'],
  ])('%s %s → %s', async (text, question, short) => {
    const { answer } = createLookup(await articleOf(text)).ask(question).answer;
    expect(answer?.text.replace(/^(?:at|an?) /, '')).toBe(short);
  });

  it.each([
    ['Ada Cole, a baker, sold bread to Ada Marsh on Friday.', 'Who is Ada Marsh?', 'baker'],
    ['Tom Stone, a vet, is the brother of Vera Stone.', 'Who is Vera Stone?', 'vet'],
    [
      'The European Union (EU) means to ban the paint by 2027 because it harms fish.',
      'Why does the EU mean to ban the paint?',
      'European Union',
    ],
  ])('%s %s → not %s', async (text, question, other) => {
    const { answer } = createLookup(await articleOf(text)).ask(question).answer;
    expect(answer?.text ?? '').not.toContain(other);
  });
});

describe('a conversation', () => {
  it.each([
    ['Who is the engineer?', 'And who is the mayor of Lindow?', 'Ada Marsh'],
    ['Who is the mayor of Lindow?', 'so how much did the bridge cost', '$ 4.2 million'],
    ['Where does the bridge stand?', 'also who opened the bridge?', 'Ada Marsh'],
  ])('asks anew after %s: %s → %s', (before, question, short) => {
    const { conversation } = ask(before);
    expect(ask(question, conversation).answer.answer?.text).toBe(short);
  });

  it('takes "she" for the person that was named, not for the town in the question', async () => {
    const own = createLookup(
      await articleOf(
        'The mayor of Lindow, Ada Marsh, opened the bridge. Ada Marsh was born in Orrin in 1963. The deputy mayor of Lindow is Vera Stone. Vera Stone was born in Hask in 1986.',
      ),
    );
    const { conversation } = own.ask('Who is the mayor of Lindow?');
    const { citations } = own.ask('Where was she born?', { conversation }).answer;
    expect(citations[0]?.quote).toContain('Orrin');
  });

  it('takes over what a follow-up leaves out', () => {
    const first = ask('Who is the mayor of Lindow?');
    const second = ask('And the deputy mayor?', first.conversation);
    expect(second.answer.answer?.text).toBe('Vera Stone');
  });

  it('knows whom a pronoun means', () => {
    const first = ask('Who is Tom Reed?');
    expect(ask('What does he expect?', first.conversation).answer.citations[0]?.quote).toContain(
      '12,000 cars',
    );
  });

  it('leaves a question that stands by itself alone', () => {
    const first = ask('Who is Tom Reed?');
    const alone = ask('When was the bridge opened?').answer;
    expect(ask('When was the bridge opened?', first.conversation).answer).toEqual(alone);
  });

  it('remembers the last few turns as plain data', () => {
    let conversation: Conversation | undefined;
    for (let turn = 0; turn < 50; turn++)
      conversation = ask(
        turn % 2 ? 'What did he say about it?' : 'Who is Tom Reed?',
        conversation,
      ).conversation;
    for (let turn = 0; turn < 50; turn++)
      conversation = ask('And what did she say of it?', conversation).conversation;
    expect(conversation?.turns).toHaveLength(5);
    expect(JSON.stringify(conversation).length).toBeLessThan(3000);
    expect(JSON.parse(JSON.stringify(conversation))).toEqual(conversation);
  });
});

describe('candidates', () => {
  it('are the best sentences in order, all of them where more are asked for', () => {
    const { candidates } = lookup.ask('What did the bridge cost?', { top: 100 }).answer;
    expect(candidates).toHaveLength(10);
    expect(new Set(candidates.map(({ start }) => start)).size).toBe(10);
    const scores = candidates.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  it('are none unless asked for', () => {
    expect(ask('What did the bridge cost?').answer.candidates).toEqual([]);
  });
});

describe.each(sampleNames)('answers about %s', async (name) => {
  const text = readSample(name);
  const sample = createLookup(await sampleArticle(name));
  const questions = [
    'Who said what?',
    'How much does it cost?',
    'When will it happen?',
    'Why?',
    'Which agency warned?',
    'Is it true?',
  ];

  it.each(questions)('%s is answered in the words of the file, the same each time', (question) => {
    const { answer } = sample.ask(question, { top: 5 });
    for (const { start, end, quote } of [...answer.citations, ...answer.candidates])
      expect(text.slice(start, end)).toBe(quote);
    if (answer.answer) expect(text.slice(answer.answer.start, answer.answer.end)).toBe(answer.answer.text);
    expect(answer.confidence).toBeGreaterThanOrEqual(0);
    expect(answer.confidence).toBeLessThanOrEqual(1);
    expect(answer.status === 'abstained').toBe(answer.reason !== null);
    expect(sample.ask(question, { top: 5 }).answer).toEqual(answer);
  });
});
