import { describe, expect, it } from 'vitest';
import {
  familiarity,
  isKindOf,
  mainPartOfSpeech,
  nounSupersense,
  partOfSpeech,
  partsOfSpeechOf,
  type Relation,
  relatedStems,
  relationOf,
  supersenseOf,
  supersensesOf,
  verbSupersense,
  verbSupersensesOf,
} from '../../../src/core/lexicon/lexicon.ts';
import { stemWord } from '../../../src/core/text/tokens.ts';

const related: readonly (readonly [word: string, other: string, relation: Relation])[] = [
  ['buy', 'purchase', 'synonym'],
  ['begin', 'start', 'synonym'],
  ['doctor', 'physician', 'synonym'],
  ['destroyed', 'destruction', 'derived'],
  ['died', 'death', 'derived'],
  ['winner', 'won', 'derived'],
  ['city', 'urban', 'derived'],
  ['france', 'french', 'derived'],
  ['van', 'vehicle', 'broader'],
  ['car', 'vehicle', 'broader'],
  ['violin', 'instrument', 'broader'],
  ['physicist', 'scientist', 'broader'],
  ['banana', 'fruit', 'broader'],
  ['poem', 'work', 'broader'],
  ['kill', 'murder', 'narrower'],
  ['country', 'norway', 'narrower'],
  ['violin', 'viola', 'near'],
  ['snore', 'sleep', 'near'],
  ['hot', 'cold', 'opposite'],
  ['increase', 'decrease', 'opposite'],
  ['win', 'lose', 'opposite'],
];

const unrelated: readonly (readonly [string, string])[] = [
  ['dog', 'vehicle'],
  ['violin', 'vehicle'],
  ['money', 'river'],
  ['city', 'person'],
  ['physicist', 'banana'],
  ['poem', 'engine'],
  // What everything is a kind of tells nothing.
  ['violin', 'entity'],
  ['physicist', 'thing'],
];

const inverse: Readonly<Partial<Record<Relation, Relation>>> = { broader: 'narrower', narrower: 'broader' };

describe('relationOf', () => {
  const irregular: Readonly<Record<string, string>> = { won: 'win' };
  const stem = (word: string) => stemWord(irregular[word] ?? word);

  it.each(related)('tells what %s and %s have to do with each other: %s', (word, other, relation) => {
    expect(relationOf(stem(word), stem(other))).toBe(relation);
    expect(relationOf(stem(other), stem(word))).toBe(inverse[relation] ?? relation);
  });

  it.each(unrelated)('finds nothing between %s and %s', (word, other) => {
    expect(relationOf(stem(word), stem(other))).toBeNull();
    expect(relationOf(stem(other), stem(word))).toBeNull();
  });

  it('relates no stem to itself', () => {
    expect(relationOf('citi', 'citi')).toBeNull();
  });
});

describe('relatedStems', () => {
  const frequent = ['vehicle', 'person', 'destroy', 'city', 'good', 'quickly', 'make', 'instrument'];

  it.each(frequent)('gives those of %s once each, strongest first, as relationOf tells them', (word) => {
    const found = relatedStems(stemWord(word));
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThanOrEqual(40);
    expect(new Set(found.map(({ stem }) => stem)).size).toBe(found.length);
    expect(found.map(({ strength }) => strength)).toEqual(
      found.map(({ strength }) => strength).toSorted((a, b) => b - a),
    );
    for (const { stem, relation, strength } of found) {
      expect(relationOf(stemWord(word), stem)).toBe(relation);
      expect(strength).toBeGreaterThan(0);
      expect(strength).toBeLessThanOrEqual(1);
    }
  });

  it('leads from a broad word to what people call its kinds', () => {
    const stems = relatedStems('vehicl').map(({ stem }) => stem);
    expect(stems).toEqual(expect.arrayContaining(['car', 'truck', 'bicycl', 'tank']));
  });

  it('holds close words for stronger than distant ones', () => {
    const strengths = new Map(relatedStems('physicist').map(({ stem, strength }) => [stem, strength]));
    expect(strengths.get('scientist')).toBeGreaterThan(strengths.get('person') ?? 1);
  });
});

