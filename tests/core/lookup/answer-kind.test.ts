import { describe, expect, it } from 'vitest';
import { understandQuestion } from '../../../src/core/lookup/question/understand-question.ts';

const kindOf = (question: string) => understandQuestion(question).kind;

describe('what a question asks for', () => {
  it.each([
    ['how expensive is it', 'amount'],
    ['how big a penalty could they face?', 'amount'],
    ['how big is the lake?', 'measure'],
    ['at what age do they learn it?', 'age'],
    ["what's the fine for a first offence?", 'amount'],
    ['until when do the rules apply', 'date'],
    ['how high was the fine', 'amount'],
    ['how quickly did it start?', 'measure'],
    ['how high is the tower', 'measure'],
    ['How big was the attack?', 'quantity'],
    ['how big is Ninsar', 'measure'],
    ['How often does it sail?', 'quantity'],
    ['what does NRA stand for', 'expansion'],
    ['NRA = ?', 'expansion'],
    ['what is the meaning of life', 'named'],
  ])('%s → %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});

describe('what is asked for by a noun alone', () => {
  it.each([
    ['price per chip', 'amount'],
    ['annual revenue of the group?', 'amount'],
    ['And the total price tag?', 'amount'],
    ['the costs?', 'amount'],
    ['number of guns found', 'count'],
    ['headcount', 'count'],
    ['nra stands for', 'expansion'],
    ['construction bill', 'amount'],
    ['turnout', 'percent'],
    ['length of the bridge', 'measure'],
    ['share of women on the board', 'percent'],
    ['age of the striker', 'age'],
    ['deadline?', 'date'],
    ['venue of the final', 'place'],
    ['reason for the delay', 'reason'],
    ['name of the boat', 'name'],
    ['And the party secretary?', 'person'],
    ['Ada Marsh', 'other'],
  ])('%s → %s', (question, kind) => {
    expect(kindOf(question)).toBe(kind);
  });
});
