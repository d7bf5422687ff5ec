/** The taxonomy, loaded when it is first needed. */
import type { Taxonomy } from './theme.ts';

/** `load` runs once unless it fails: a failure is not kept, since the file may be mended while the program runs. */
export function keepTaxonomy(load: () => Promise<Taxonomy>): () => Promise<Taxonomy> {
  let known: Promise<Taxonomy> | undefined;
  return () => {
    known ??= load().catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}
