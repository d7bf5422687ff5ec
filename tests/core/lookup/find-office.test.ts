import { describe, expect, it } from 'vitest';
import { createLookup } from '../../../src/core/lookup/create-lookup.ts';
import { articleOf } from '../../samples/sample-articles.ts';

const source = `---
title: A council for Lindow
aliases:
  the iron lady: Ada Marsh
  NRA: National Rivers Agency
---
Mayor Ada Marsh opened the council of Lindow. Deputy mayor Tom Reed, a former baker, was late. The prime minister of Orrin, Vera Stone, sent a letter.

Karl Moss, director of the National Rivers Agency, spoke of the flood. The party secretaries Lena Holt of Orrin, Paul Dorn of Tarn and Ruth Ames of Kelderwick listened.

Oswald Pike, 61, is up for election. The former governor, Hugo Vale, came too.
`;

const lookup = createLookup(await articleOf(source, 'council.md'));
const answerTo = (question: string) => lookup.ask(question).answer;

describe('who holds an office', () => {
  it.each([
    ['Who is the mayor?', 'Ada Marsh'],
    ['Who is the mayor of Lindow?', 'Ada Marsh'],
    ['who is the deputy mayor', 'Tom Reed'],
    ['Who is the vice mayor of Lindow?', 'Tom Reed'],
    ['Who is the premier of Orrin?', 'Vera Stone'],
    ["Who is Orrin's prime minister?", 'Vera Stone'],
    ['Who leads the National Rivers Agency?', 'Karl Moss'],
    ['Who is the head of the NRA?', 'Karl Moss'],
    ['Who is the party secretary of Tarn?', 'Paul Dorn'],
    ['Who is the party secretary of Kelderwick?', 'Ruth Ames'],
    ['Who was the previous governor?', 'Hugo Vale'],
    ['Who is the iron lady?', 'Ada Marsh'],
  ])('%s → %s', (question, holder) => {
    expect(answerTo(question)).toMatchObject({ status: 'answered', answer: { text: holder } });
  });

  it.each([
    'Who is the mayor of Tarn?',
    'Who is the next mayor of Lindow?',
    'Who is the deputy director of the National Rivers Agency?',
    'Who is the premier of Lindow?',
    'Who is the governor?',
    'Who is the finance minister?',
    'Who is the head of the central bank?',
    'Who is the party secretary of Lindow?',
  ])('abstains on %s', (question) => {
    expect(answerTo(question)).toMatchObject({ status: 'abstained', answer: null });
  });

  it('quotes the sentence that names the holder, and no other that merely ranks well', () => {
    const { citations } = answerTo('Who is the iron lady?');
    expect(citations.map(({ quote }) => quote)).toEqual(['Mayor Ada Marsh opened the council of Lindow.']);
  });

  it('asks for the office that a follow-up puts in the place of another', () => {
    const first = lookup.ask('Who is the mayor of Lindow?');
    const second = lookup.ask('And the deputy?', { conversation: first.conversation });
    expect(second.answer.answer?.text).toBe('Tom Reed');
  });
});

describe('an office that somebody else has, or had', () => {
  it.each([
    [
      'Former Lindow mayor Tom Reed criticised the plan. The current mayor, Ada Marsh, defended it.',
      'Who is the mayor of Lindow?',
      'Ada Marsh',
    ],
    [
      'Former finance minister Tom Reed spoke first. Finance minister Ada Marsh was silent.',
      'Who is the finance minister?',
      'Ada Marsh',
    ],
    [
      "The team's former head coach, Tom Reed, was there. Head coach Ada Marsh was not.",
      'Who is the head coach?',
      'Ada Marsh',
    ],
    [
      'Tom Reed, mayor of Lindow until 2010, laid a stone. Ada Marsh, mayor of Lindow since 2011, laid another.',
      'hey who is the mayor of Lindow',
      'Ada Marsh',
    ],
    [
      'The late president Tom Reed wrote it. President Ada Marsh read it out.',
      'Who is the president?',
      'Ada Marsh',
    ],
    ['Tom Reed, mayor of Lindow until 2010, laid a stone.', 'Who was the mayor of Lindow?', 'Tom Reed'],
  ])('%s %s → %s', async (text, question, holder) => {
    const own = createLookup(await articleOf(text, 'office.md'));
    expect(own.ask(question).answer).toMatchObject({ status: 'answered', answer: { text: holder } });
  });

  it.each([
    ["The president's adviser Mia Kemp waited outside.", 'Who is the president?'],
    ['Mia Kemp, adviser to the president, waited outside.', 'Who is the president?'],
    ['Mia Kemp, candidate for governor, waited outside.', 'Who is the governor?'],
    ["The agency's chief economist, Mia Kemp, waited outside.", 'Who heads the agency?'],
    ["Lindow's mayor Ada Marsh met friends from Hask on Friday.", "Who is Hask's mayor?"],
    ['Mayor Ada Marsh said that the mill had been closed since 1990.', 'Who was the mayor in 1990?'],
    [
      "Nordline's shares fell on Tuesday. The insurer Baltica Re will pay, Chief Executive Mia Kemp announced.",
      'who is the ceo of nordline',
    ],
    ['The mayor of Lindow met Ada Marsh of Orrin, a well-known singer.', 'Who is the mayor of Orrin?'],
  ])('%s %s → nobody', async (text, question) => {
    const own = createLookup(await articleOf(text, 'office.md'));
    expect(own.ask(question).answer).toMatchObject({ status: 'abstained', answer: null });
  });
});

describe('what is asked about somebody', () => {
  it.each([
    ['How old is Oswald Pike?', '61'],
    ['What does NRA stand for?', 'National Rivers Agency'],
    ['Who listened?', 'Lena Holt of Orrin, Paul Dorn of Tarn and Ruth Ames of Kelderwick'],
  ])('%s → %s', (question, short) => {
    expect(answerTo(question).answer?.text).toBe(short);
  });

  it.each(['How old is Ada Marsh?', 'When was Karl Moss born?', 'Who did not speak of the flood?'])(
    'abstains on %s',
    (question) => {
      expect(answerTo(question).status).toBe('abstained');
    },
  );
});
