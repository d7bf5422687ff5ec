import { describe, expect, it } from 'vitest';
import { indexSentences } from '../../../src/core/lookup/index/sentence-index.ts';
import { type MatchedTerm, matchTerms } from '../../../src/core/lookup/match/match-terms.ts';
import { understandQuestion } from '../../../src/core/lookup/question/understand-question.ts';
import { articleOf } from '../../samples/sample-articles.ts';

/** By word of the question: what it may mean in a text. */
async function meanings(source: string, question: string): Promise<Record<string, MatchedTerm>> {
  const index = indexSentences(await articleOf(source));
  const terms = matchTerms(index, understandQuestion(question, index.isNameWord));
  return Object.fromEntries(terms.map((term) => [term.term.word, term]));
}

describe('a word of a question that the text lacks', () => {
  it('means one that stands for it in everyday speech', async () => {
    const { revenue } = await meanings('Turnover grew by a tenth last year.', 'what is the revenue?');
    expect(revenue).toMatchObject({ means: 'synonym', stems: new Map([['turnov', 0.7]]) });
  });

  it('means, a little less surely, one that a dictionary calls the same or of the same root', async () => {
    const { destruction } = await meanings(
      'The mill was destroyed before dawn.',
      'when was the destruction?',
    );
    expect(destruction).toMatchObject({ means: 'synonym', stems: new Map([['destroy', 0.6]]) });
  });

  it.each([
    ['why was the match called off?', 'called', 'The game was cancelled on Friday.', 'cancel'],
    ['who took the firm over?', 'took', 'Karst was acquired by Moor in May.', 'acquir'],
    ['what broke down?', 'broke', 'The pump failed at noon.', 'fail'],
  ])('means what it means with the word behind it: %s', async (question, word, source, stem) => {
    const { [word]: verb } = await meanings(source, question);
    expect(verb).toMatchObject({ means: 'synonym', stems: new Map([[stem, 0.75]]) });
  });

  it('brings the word behind it along where that is a noun', async () => {
    const { part } = await meanings('Twelve villages joined the march.', 'which villages took part?');
    expect(part).toMatchObject({ means: 'synonym' });
  });

  it('is meant by itself where the word behind it stands too far off', async () => {
    const { called } = await meanings(
      'The game was cancelled on Friday.',
      'who called the man that was last seen off?',
    );
    expect(called?.stems.has('cancel')).toBe(false);
  });

  it.each([
    ['who bought the mill?', 'bought', 'The mill was purchased by Karst.', 'purchas'],
    ['how many purchased a ticket?', 'purchased', 'Forty bought a ticket.', 'bought'],
    ['how many quit?', 'quit', 'Ninety-six drivers left last year.', 'left'],
    ['what was stolen?', 'stolen', 'The burglars took two coins.', 'took'],
  ])('means that in any form of either: %s', async (question, word, source, stem) => {
    const { [word]: verb } = await meanings(source, question);
    expect(verb?.stems.has(stem)).toBe(true);
    expect(verb?.means).toBe('synonym');
  });

  it.each([
    ['what does Karst make?', 'make', 'Karst, a maker of ropes, was sold.', 'maker'],
    ['what do the Chinese buyers want?', 'chinese', 'The buyers come from China.', 'china'],
    ['when was the mill rebuilt?', 'rebuilt', 'They rebuild the mill.', 'rebuild'],
  ])('means a form that its stem does not tell: %s', async (question, word, source, stem) => {
    const { [word]: term } = await meanings(source, question);
    expect(term).toMatchObject({ means: 'form', stems: new Map([[stem, 0.95]]) });
  });

  it.each([
    ['what is the death toll?', 'toll', 'His uncle told the court.'],
    ['what kind of stuff was sold?', 'stuff', 'The staff went home.'],
  ])('is no slip for another where English has it: %s', async (question, word, source) => {
    const { [word]: term } = await meanings(source, question);
    expect(term).toMatchObject({ means: 'missing', stems: new Map() });
  });

  it.each([
    ['who is the goverment minister?', 'goverment', 'The government resigned.', 'govern'],
    ['when did Karvan sail?', 'karvan', 'The company Qarvan built a ship in Karvas.', 'karva'],
  ])(
    'is a slip for one of the text where English lacks it, and where it is a name: %s',
    async (question, word, source, stem) => {
      const { [word]: term } = await meanings(source, question);
      expect(term).toMatchObject({ means: 'typo' });
      expect(term?.stems.has(stem)).toBe(true);
    },
  );

  it('never means its opposite', async () => {
    const { refused } = await meanings('The council will accept the offer.', 'what was refused?');
    expect(refused).toMatchObject({ means: 'missing', stems: new Map() });
  });

  it('does not mean that they live where it asks who died', async () => {
    const { die } = await meanings('The files live in a folder.', 'did anybody die?');
    expect(die).toMatchObject({ means: 'missing', stems: new Map() });
  });

  it('means nothing but itself where it is a name', async () => {
    const { sale } = await meanings('The sold houses stand in Karst.', 'how far is Karst from Sale?');
    expect(sale).toMatchObject({ means: 'missing', stems: new Map() });
  });
});

it('a word that the text has means its synonyms there less surely', async () => {
  const { boss } = await meanings('The boss resigned. A new chief is sought.', 'who is the boss?');
  expect(boss?.means).toBe('same');
  expect(boss?.stems.get('boss')).toBe(1);
  expect(boss?.stems.get('chief')).toBe(0.5);
});
