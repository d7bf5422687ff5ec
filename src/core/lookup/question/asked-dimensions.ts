/** Which dimension a question asks a figure of: "how long did it take" one of time, "how far is it" one of length. */
import { type Dimension, dimensionOf } from '../../entity/dimension.ts';
import type { Token } from '../../text/tokens.ts';

const anyDimension: ReadonlySet<Dimension> = new Set();
const of = (...dimensions: Dimension[]): ReadonlySet<Dimension> => new Set(dimensions);
const wordsOf = (entries: readonly (readonly [string, ReadonlySet<Dimension>])[]) =>
  new Map(
    entries.flatMap(([words, dimensions]) => words.split(' ').map((word) => [word, dimensions] as const)),
  );

const size = of('length', 'area', 'volume', 'mass', 'power', 'data');

/** Behind "how". */
const adverbs = wordsOf([
  ['far tall high deep wide broad thick narrow', of('length')],
  ['long', of('time', 'length')],
  ['quickly soon late early', of('time')],
  ['fast', of('speed', 'time')],
  ['heavy', of('mass')],
  ['hot cold warm', of('temperature')],
  ['big large small', size],
]);

/** Whether "how" with such a word behind it asks for a measure: "how far". */
export const isMeasuredAdverb = (word: string): boolean => adverbs.has(word);

/** Of things that are measured, wherever they stand. */
const nouns = wordsOf([
  ['duration', of('time')],
  ['length', of('time', 'length')],
  ['height depth width distance', of('length')],
  ['weight', of('mass')],
  ['temperature', of('temperature')],
  ['speed', of('speed')],
  ['area', of('area')],
  ['size', size],
]);

/** "How long" asks for time where something does it, or has done it; "how long is the bridge" may ask for metres. */
const doing = /^(?:did|do|does|has|have|had|will|would|should|must|can|could|until|before|ago|since)$/;
const beforeLong = /^(?:for|in|since|until|after|within)$/;

/** None where a figure of any dimension may answer. `tokens`: those of the question. */
export function askedDimensions(tokens: readonly Token[]): ReadonlySet<Dimension> {
  const how = tokens.findIndex(({ word }) => word === 'how');
  const next = tokens[how + 1]?.word ?? '';
  if (how >= 0) {
    if (next === 'long') {
      const isTime =
        beforeLong.test(tokens[how - 1]?.word ?? '') ||
        tokens.slice(how + 2).some(({ word }) => doing.test(word));
      return isTime ? of('time') : (adverbs.get(next) ?? anyDimension);
    }
    if (next === 'many' || next === 'much') return dimensionsOfUnit(tokens[how + 2]?.word ?? '');
    return adverbs.get(next) ?? anyDimension;
  }
  for (const { word } of tokens) {
    const found = nouns.get(word);
    if (found) return found;
  }
  return anyDimension;
}

/** "How many miles", "how much time". */
function dimensionsOfUnit(word: string): ReadonlySet<Dimension> {
  if (word === 'time') return of('time');
  const dimension = dimensionOf(word);
  return dimension ? of(dimension) : anyDimension;
}
