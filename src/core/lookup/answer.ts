/** What lookup says to a question: a quotation with its citation, or an honest "not in the article". */
import type { Citation, Span } from '../article/article.ts';

/** A sentence and how well it fits the question; higher is better, comparable within one question only. */
export interface Candidate extends Citation {
  readonly score: number;
  /** Its likeliest short answer, whether or not it would be shown; null for all but the first few, and where there is none. */
  readonly span: GuessedSpan | null;
}

/** Offsets into the article's source; of two of one question, that with the higher score is the likelier, whichever sentence it stands in. */
export interface GuessedSpan extends Span {
  readonly score: number;
}

/** The short span that answers, inside the first citation; offsets into the article's source. */
export interface ShortAnswer extends Span {
  readonly text: string;
}

/** Why lookup abstained; worded in commands/messages.ts. `missing` are words of the question that the article lacks. */
export interface AbstainReason {
  readonly code:
    | 'no-match'
    | 'missing-words'
    | 'missing-name'
    | 'missing-number'
    | 'wrong-kind'
    | 'low-confidence'
    | 'unclear-question';
  readonly missing: readonly string[];
}

export interface Answer {
  readonly question: string;
  readonly status: 'answered' | 'abstained';
  /** The short span where one is likely to be right and says it shorter than the quotation; else null. */
  readonly answer: ShortAnswer | null;
  /** 0..1: how sure lookup is that the first citation answers. */
  readonly confidence: number;
  /** Set when abstaining, else null. */
  readonly reason: AbstainReason | null;
  /** Answered: the sentences that answer, best first. Abstained: the nearest sentences, best first. */
  readonly citations: readonly Citation[];
  /** All sentences of the article that were asked for by `top`, best first. */
  readonly candidates: readonly Candidate[];
}

/** What a conversation remembers for the next question. Plain data, so that a store can keep it. */
export interface Conversation {
  /** Earlier questions as understood (with what they leaned on filled in), oldest first; at most the last few. */
  readonly turns: readonly ConversationTurn[];
}

export interface ConversationTurn {
  readonly question: string;
  /** The question with what it left out filled in from the turn before. */
  readonly understood: string;
  /** The short answer that was given; null where there was none. */
  readonly answered: string | null;
  /** The paragraph and sentence that answered; null when lookup abstained. */
  readonly cited: { readonly paragraph: number; readonly sentence: number } | null;
}
