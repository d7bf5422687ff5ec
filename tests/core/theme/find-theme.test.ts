import { describe, expect, it } from 'vitest';
import { BriefingError } from '../../../src/core/errors.ts';
import { findTheme } from '../../../src/core/theme/find-theme.ts';
import type { Theme } from '../../../src/core/theme/theme.ts';

const theme = (id: string, label: string, ...aliases: string[]): Theme => ({
  id,
  kind: 'topic',
  label,
  aliases,
  emoji: '🔖',
  colour: '#123456',
});

const glance = theme('glance', 'At a glance', 'summary');
const voices = theme('voices', 'Voices', 'critics', 'what people say');
const reef = theme('found-coral-reef', 'Coral reef', 'coral reef');
const themes = [glance, voices, reef];

describe('findTheme', () => {
  it.each([
    ['its id', 'voices', voices],
    ['its label', 'At a glance', glance],
    ['an alias', 'critics', voices],
    ['an alias of several words', 'what people say', voices],
    ['an id in capitals', 'VOICES', voices],
    ['an alias in capitals', 'Critics', voices],
    ['a label with spaces to spare', '  at  a\tglance ', glance],
    ['the id of a found theme', 'found-coral-reef', reef],
    ['the label of a found theme', 'coral reef', reef],
  ])('finds a theme by %s', (_, asked, found) => {
    expect(findTheme(themes, asked)).toBe(found);
  });

  it.each([
    ['a typo', 'voises', 'voices'],
    ['a typo in an alias', 'critcs', 'critics'],
    ['the beginning of a label', 'at a gl', 'at a glance'],
    ['something else', 'weather', null],
    ['part of a word', 'voice over', null],
    ['nothing', '', null],
  ])('refuses %s and proposes what is near', (_, asked, near) => {
    expect(() => findTheme(themes, asked)).toThrow(BriefingError);
    expect(() => findTheme(themes, asked)).toThrow(
      expect.objectContaining({
        code: 'theme-unknown',
        facts: { asked, known: ['glance', 'voices', 'found-coral-reef'], near },
      }),
    );
  });
});
