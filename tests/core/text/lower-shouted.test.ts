import { describe, expect, it } from 'vitest';
import { lowerShouted } from '../../../src/core/text/lower-shouted.ts';

describe('lowerShouted', () => {
  it.each([
    ['WHO IS THE MAYOR OF LINDOW?', 'who is the mayor of lindow?'],
    ['КТО МЭР ЛИНДОУ?', 'кто мэр линдоу?'],
    ['NDRC GDP 2023?', 'NDRC GDP 2023?'],
    ['WHO is the mayor?', 'WHO is the mayor?'],
    ['市长是谁', '市长是谁'],
    ['', ''],
  ])('%s → %s', (text, calm) => {
    expect(lowerShouted(text)).toBe(calm);
  });
});
