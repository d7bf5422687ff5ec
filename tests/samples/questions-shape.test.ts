import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chatFiles } from '../../train/data/read-chat-questions.ts';
import { readSample, sampleNames } from './sample-articles.ts';

const questionWords = ['who', 'when', 'where', 'which', 'what', 'why', 'how-many', 'how-much'] as const;
const otherKinds = ['role', 'alias', 'typo', 'yes-no', 'list', 'follow-up', 'unanswerable'] as const;
const question = z.strictObject({
  article: z.string(),
  question: z.string().min(1),
  kind: z.enum([...questionWords, ...otherKinds]),
  answers: z.array(z.string().min(1)),
  short: z.array(z.string().min(1)).min(1).nullable(),
  after: z.string().min(1).optional(),
});
const questionSet = z.strictObject({
  about: z.string(),
  halves: z.strictObject({ tuning: z.array(z.string()), testing: z.array(z.string()) }),
  questions: z.array(question),
});
type Question = z.output<typeof question>;

const readSet = (name: string) =>
  questionSet.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')));
const label = ({ article, question }: Question) => `${article}: ${question}`;
const unanswerable = ({ answers }: Question) => answers.length === 0;

describe.each(chatFiles)('the questions of %s', (name) => {
  const { halves, questions } = readSet(name);

  it('have their answers in their article', () => {
    const lost = questions.flatMap((entry) => {
      const text = readSample(entry.article);
      return entry.answers.filter((answer) => !text.includes(answer)).map((answer) => [label(entry), answer]);
    });
    expect(lost).toEqual([]);
  });

  it('have their short answers in a paragraph that answers', () => {
    const lost = questions.flatMap((entry) => {
      const paragraphs = readSample(entry.article)
        .split('\n')
        .filter((line) => entry.answers.some((answer) => line.includes(answer)));
      return (entry.short ?? [])
        .filter((short) => !paragraphs.some((line) => line.includes(short)))
        .map((short) => [label(entry), short]);
    });
    expect(lost).toEqual([]);
  });

  it('are of the kind "unanswerable" exactly where there is no answer', () => {
    const wrong = questions.filter((entry) => unanswerable(entry) !== (entry.kind === 'unanswerable'));
    expect(wrong.map(label)).toEqual([]);
    expect(questions.filter((entry) => unanswerable(entry) && entry.short).map(label)).toEqual([]);
  });

  it('name the question before every follow-up', () => {
    const wrong = questions.filter(({ kind, after }) => kind === 'follow-up' && after === undefined);
    expect(wrong.map(label)).toEqual([]);
  });

  it('are asked once each', () => {
    const keys = questions.map((entry) => `${label(entry)} (${entry.after ?? ''})`);
    expect(keys).toEqual([...new Set(keys)]);
  });

  it('are split by article into two halves without an overlap', () => {
    const listed = [...halves.tuning, ...halves.testing].sort();
    expect(listed).toEqual([...new Set(questions.map(({ article }) => article))].sort());
    expect(sampleNames).toEqual(expect.arrayContaining(listed));
  });
});

describe('the questions of chat-questions.json', () => {
  const { questions } = readSet('chat-questions.json');

  it('lean, where they follow up, on an earlier question about the same article', () => {
    const wrong = questions.filter(
      (entry, index) =>
        entry.after !== undefined &&
        !questions
          .slice(0, index)
          .some(({ article, question }) => article === entry.article && question === entry.after),
    );
    expect(wrong.map(label)).toEqual([]);
  });

  it('are many enough to tell a change from chance', () => {
    expect(questions.length).toBeGreaterThanOrEqual(300);
    expect(questions.filter(unanswerable).length).toBeGreaterThanOrEqual(100);
    expect(new Set(questions.map(({ article }) => article)).size).toBeGreaterThanOrEqual(8);
  });
});
