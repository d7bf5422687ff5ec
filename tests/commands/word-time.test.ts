import { describe, expect, it } from 'vitest';
import { wordInstant, wordInstantBeside, wordLocal } from '../../src/commands/say/word-time.ts';

const at = Date.UTC(2026, 10, 30, 8);

describe('a time in words', () => {
  it('is given in its zone, with its day', () => {
    expect(wordInstant(at, 'Europe/Berlin')).toBe('Mon 30 Nov 2026, 9:00');
    expect(wordInstant(at, 'Pacific/Kiritimati')).toBe('Mon 30 Nov 2026, 22:00');
    expect(wordInstant(at + 5000, 'America/New_York')).toBe('Mon 30 Nov 2026, 3:00:05');
  });

  it('is the time alone beside one of the same day there', () => {
    expect(wordInstantBeside(at + 60_000, at, 'Europe/Berlin')).toBe('9:01');
    expect(wordInstantBeside(at + 60_000 * 60 * 16, at, 'Europe/Berlin')).toBe('Tue 1 Dec 2026, 1:00');
  });

  it('may be a local one', () => {
    expect(wordLocal('2026-03-29T02:30:00')).toBe('Sun 29 Mar 2026, 2:30');
  });
});
