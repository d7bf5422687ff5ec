/** How often trees ask each feature. */
import type { PackedTrees } from '../../src/core/lookup/boosted-trees.ts';

/** Most asked first; shares are of all levels of all trees. */
export function splitsOf({ features, depth, trees }: PackedTrees): { feature: string; share: number }[] {
  const bytes = Uint8Array.fromBase64(trees);
  const size = depth * 2 + (2 << depth);
  const counts = features.map(() => 0);
  let all = 0;
  for (let start = 0; start < bytes.length; start += size)
    for (let level = 0; level < depth; level++) {
      const feature = bytes[start + level * 2] ?? 0;
      counts[feature] = (counts[feature] ?? 0) + 1;
      all++;
    }
  return features
    .map((feature, at) => ({ feature, share: (counts[at] ?? 0) / all }))
    .sort((x, y) => y.share - x.share || (x.feature < y.feature ? -1 : 1));
}
