/** Which of several briefs answers a question, each having been asked it. */
import type { Citation } from '../article/article.ts';
import type { Conversation } from './answer.ts';
import type { Turn } from './create-lookup.ts';

export interface BriefName {
  readonly id: string;
  readonly title: string;
}

/** What a brief says to the question. */
export interface AskedBrief extends BriefName {
  /** Whether it came with Briefwire. */
  readonly shipped: boolean;
  /** Those of the question's terms (as indexTerms makes them) that stand in it. */
  readonly terms: readonly string[];
  readonly turn: Turn;
}

export interface NearSentence {
  readonly brief: BriefName;
  readonly citation: Citation;
}

export interface ChosenAnswer {
  /** The brief that answers; null where none does. */
  readonly best: AskedBrief | null;
  /** Those that answer about as well and say something else, best first; a few. */
  readonly others: readonly BriefName[];
  /** Where none answers: a sentence each of those that come nearest, best first; a few. */
  readonly nearest: readonly NearSentence[];
}

const mostOthers = 3;
const mostNearest = 3;

/**
 * Of many briefs one is easily sure of itself by mistake, so the question's words have a say: log odds of the confidence, and how
 * much of the question stands in the brief. Both numbers are from our own questions meant for tuning, asked of all samples and of
 * all but their own.
 */
const wordsWeight = 2;
const leastMerit = 0;
/** What counts as about as well; of two such the preferred one answers. */
const nearly = 0.75;

/** `asked`: likeliest first, which decides between equals. `terms`: the question's. `preferred`: a brief's id. */
export function chooseAnswer(
  asked: readonly AskedBrief[],
  terms: readonly string[],
  preferred: string | null,
): ChosenAnswer {
  const covered = coverageIn(asked, terms);
  const judged = asked
    .map((brief) => {
      const share = covered(brief);
      const merit = logOdds(brief.turn.answer.confidence) + wordsWeight * (share - 1 / 2);
      return { brief, share, merit, preference: brief.id === preferred ? nearly : 0 };
    })
    .sort((a, b) => b.merit + b.preference - a.merit - a.preference);
  const answering = judged.filter(
    ({ brief, merit, preference }) =>
      brief.turn.answer.status === 'answered' && merit + preference >= leastMerit,
  );
  const [first, ...rest] = answering;
  if (!first) {
    const nearest = judged
      .filter(({ share }) => share > 0)
      .flatMap(({ brief }) =>
        brief.turn.answer.citations.slice(0, 1).map((citation) => ({ brief, citation })),
      )
      .slice(0, mostNearest)
      .map(({ brief: { id, title }, citation }) => ({ brief: { id, title }, citation }));
    return { best: null, others: [], nearest };
  }
  const said = new Set([saidBy(first.brief)]);
  const others: BriefName[] = [];
  for (const { brief, merit } of rest) {
    // Being preferred makes no answer better than another.
    if (first.merit - merit > nearly) continue;
    if (others.length === mostOthers) break;
    const says = saidBy(brief);
    if (!said.has(says)) others.push({ id: brief.id, title: brief.title });
    said.add(says);
  }
  return { best: first.brief, others, nearest: [] };
}

/** 0..1: how much of the question stands in a brief. A term that few of the others have counts for more, and most one that none has. */
function coverageIn(asked: readonly AskedBrief[], terms: readonly string[]): (brief: AskedBrief) => number {
  const held = asked.map(({ terms }) => new Set(terms));
  const worth = [...new Set(terms)].map((term) => {
    const holders = held.filter((set) => set.has(term)).length;
    return { term, weight: Math.log(1 + (asked.length + 1) / (holders + 0.5)) };
  });
  const all = worth.reduce((sum, { weight }) => sum + weight, 0);
  return (brief) =>
    all === 0
      ? 0
      : worth.reduce((sum, { term, weight }) => sum + (brief.terms.includes(term) ? weight : 0), 0) / all;
}

/** The short answer, or else the sentence, so that the same said twice is known. */
function saidBy({ turn: { answer } }: AskedBrief): string {
  const text = answer.answer?.text ?? answer.citations[0]?.quote ?? '';
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function logOdds(confidence: number): number {
  const inside = Math.min(1 - 1e-6, Math.max(1e-6, confidence));
  return Math.log(inside / (1 - inside));
}

/** A conversation about another brief: where that brief answered means nothing here. */
export function fromElsewhere({ turns }: Conversation): Conversation {
  return { turns: turns.map((turn) => ({ ...turn, cited: null })) };
}
