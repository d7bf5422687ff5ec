/** What words tell that keep the same company as the question's: "stolen" for "theft". */

import { countOfLike } from '../index/word-likeness.ts';
import { rankFeature } from './rank-feature-names.ts';
import type { RankScene } from './rank-scene.ts';

export function readLikeness(scene: RankScene, sentence: number, row: Float64Array): void {
  const { index, terms, bits, total } = scene;
  const own = scene.likenessOf.get(sentence) ?? likenessIn(scene, sentence);
  const { from, to } = index.paragraphs[index.paragraphOf[sentence] as number] as {
    from: number;
    to: number;
  };
  // Only beside other candidates: what nobody looks at closely is not compared either.
  const before = (sentence > from && scene.likenessOf.get(sentence - 1)) || own;
  const behind = (sentence + 1 < to && scene.likenessOf.get(sentence + 1)) || own;
  const sums = { like: 0, only: 0, words: 0, ofWords: 0, before: 0, behind: 0 };
  let deed = -1;
  let focus = -1;
  let least = 1;
  for (let number = 0; number < terms.length; number++) {
    const { term, worth } = terms[number] as (typeof terms)[number];
    const alike = own[number] as number;
    const counts = countOfLike(alike);
    if (alike < least) least = alike;
    sums.like += worth * counts;
    if (alike < 1) sums.only += worth * counts;
    if (!term.isName && !term.isNumber) {
      sums.words += worth * counts;
      sums.ofWords += worth;
    }
    sums.before += worth * Math.max(counts, countOfLike(before[number] as number));
    sums.behind += worth * Math.max(counts, countOfLike(behind[number] as number));
    if ((bits.deed >>> number) & 1) deed = Math.max(deed, alike);
    if ((bits.focus >>> number) & 1) focus = Math.max(focus, alike);
  }
  row[rankFeature.like] = sums.like / total;
  row[rankFeature.likeOnly] = sums.only / total;
  row[rankFeature.likeWords] = sums.ofWords === 0 ? 0.5 : sums.words / sums.ofWords;
  row[rankFeature.likeDeed] = deed < 0 ? 0.5 : deed;
  row[rankFeature.likeFocus] = focus < 0 ? 0.5 : focus;
  row[rankFeature.kindOfFocus] = kindOfFocus(scene, sentence);
  row[rankFeature.leastLike] = least;
  row[rankFeature.likeBefore] = sums.before / total;
  row[rankFeature.likeBehind] = sums.behind / total;
}

/** By term: 1 where it stands in the sentence, else how alike the likest word of the sentence is, 0..1. */
export function likenessIn({ index, terms, bm25, likeness }: RankScene, sentence: number): Float64Array {
  const mask = bm25.masks[sentence] as number;
  const ids = index.likeness.comparable(sentence);
  const values = new Float64Array(terms.length);
  for (let number = 0; number < likeness.length; number++) {
    if ((mask >>> number) & 1) {
      values[number] = 1;
      continue;
    }
    const compared = likeness[number];
    if (!compared) continue;
    let best = 0;
    for (let at = 0; at < ids.length; at++) best = Math.max(best, compared.of(ids[at] as number));
    values[number] = best;
  }
  return values;
}

function kindOfFocus({ index, bits, likeness, termOf }: RankScene, sentence: number): number {
  if (bits.focus === 0) return 0;
  const ids = index.likeness.comparable(sentence);
  let best = 0;
  for (let number = 0; number < likeness.length; number++) {
    const compared = likeness[number];
    if (!compared || ((bits.focus >>> number) & 1) === 0) continue;
    for (let at = 0; at < ids.length; at++)
      if (termOf[ids[at] as number] === 0) best = Math.max(best, compared.of(ids[at] as number));
  }
  return best;
}
