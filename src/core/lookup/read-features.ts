/** One candidate sentence in the light of a question. */
import { decisiveKinds } from './answer-kind.ts';
import { focusFit, kindFit } from './kind-fit.ts';
import { shareOf } from './letter-runs.ts';
import type { MatchedTerm } from './match-terms.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { Question } from './understand-question.ts';

/** What is known of one sentence in the light of a question. Shares are 0..1, of the worth of the question's terms. */
export interface Features {
  /** BM25 over the sentence, divided by the worth of all terms. */
  readonly own: number;
  /** Share of the terms that stand in the sentence. */
  readonly coverage: number;
  /** Share that stands only in its neighbours in the paragraph, nearer ones counting more. */
  readonly context: number;
  /** Share that stands only in the heading above it. */
  readonly heading: number;
  /** Share of the question's runs of four letters that the sentence has: related forms of words, and phrases kept whole. */
  readonly letters: number;
  /** The worth of the worthiest term in the sentence, over that of the worthiest of all. */
  readonly rarest: number;
  /** Whether something of the kind that is asked for stands in it: 1 yes, 0 no, 0.5 where any sentence will do. */
  readonly kind: number;
  /** As `kind` where a number, role or full form is asked for, else 0: these tell sentences apart more surely than names do. */
  readonly decisive: number;
  /** Whether what names the thing asked for stands in it: 1 yes, 0 no, 0.5 where the question names none. */
  readonly focus: number;
  /** Share of the question's names that stand in the sentence or right before it; 1 where it has none. */
  readonly names: number;
  /** Logarithm of the number of words, divided by 4 to be near 1. */
  readonly length: number;
  /** 1 for the first sentence of a paragraph. */
  readonly opening: number;
  /** 1 where the conversation's last answer stands here or near. */
  readonly recent: number;
}

/** What a mention in the sentence itself, beside it, and further off in the paragraph counts. */
const neighbourShare = [1, 0.45, 0.25, 0.15] as const;

/** All that the features of one question's candidates have in common. */
export interface Scene {
  /** The question's runs of letters. */
  readonly runs: ReadonlySet<number>;
  readonly worthiest: number;
  readonly index: SentenceIndex;
  readonly question: Question;
  readonly terms: readonly MatchedTerm[];
  readonly total: number;
  readonly recent: { readonly paragraph: number; readonly sentence: number } | null;
}

/** `own`: the sentence's BM25 over the worth of all terms. */
export function readFeatures(scene: Scene, sentence: number, own: number): Features {
  const { index, question, terms, total, recent } = scene;
  const read = index.sentences[sentence];
  const heading = index.headings[index.paragraphOf[sentence] ?? 0];
  const here = index.stemsOf(sentence);
  const nearby = nearestMentions(index, terms, sentence);
  let coverage = 0;
  let context = 0;
  let inHeading = 0;
  let named = 0;
  let namedHere = 0;
  let rarest = 0;
  const kind = read ? kindFit(read, question, terms) : 0;
  for (const [at, term] of terms.entries()) {
    const share = term.worth / total;
    const near = nearby[at] ?? 0;
    const sure = sureHere(here, term);
    if (term.term.isName && !term.term.isCarried) {
      named += share;
      namedHere += share * (sure > 0 ? sure : near >= (neighbourShare[1] ?? 0) ? 0.6 : 0);
    }
    if (sure > 0) {
      coverage += share * sure;
      rarest = Math.max(rarest, term.worth * sure);
    } else if (near > 0) context += share * near;
    else if (heading && [...term.stems.keys()].some((stem) => heading.has(stem))) inHeading += share;
  }
  return {
    own,
    coverage,
    context,
    heading: inHeading,
    letters: shareOf(scene.runs, index.letterRuns(sentence)),
    rarest: rarest / (scene.worthiest || 1),
    kind,
    decisive: decisiveKinds.has(question.kind) ? kind : 0,
    focus: read ? focusFit(read, terms) : 0,
    names: named === 0 ? 1 : namedHere / named,
    length: Math.log(1 + (read?.tokens.length ?? 0)) / 4,
    opening: index.paragraphs[index.paragraphOf[sentence] ?? 0]?.from === sentence ? 1 : 0,
    recent:
      recent && read?.sentence.paragraph === recent.paragraph
        ? 1 / (1 + Math.abs(read.sentence.number - recent.sentence))
        : 0,
  };
}

/** How surely a term stands in the sentence: 0..1, by the stem that means it most surely. */
function sureHere(here: ReadonlySet<string>, { stems }: MatchedTerm): number {
  let best = 0;
  for (const [stem, sure] of stems) if (sure > best && here.has(stem)) best = sure;
  return best;
}

/** For each term, how near in the same paragraph another sentence has it: 0.45 beside, less further off. */
function nearestMentions(index: SentenceIndex, terms: readonly MatchedTerm[], sentence: number): number[] {
  const { from, to } = index.paragraphs[index.paragraphOf[sentence] ?? 0] ?? {
    from: sentence,
    to: sentence + 1,
  };
  return terms.map(({ stems }) => {
    let near = 0;
    for (const [stem, sure] of stems) {
      const { sentences } = index.postings.get(stem) ?? { sentences: [] };
      const at = lowerBound(sentences, sentence);
      // The nearest before, here, and the nearest behind: none further off can count more.
      for (const other of [sentences[at - 1], sentences[at], sentences[at + 1]]) {
        if (other === undefined || other < from || other >= to) continue;
        const distance = Math.min(Math.abs(other - sentence), neighbourShare.length - 1);
        near = Math.max(near, sure * (neighbourShare[distance] ?? 0));
      }
    }
    return near;
  });
}

function lowerBound(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
