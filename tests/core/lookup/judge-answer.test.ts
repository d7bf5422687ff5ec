import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/article/article.ts';
import { createLookup } from '../../../src/core/lookup/create-lookup.ts';
import { indexSentences } from '../../../src/core/lookup/index/sentence-index.ts';
import { evidenceNames, readEvidence } from '../../../src/core/lookup/judge/evidence.ts';
import { judgeAnswer } from '../../../src/core/lookup/judge/judge-answer.ts';
import { unpackJudge } from '../../../src/core/lookup/judge/judge-model.ts';
import { setJudgeScene } from '../../../src/core/lookup/judge/judge-scene.ts';
import { shippedModels } from '../../../src/core/lookup/models.ts';
import { understandQuestion } from '../../../src/core/lookup/question/understand-question.ts';
import { searchSentences } from '../../../src/core/lookup/search-sentences.ts';
import judge from '../../../src/core/lookup/weights/judge.json' with { type: 'json' };
import { articleOf } from '../../samples/sample-articles.ts';

const models = shippedModels();

function judged(article: Article, text: string) {
  const index = indexSentences(article);
  return searchSentences(index, understandQuestion(text, index.isNameWord), null, models);
}

async function evidenceOn(source: string, question: string): Promise<(name: string) => number> {
  const scene = setJudgeScene(judged(await articleOf(source), question), models.spans.tagger);
  const row = scene ? readEvidence(scene) : new Float64Array();
  return (name) => row[evidenceNames.indexOf(name)] ?? Number.NaN;
}

const ferry = `The council of Lindow approved the ferry on Monday. Prices in the harbour of Orrin increased by 4 percent last year.

Vera Stone opened the old bridge in 1998. Tom Reed closed the mill.`;

describe('evidence', () => {
  it('tells a word that is nowhere from one that is only elsewhere', async () => {
    const nowhere = await evidenceOn(ferry, 'Did Barack Obama open the bridge?');
    expect([nowhere('missingNames'), nowhere('elsewhereNames')]).toEqual([2, 0]);
    const elsewhere = await evidenceOn(ferry, 'Did Vera Stone open the bridge of Lindow?');
    expect([elsewhere('missingNames'), elsewhere('elsewhereNames')]).toEqual([0, 1]);
    expect((await evidenceOn(ferry, 'What happened to the bridge in 1877?'))('missingNumbers')).toBe(1);
  });

  it('knows a name that the article has in pieces only', async () => {
    expect((await evidenceOn(ferry, 'What did Vera Reed open?'))('brokenNames')).toBe(1);
    expect((await evidenceOn(ferry, 'What did Vera Stone open?'))('brokenNames')).toBe(0);
  });

  it('sees opposites and denials', async () => {
    expect((await evidenceOn(ferry, 'Where did prices decrease last year?'))('opposed')).toBeGreaterThan(0);
    expect((await evidenceOn(ferry, 'Where did prices increase last year?'))('opposed')).toBe(0);
    expect((await evidenceOn(ferry, "Who didn't approve the ferry?"))('isContrary')).toBe(1);
    expect((await evidenceOn(ferry, 'Who approved the ferry?'))('isContrary')).toBe(0);
  });

  it.each([
    ['one word', 'Ferry', 'ferry'],
    ['one sentence', 'The ferry sails.', 'When does the ferry sail?'],
    ['many words', `${'The ferry sails to Orrin and back '.repeat(3000)}.`, 'Where does the ferry sail to?'],
    ['a long question', ferry, `ferry ${'bridge of Lindow and Orrin 1998 '.repeat(40)}?`],
  ])('is a number in every place: %s', async (_name, source, question) => {
    const scene = setJudgeScene(judged(await articleOf(source), question), models.spans.tagger);
    expect(scene && [...readEvidence(scene)].every(Number.isFinite)).toBe(true);
  });
});

describe('the verdict', () => {
  it('is less sure where the article lacks the name, and says which', async () => {
    const article = await articleOf(ferry);
    const own = judgeAnswer(judged(article, 'When did Vera Stone open the bridge?'), models);
    const other = judgeAnswer(judged(article, 'When did Barack Obama open the bridge?'), models);
    expect(own.reason).toBeNull();
    expect(other.reason).toEqual({ code: 'missing-name', missing: ['Barack', 'Obama'] });
    expect(own.confidence).toBeGreaterThan(other.confidence + 0.2);
  });

  it('abstains, unsure, where no sentence shares a word', async () => {
    const { answer } = createLookup(await articleOf(ferry)).ask('Zebra giraffe?');
    expect(answer).toMatchObject({ status: 'abstained', confidence: 0, reason: { code: 'missing-words' } });
  });
});

it('an amount is not told by a text without a number, one of a year alone included', async () => {
  const ask = async (text: string) =>
    createLookup(await articleOf(text)).ask('What did the bridge of Lindow cost?').answer;
  expect(await ask('The bridge of Lindow was shut in 2024. Ben Wade repairs it.')).toMatchObject({
    status: 'abstained',
    reason: { code: 'missing-words', missing: ['cost'] },
  });
  const told = await ask('The bridge of Lindow cost 4 million crowns. Ben Wade repairs it.');
  expect(told.answer?.text).toBe('4 million crowns');
});

it('a word that only asks is not said to be missing', async () => {
  const { answer } = createLookup(await articleOf(ferry)).ask('number of zebras in Lindow');
  expect(answer.reason).toEqual({ code: 'missing-words', missing: ['zebras'] });
});

describe('the weights', () => {
  it('are refused where they are for other evidence', () => {
    const trees = { ...judge.trees, features: judge.trees.features.toReversed() };
    expect(() => unpackJudge({ ...judge, trees })).toThrow('npm run train');
  });
});
