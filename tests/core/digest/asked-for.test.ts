import { expect, it } from 'vitest';
import { askedFor, isAskedFor } from '../../../src/core/digest/asked-for.ts';

it('names an occurrence by what asked for it, unlike any that was due', () => {
  expect(askedFor('discord:interaction:7')).toBe('now:discord:interaction:7');
  expect(isAskedFor(askedFor('discord:interaction:7'))).toBe(true);
  expect(isAskedFor('2026-03-29T02:30:00')).toBe(false);
});
