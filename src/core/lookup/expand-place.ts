/** "More on 3": a sentence that was shown, what stands around it, and what else the article says of the same. */
import type { Article, Citation } from '../article/article.ts';
import { citeSentence } from '../article/cite-sentence.ts';
import type { Lookup } from './create-lookup.ts';

const mostBefore = 2;
const mostBehind = 3;
const mostElsewhere = 3;
/** How many are looked at, since some stand beside it or have its words. */
const looked = 24;
/**
 * Of the score that the sentence itself has, which holds all its words: of the sentences of tests/samples/articles, those above share a
 * name or two telling words with it, those below a common one.
 */
const closeEnough = 0.12;

/**
 * The sentence itself, up to two before and three behind it in its paragraph, then up to three elsewhere, the closest
 * first; none twice. [] where there is no such place. `lookup` is the article's own.
 */
export function expandPlace(
  article: Article,
  lookup: Lookup,
  place: { readonly paragraph: number; readonly sentence: number },
): Citation[] {
  const { sentences = [] } = article.paragraphs[place.paragraph - 1] ?? {};
  const at = place.sentence - 1;
  const sentence = sentences[at];
  if (!sentence) return [];
  const around = sentences.slice(Math.max(0, at - mostBefore), at + 1 + mostBehind);
  const near = [sentence, ...around.filter((other) => other !== sentence)];
  const shown = near.map((each) => citeSentence(article, each)).filter(firstOfItsText());
  const places = new Set(near.map(({ start }) => start));
  const elsewhere = closest(lookup, citeSentence(article, sentence)).filter(
    ({ start }) => !places.has(start),
  );
  const isNew = firstOfItsText(shown);
  return [...shown, ...elsewhere.filter(isNew).slice(0, mostElsewhere)];
}

/** Sentences that speak of the same, itself among them. */
function closest(lookup: Lookup, { start, quote }: Citation): Citation[] {
  const found = lookup.closest(quote, looked);
  const own = found.find(({ citation }) => citation.start === start)?.score ?? 0;
  // A sentence of nothing but words of grammar finds nothing, itself included.
  if (own <= 0) return [];
  return found.filter(({ score }) => score >= own * closeEnough).map(({ citation }) => citation);
}

/** True for a citation whose words none before it had. */
function firstOfItsText(before: readonly Citation[] = []): (citation: Citation) => boolean {
  const seen = new Set(before.map(({ quote }) => wordsOf(quote)));
  return ({ quote }) => {
    const words = wordsOf(quote);
    const isFirst = !seen.has(words);
    seen.add(words);
    return isFirst;
  };
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
