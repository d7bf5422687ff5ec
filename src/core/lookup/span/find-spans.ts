/** The short answer inside each of the best sentences: a span that stands where, and is what, the question asks for. */
import type { Span } from '../../article/article.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import type { Question } from '../question/understand-question.ts';
import type { Scored } from '../rank/score-sentences.ts';
import { readAskedForm } from './asked-form.ts';
import { placeOfSpan } from './place-of-span.ts';
import { ruledSpan, withArticle, withClock, withCompanions, withUnit } from './ruled-spans.ts';
import { spanWidth } from './span-feature-names.ts';
import { logOfShare, readSpanFeatures, type SentenceOfSpans } from './span-features.ts';
import type { SpanModel } from './span-model.ts';
import { readAskedTerms, setSpanScene } from './span-scene.ts';
import { withYear } from './with-year.ts';

/** The likeliest span of a sentence; offsets into the sentence's text. */
export interface FoundSpan extends Span {
  /** Index of its sentence. */
  readonly sentence: number;
  /** Log-odds; comparable among the spans of one question, whichever sentence they stand in. */
  readonly score: number;
  /** 0..1: its chance among all spans of the sentences that were looked at. */
  readonly chance: number;
}

/** How many sentences are looked at. */
export const mostSentences = 3;
/** Behind the first, those that have at least this share: out of fold, in 0.3% of questions the likeliest span stood in one that has less. */
const leastShare = 0.08;
/** How many spans of each sentence, and of all, are looked at closely. */
const mostOfSentence = 12;
const mostProposed = 12;

/** What the sentences of a question propose, as training and search see it. */
export interface ProposedSentence extends SentenceOfSpans {
  readonly sentence: number;
  /** Row after row, see {@link spanWidth}. */
  readonly rows: Float64Array;
}

export function proposeSpans(
  index: SentenceIndex,
  question: Question,
  terms: readonly MatchedTerm[],
  ranked: readonly Pick<Scored, 'sentence' | 'share'>[],
  model: Pick<SpanModel, 'tagger' | 'proposer' | 'wordsOf'>,
): ProposedSentence[] {
  const form = readAskedForm(model.tagger, question);
  const asked = readAskedTerms(terms, form);
  const sentences = ranked.slice(0, mostSentences).flatMap(({ sentence, share }, rank) => {
    if (!index.sentences[sentence] || (rank > 0 && share < leastShare)) return [];
    const scene = setSpanScene(model.wordsOf(index, sentence), question, form, asked);
    return [{ scene, sentence, share, rank, proposed: model.proposer.propose(scene, mostOfSentence) }];
  });
  return pruneSpans(sentences).map((sentence) => {
    const rows = new Float64Array(sentence.proposed.length * spanWidth);
    readSpanFeatures(sentence, rows);
    return { ...sentence, rows };
  });
}

/** Leaves the likeliest spans of all sentences, and the likeliest of each. */
export function pruneSpans<T extends Pick<SentenceOfSpans, 'share' | 'proposed'>>(
  sentences: readonly T[],
): T[] {
  const chances = sentences.flatMap(({ share, proposed }) =>
    proposed.map(({ chance }) => chance + logOfShare(share)),
  );
  const least = chances.sort((x, y) => y - x)[mostProposed - 1] ?? Number.NEGATIVE_INFINITY;
  return sentences.map((sentence) => ({
    ...sentence,
    proposed: sentence.proposed.filter(
      ({ chance }, at) => at === 0 || chance + logOfShare(sentence.share) >= least,
    ),
  }));
}

/** The best span of each of the first sentences that are `ranked`, in that order; a sentence without words has none. */
export function findSpans(
  index: SentenceIndex,
  question: Question,
  terms: readonly MatchedTerm[],
  ranked: readonly Scored[],
  model: SpanModel,
): FoundSpan[] {
  const scored = proposeSpans(index, question, terms, ranked, model).map(({ rows, ...sentence }) => ({
    ...sentence,
    scores: [...model.trees.scores(rows)],
  }));
  const highest = Math.max(...scored.flatMap(({ scores }) => scores));
  const sum = scored
    .flatMap(({ scores }) => scores)
    .reduce((total, score) => total + Math.exp(score - highest), 0);
  return scored.flatMap(({ sentence, scene, proposed, scores }) => {
    const score = Math.max(...scores);
    const best = proposed[scores.indexOf(score)];
    if (!best) return [];
    const { read } = scene.words;
    const chance = Math.exp(score - highest) / sum;
    const ruled = ruledSpan(read, question, terms);
    // What a rule finds is preferred to what all the other sentences propose.
    if (ruled) return [{ ...ruled, sentence, score: score + ofRule, chance: 1 }];
    const cut = withArticle(scene.words, best, placeOfSpan(read, best));
    const found = withYear(read, withClock(read, withUnit(read, cut)), question);
    const listed = withCompanions(read, found, question);
    if (listed === found) return [{ ...found, sentence, score, chance }];
    // The names of a list share their chance, and the whole has that of all.
    const ofAll = proposed.reduce((total, span, at) => {
      const { start, end } = placeOfSpan(read, span);
      const isPart = start >= listed.start && end <= listed.end;
      return isPart ? total + Math.exp((scores[at] ?? 0) - highest) : total;
    }, 0);
    return [{ ...listed, sentence, score, chance: ofAll / sum }];
  });
}

const ofRule = 3;
