import { describe, expect, it } from 'vitest';
import { type AskedBrief, chooseAnswer, fromElsewhere } from '../../../src/core/lookup/choose-answer.ts';

const terms = ['mayor', 'lindow'];

/** Says its own id unless told otherwise; holds all terms of the question. */
function brief(
  id: string,
  confidence: number,
  change: { status?: 'answered' | 'abstained'; says?: string; terms?: readonly string[] } = {},
): AskedBrief {
  const { status = confidence >= 0.5 ? 'answered' : 'abstained', says = id, terms: held = terms } = change;
  const citation = { paragraph: 1, sentence: 1, start: 0, end: says.length, quote: says };
  const answer = {
    question: '',
    status,
    answer: null,
    confidence,
    reason: status === 'answered' ? null : ({ code: 'low-confidence', missing: [] } as const),
    citations: [citation],
    candidates: [],
  };
  const turn = { answer, conversation: { turns: [] } };
  return { id, title: `Title of ${id}`, shipped: false, terms: held, turn };
}

const choose = (asked: readonly AskedBrief[], preferred: string | null = null) => {
  const { best, others, nearest } = chooseAnswer(asked, terms, preferred);
  return { best: best?.id ?? null, others: others.map(({ id }) => id), near: nearest.map((n) => n.brief.id) };
};

describe('the best answer', () => {
  it('is the surest one', () => {
    expect(choose([brief('a', 0.6), brief('b', 0.95), brief('c', 0.55)]).best).toBe('b');
  });

  it('is of a brief in which the words of the question stand', () => {
    expect(choose([brief('a', 0.9, { terms: ['mayor'] }), brief('b', 0.8)]).best).toBe('b');
  });

  it('is none where none answers, however sure it is of its silence', () => {
    expect(choose([brief('a', 0.4), brief('b', 0.9, { status: 'abstained' })])).toEqual({
      best: null,
      others: [],
      near: ['b', 'a'],
    });
  });

  it('is none where what answers holds few words of the question', () => {
    expect(choose([brief('a', 0.55, { terms: ['mayor'] }), brief('b', 0.2, { terms: ['mayor'] })]).best).toBe(
      null,
    );
    expect(choose([brief('a', 0.7, { terms: [] })])).toEqual({ best: null, others: [], near: [] });
  });

  it('is the first of equals', () => {
    expect(choose([brief('b', 0.8), brief('a', 0.8)]).best).toBe('b');
  });

  it('is the preferred one where it answers about as well, and only there', () => {
    expect(choose([brief('a', 0.9), brief('b', 0.85)], 'b').best).toBe('b');
    expect(choose([brief('a', 0.95), brief('b', 0.6)], 'b').best).toBe('a');
    expect(choose([brief('a', 0.9), brief('b', 0.45)], 'b').best).toBe('a');
  });

  it('is none of no briefs', () => {
    expect(choose([])).toEqual({ best: null, others: [], near: [] });
  });
});

describe('the others', () => {
  it('answer about as well and say something else, each thing once, three at most', () => {
    const same = { says: 'Ada Marsh.' };
    const asked = [
      brief('a', 0.9, same),
      brief('b', 0.9, { says: '“ADA  MARSH”' }),
      ...['c', 'd', 'e', 'f'].map((id) => brief(id, 0.88)),
      brief('g', 0.6),
    ];
    expect(choose(asked)).toEqual({ best: 'a', others: ['c', 'd', 'e'], near: [] });
    expect(choose([brief('a', 0.95), brief('b', 0.6)]).others).toEqual([]);
  });
});

describe('the nearest sentences', () => {
  it('are of three briefs at most, and of none that has no word of the question', () => {
    const asked = [
      brief('z', 0.49, { terms: [] }),
      brief('a', 0.1),
      brief('b', 0.3),
      brief('c', 0.2),
      brief('d', 0.05),
    ];
    expect(choose(asked).near).toEqual(['b', 'c', 'a']);
  });
});

it('a conversation about another brief keeps what was said and loses its places', () => {
  const turn = {
    question: 'Who?',
    understood: 'Who?',
    answered: 'Ada',
    cited: { paragraph: 3, sentence: 1 },
  };
  expect(fromElsewhere({ turns: [turn] })).toEqual({ turns: [{ ...turn, cited: null }] });
});