describe('isKindOf', () => {
  it.each([
    ['violin', 'instrument'],
    ['physicist', 'scientist'],
    ['physicist', 'person'],
    ['einstein', 'physicist'],
    ['einstein', 'scientist'],
    ['van', 'vehicle'],
    ['dog', 'animal'],
    ['novel', 'book'],
    ['oxygen', 'element'],
    ['paris', 'city'],
    ['banana', 'food'],
  ])('knows that a %s is a kind of %s, and not the other way round', (word, broader) => {
    expect(isKindOf(stemWord(word), stemWord(broader))).toBe(true);
    expect(isKindOf(stemWord(broader), stemWord(word))).toBe(false);
  });

  it.each([
    ['dog', 'vehicle'],
    ['violin', 'animal'],
    ['city', 'person'],
    ['physicist', 'physicist'],
    ['banana', 'scientist'],
  ])('knows that a %s is no kind of %s', (word, broader) => {
    expect(isKindOf(stemWord(word), stemWord(broader))).toBe(false);
  });
});

describe('partsOfSpeechOf', () => {
  const { noun, verb, adjective, adverb } = partOfSpeech;

  // Stems alone would make one word of "destroy" and "destroyer", "create" and "creature".
  it.each([
    ['demolished', verb],
    ['destroyed', verb | adjective],
    ['destroyer', noun],
    ['create', verb],
    ['creature', noun],
    ['creative', adjective],
    ['quickly', adverb],
    ['city', noun],
    ['cities', noun],
    ['meeting', noun | verb],
    ['walk', noun | verb],
  ])('%s', (word, parts) => {
    expect(partsOfSpeechOf(word)).toBe(parts);
  });

  it.each([
    ['destruction', noun],
    ['meeting', noun],
    ['make', verb],
    ['beautiful', adjective],
    ['walked', verb],
    ['destroyed', verb],
  ])('%s mostly', (word, part) => {
    expect(mainPartOfSpeech(word)).toBe(part);
  });
});

describe('supersenses', () => {
  it.each([
    ['physicist', 'person'],
    ['violin', 'artifact'],
    ['norway', 'location'],
    ['banana', 'food'],
    ['oxygen', 'substance'],
    ['january', 'time'],
    ['university', 'group'],
    ['dog', 'animal'],
  ] as const)('%s: %s', (word, supersense) => {
    expect(supersensesOf(stemWord(word)) & nounSupersense[supersense]).not.toBe(0);
  });

  it.each([
    ['walk', 'motion'],
    ['say', 'communication'],
    ['buy', 'possession'],
    ['rain', 'weather'],
    ['win', 'competition'],
  ] as const)('to %s: %s', (word, supersense) => {
    expect(verbSupersensesOf(stemWord(word)) & verbSupersense[supersense]).not.toBe(0);
  });

  it('leave out what a word means seldom', () => {
    expect(supersensesOf('dog') & nounSupersense.artifact).toBe(0);
    expect(supersensesOf('physicist')).toBe(nounSupersense.person);
  });

  it('name the file of the commonest sense', () => {
    expect(supersenseOf('physicist')).toBe(18);
  });
});

describe('familiarity', () => {
  it('tells everyday words from rare ones', () => {
    expect(familiarity('person')).toBeGreaterThan(familiarity('physicist'));
    expect(familiarity('physicist')).toBeGreaterThan(familiarity('contrabass'));
  });
});

describe('words that the lexicon lacks', () => {
  it.each([
    '',
    ' ',
    ',',
    '0',
    'zzyzx',
    '__proto__',
    'constructor2',
    '1,000',
    'Ж',
    '\ud800',
    'a'.repeat(100_000),
  ])('%j', (word) => {
    expect(relatedStems(word)).toEqual([]);
    expect(relationOf(word, 'citi')).toBeNull();
    expect(relationOf('citi', word)).toBeNull();
    expect(isKindOf(word, 'person')).toBe(false);
    expect(isKindOf('physicist', word)).toBe(false);
    expect(partsOfSpeechOf(word)).toBe(0);
    expect(mainPartOfSpeech(word)).toBe(0);
    expect(supersensesOf(word)).toBe(0);
    expect(verbSupersensesOf(word)).toBe(0);
    expect(supersenseOf(word)).toBe(-1);
    expect(familiarity(word)).toBe(0);
  });
});
