/** A question, the sentences ranked for it and the spans found in them: what is judged. */
import type { ReadSentence } from '../../entity/read-entities.ts';
import type { Token } from '../../text/tokens.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { mostRead, type Question } from '../question/understand-question.ts';
import type { Scored } from '../rank/score-sentences.ts';
import type { FoundSpan } from '../span/find-spans.ts';
import type { SpanModel } from '../span/span-model.ts';

export interface Judged {
  readonly index: SentenceIndex;
  readonly question: Question;
  readonly terms: readonly MatchedTerm[];
  /** Best first. */
  readonly ranked: readonly Scored[];
  readonly spans: readonly FoundSpan[];
}

export interface JudgeScene extends Judged {
  readonly best: Scored;
  readonly read: ReadSentence;
  /** The question's own words with their parts of speech. */
  readonly asked: readonly Token[];
  readonly tags: Uint8Array;
  /** By term: where the article has it, seen from the best sentence. */
  readonly where: Uint8Array;
}

/** Where a term stands, nearest first. */
export const nearness = { here: 0, beside: 1, paragraph: 2, elsewhere: 3, nowhere: 4 } as const;

/** Null where no sentence was ranked. */
export function setJudgeScene(judged: Judged, tagger: SpanModel['tagger']): JudgeScene | null {
  const { index, question, terms, ranked } = judged;
  const [best] = ranked;
  const read = best && index.sentences[best.sentence];
  if (!best || !read) return null;
  const asked = question.tokens.filter(({ end }) => end <= mostRead);
  const where = Uint8Array.from(terms, (term) => nearestPlace(index, best.sentence, term));
  return { ...judged, best, read, asked, tags: tagger.tag(question.text, asked), where };
}

function nearestPlace(index: SentenceIndex, sentence: number, { stems }: MatchedTerm): number {
  if (stems.size === 0) return nearness.nowhere;
  const paragraph = index.paragraphOf[sentence] as number;
  const { from, to } = index.paragraphs[paragraph] as { from: number; to: number };
  let nearest: number = nearness.elsewhere;
  for (const stem of stems.keys())
    for (const other of index.postings.get(stem)?.sentences ?? []) {
      const distance = Math.abs(other - sentence);
      if (distance === 0) return nearness.here;
      if (other < from || other >= to) continue;
      nearest = Math.min(nearest, distance === 1 ? nearness.beside : nearness.paragraph);
    }
  return nearest;
}
