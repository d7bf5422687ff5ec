import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrences } from '../../../src/core/calendar/next-occurrences.ts';
import { parseSchedule } from '../../../src/core/calendar/parse-schedule.ts';
import { planFiring } from '../../../src/core/digest/plan-firing.ts';

const hour = 3_600_000;
const time = (text: string) => Date.parse(`${text}Z`);

function plan(cron: string, due: string, now: string, catchUpMs = 6 * hour, timeZone = 'UTC') {
  const schedule = parseSchedule(cron);
  const planned = planFiring({ schedule, timeZone, due: time(due), now: time(now), catchUpMs });
  return {
    post: planned.post?.local ?? null,
    skipped: planned.skipped && [
      planned.skipped.first.local,
      planned.skipped.last.local,
      planned.skipped.count,
    ],
    nextDue: planned.nextDue && new Date(planned.nextDue).toISOString(),
  };
}

describe('what a subscription that is due does', () => {
  it('posts what is due', () => {
    expect(plan('0 9 * * *', '2026-06-01T09:00', '2026-06-01T09:00')).toEqual({
      post: '2026-06-01T09:00:00',
      skipped: null,
      nextDue: '2026-06-02T09:00:00.000Z',
    });
  });

  it('posts the latest that was missed, and skips the others', () => {
    expect(plan('0 9 * * *', '2026-06-01T09:00', '2026-06-04T10:00')).toEqual({
      post: '2026-06-04T09:00:00',
      skipped: ['2026-06-01T09:00:00', '2026-06-03T09:00:00', 3],
      nextDue: '2026-06-05T09:00:00.000Z',
    });
  });

  it('skips one alone', () => {
    expect(plan('0 9 * * *', '2026-06-01T09:00', '2026-06-02T09:00').skipped).toEqual([
      '2026-06-01T09:00:00',
      '2026-06-01T09:00:00',
      1,
    ]);
  });

  it.each([
    ['2026-06-02T15:00:00', '2026-06-02T09:00:00', 1],
    ['2026-06-02T15:00:00.001', null, 2],
  ])('posts what is as old as the window, and nothing older: %s', (now, post, skipped) => {
    const planned = plan('0 9 * * *', '2026-06-01T09:00', now);
    expect(planned.post).toBe(post);
    expect(planned.skipped?.[2]).toBe(skipped);
    expect(planned.nextDue).toBe('2026-06-03T09:00:00.000Z');
  });

  it.each([
    ['is none of its times any more', '0 10 * * *', '2026-06-01T09:00', '2026-06-01T09:30'],
    ['lies ahead', '0 10 * * *', '2026-06-01T10:00', '2026-06-01T09:30'],
  ])('does nothing where what was due %s', (_why, cron, due, now) => {
    expect(plan(cron, due, now)).toEqual({ post: null, skipped: null, nextDue: '2026-06-01T10:00:00.000Z' });
  });

  it('posts what has fallen due since, where what was due is none of its times any more', () => {
    expect(plan('0 10 * * *', '2026-06-01T09:00', '2026-06-01T10:30').post).toBe('2026-06-01T10:00:00');
  });

  it('is due no more where its schedule ends', () => {
    // 29 February and a Sunday comes every 28 years.
    expect(plan('0 9 29 2 */7', '2032-02-29T09:00', '2032-02-29T09:00')).toEqual({
      post: '2032-02-29T09:00:00',
      skipped: null,
      nextDue: null,
    });
  });

  it('counts what a year of sleep at every 15 minutes missed', () => {
    const zone = 'America/New_York';
    const planned = plan('*/15 * * * *', '2026-01-01T05:00', '2027-01-01T04:59', 6 * hour, zone);
    expect(planned).toEqual({
      post: '2026-12-31T23:45:00',
      // But for the one that is posted, and the hour that comes twice.
      skipped: ['2026-01-01T00:00:00', '2026-12-31T23:30:00', 365 * 96 - 1 - 4],
      nextDue: '2027-01-01T05:00:00.000Z',
    });
  });

  it('leaves no occurrence out, and posts one at most', () => {
    const days = fc.integer({ min: 0, max: 40 * 24 * 60 });
    const crons = fc.constantFrom('*/15 * * * *', '30 2 * * *', '0 0,3 * * 1-5', '30 1,2,3 1-31/3 * *');
    const zones = fc.constantFrom('America/New_York', 'Africa/Cairo', 'Australia/Lord_Howe', 'Asia/Kolkata');
    fc.assert(
      fc.property(crons, zones, days, days, days, (cron, timeZone, start, slept, window) => {
        const schedule = parseSchedule(cron);
        const [first] = nextOccurrences(schedule, timeZone, time('2026-03-01T00:00') + start * 60_000, 1);
        const due = first?.at ?? 0;
        const now = due + slept * 60_000;
        const catchUpMs = window * 60_000;
        const { post, skipped, nextDue } = planFiring({ schedule, timeZone, due, now, catchUpMs });
        const count = (skipped?.count ?? 0) + (post ? 1 : 0);
        const missed = nextOccurrences(schedule, timeZone, due - 1, count + 1);
        expect(nextDue).toBe(missed.pop()?.at);
        expect(nextDue).toBeGreaterThan(now);
        const latest = missed.at(-1);
        expect(latest?.at).toBeLessThanOrEqual(now);
        expect(post).toEqual(latest && latest.at >= now - catchUpMs ? latest : null);
        const left = missed.slice(0, post ? -1 : undefined);
        expect(skipped).toEqual(
          left.length === 0 ? null : { first: left[0], last: left.at(-1), count: left.length },
        );
      }),
      { numRuns: 60 },
    );
  });
});
