import { describe, expect, it } from 'vitest';
import { tokenize } from '../../../src/core/text/tokens.ts';
import { findKeyPhrases, longestFoundId, type PhraseText } from '../../../src/core/theme/find-key-phrases.ts';

/** Sentences; one that a configured topic covers begins with `+`. */
function texts(...sentences: readonly string[]): PhraseText[] {
  return sentences.map((sentence) => {
    const text = sentence.replace(/^\+/, '');
    return { text, tokens: tokenize(text), covered: sentence.startsWith('+') };
  });
}

/** Each theme as `label: sentences`, which count from 0. */
const shown = (...sentences: readonly string[]) =>
  findKeyPhrases(texts(...sentences)).map((found) => `${found.theme.label}: ${found.sentences.join(' ')}`);

describe('findKeyPhrases', () => {
  it('names a theme by what the article keeps coming back to', () => {
    const found = findKeyPhrases(
      texts('A coral reef grew.', 'It rained.', 'Divers love the coral reef.', 'The coral reefs are old.'),
    );
    expect(found).toEqual([
      {
        theme: {
          id: 'found-coral-reef',
          kind: 'found',
          label: 'Coral reef',
          aliases: ['coral reef'],
          emoji: '🔖',
          colour: '#5f6b7a',
        },
        sentences: [0, 2, 3],
      },
    ]);
  });

  it.each([
    ['three sentences', ['A lynx ran.', 'The lynx slept.', 'One lynx ate.'], ['Lynx: 0 1 2']],
    ['two sentences', ['A lynx ran.', 'The lynx slept.', 'It rained.'], []],
    ['two sentences, one of them twice', ['A lynx met a lynx.', 'The lynx slept.', 'It rained.'], []],
    ['all its forms', ['A lantern shone.', 'Lanterns shone.', 'The lantern’s glow'], ['Lantern: 0 1 2']],
    [
      'a phrase of three words',
      ['Old coral reef fish swam.', 'A coral reef fish hid.', 'One coral reef fish ate.'],
      ['Coral reef fish: 0 1 2'],
    ],
    [
      'words with a hyphen',
      ['A coral-reef grew.', 'The coral-reef died.', 'One coral-reef stood.'],
      ['Coral-reef: 0 1 2'],
    ],
    [
      'the spelling that is used most',
      ['Solar Farm opened.', 'A solar farm shut.', 'The solar farm won.'],
      ['Solar farm: 0 1 2'],
    ],
    [
      'the spelling that comes first, of two',
      ['Lynxes ran.', 'Lynxes slept.', 'The lynx ate.', 'One lynx hid.'],
      ['Lynxes: 0 1 2 3'],
    ],
    ['capitals as they stand', ['NASA flew.', 'They left NASA.', 'Then NASA won.'], ['NASA: 0 1 2']],
  ])('needs three sentences: %s', (_, sentences, found) => {
    expect(shown(...sentences)).toEqual(found);
  });

  it.each([
    ['words of grammar', ['It was there with them.', 'It was there with them.', 'It was there with them.']],
    ['vague words', ['The people had time.', 'The people had time.', 'The people had time.']],
    ['numbers', ['It sold 4000.', 'It paid 4000.', 'It won 4000.']],
    ['words of two letters', ['An ox ran.', 'The ox ate.', 'One ox hid.']],
    ['adverbs and verbs', ['It slowly faded.', 'It slowly faded.', 'It slowly faded, fading.']],
  ])('takes no phrase of %s', (_, sentences) => {
    expect(shown(...sentences)).toEqual([]);
  });

  it('does not join words over punctuation', () => {
    const found = shown(
      'They saw coral, reef and sand.',
      'They like coral, reef and sun.',
      'Of coral, reef and sea.',
    );
    expect(found.join()).not.toMatch(/coral\W+reef/i);
    expect(found).toContain('Coral: 0 1 2');
  });

  it('prefers more words to a few more sentences', () => {
    const found = shown(
      'A coral reef grew.',
      'The coral reef died.',
      'One coral reef stood.',
      'Reef sharks ate.',
      'That reef sank.',
    );
    expect(found).toEqual(['Coral reef: 0 1 2']);
  });

  it('prefers one word to more words where it is in nearly twice as many sentences', () => {
    const coral = ['A coral reef grew.', 'The coral reef died.', 'One coral reef stood.'];
    const lone = ['Reef sharks ate.', 'That reef sank.', 'A reef shone.'];
    expect(shown(...coral, ...lone)[0]).toBe('Reef: 0 1 2 3 4 5');
  });

  it('finds at most three, the strongest first, none sharing a word or most of its sentences', () => {
    const about = (name: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${name} ${'abcdefgh'.charAt(index)}.`);
    const found = shown(
      ...about('Lynx', 3),
      ...about('Otter', 6),
      ...about('Heron', 4),
      ...about('Badger and stoat', 5),
    );
    expect(found).toEqual(['Otter: 3 4 5 6 7 8', 'Badger: 13 14 15 16 17', 'Heron: 9 10 11 12']);
  });

  it('takes phrases that share half of their sentences for two themes, and more for one', () => {
    const sentences = [
      'An otter ate.',
      'One otter hid.',
      'The otter met a heron.',
      'The heron met an otter.',
    ];
    const others = ['An otter ran.', 'The heron flew.'];
    expect(shown(...sentences, ...others, 'A heron ate.')).toEqual(['Otter: 0 1 2 3 4', 'Heron: 2 3 5 6']);
    expect(shown(...sentences, ...others)).toEqual(['Otter: 0 1 2 3 4']);
  });

  it('leaves to configured topics what they cover', () => {
    const lynx = ['A lynx ran.', 'The lynx slept.', 'One lynx ate.'];
    const covered = (count: number) => Array.from({ length: count }, () => '+It rained.');
    expect(shown(...lynx, ...covered(11))).toEqual(['Lynx: 0 1 2']);
    expect(shown(...lynx, ...covered(12))).toEqual([]);
  });

  it('names a phrase only where most of its sentences have no other topic', () => {
    const lynx = ['A lynx ran.', 'The lynx slept.', 'One lynx ate.'];
    const others = Array.from({ length: 4 }, () => 'It rained.');
    const also = (count: number) => Array.from({ length: count }, () => '+No lynx.');
    expect(shown(...lynx, ...others, ...also(3))).toEqual(['Lynx: 0 1 2 7 8 9']);
    expect(shown(...lynx, ...others, ...also(4))).toEqual([]);
    expect(shown('+A lynx ran.', ...lynx.slice(1), ...others)).toEqual([]);
  });

  it('finds nothing where there is nothing', () => {
    expect(findKeyPhrases([])).toEqual([]);
    expect(shown('')).toEqual([]);
  });

  it('leaves people to a card of their own', () => {
    const given = texts('Marsh left the lynx.', 'The lynx saw Marsh.', 'One lynx bit Marsh.', 'Marsh hid.');
    const isPerson = ({ text }: { text: string }) => text === 'Marsh';
    const labels = (list: readonly PhraseText[]) => findKeyPhrases(list).map(({ theme }) => theme.label);
    expect(labels(given)).toEqual(['Marsh']);
    expect(labels(given.map((text) => ({ ...text, isPerson })))).toEqual(['Lynx']);
  });

  it('bounds an id and writes it in letters, digits and hyphens', () => {
    const idOf = (phrase: string) => {
      const found = findKeyPhrases(texts(`A ${phrase} x.`, `The ${phrase} y.`, `One ${phrase} z.`));
      return found[0]?.theme.id ?? '';
    };
    const long = 'Electroencephalograph counterrevolutionaries';
    expect(idOf(long)).toMatch(/^found-electroencephalograph-[a-z]*-[0-9a-f]{8}$/);
    expect(idOf(long).length).toBeLessThanOrEqual(longestFoundId);
    expect(idOf(long)).not.toBe(idOf(`${long} commission`));
    expect(idOf('crème')).toMatch(/^found-[\p{L}\p{N}-]+$/u);
  });

  it('names themes in other scripts', () => {
    expect(shown('Мост закрыт.', 'Это мост.', 'Старый мост стоит.')).toEqual(['Мост: 0 1 2']);
  });
});
