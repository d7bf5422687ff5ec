import { describe, expect, it } from 'vitest';
import { createSlackPace } from '../../../src/adapters/slack/slack-pace.ts';

const forever = Number.POSITIVE_INFINITY;

describe('the pace of a channel', () => {
  it('gives one place after the other', () => {
    const pace = createSlackPace(1000);
    expect(pace.take('C', 0)).toEqual({ waitMs: 0, taken: true });
    const waits = [pace.take('C', forever), pace.take('C', forever)].map(({ waitMs }) => waitMs / 1000);
    expect(waits.map(Math.ceil)).toEqual([1, 2]);
    expect(pace.take('D', 0)).toEqual({ waitMs: 0, taken: true });
  });

  it('takes no place beyond what may be waited', () => {
    const pace = createSlackPace(1000);
    pace.take('C', 0);
    expect(pace.take('C', 500)).toMatchObject({ taken: false });
    expect(Math.ceil(pace.take('C', forever).waitMs / 1000)).toBe(1);
  });

  it('counts what is posted out of turn, which frees no place that was taken', () => {
    const pace = createSlackPace(1000);
    pace.note('C');
    pace.take('C', forever);
    pace.note('C');
    expect(Math.ceil(pace.take('C', forever).waitMs / 1000)).toBe(2);
  });
});
