/** Whether the best sentence answers the question, how sure that is, and why not where it does not. */
import type { AbstainReason } from '../answer.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { type AnswerKind, decisiveKinds } from '../question/answer-kind.ts';
import type { Term } from '../question/understand-question.ts';
import { rankFeature } from '../rank/rank-feature-names.ts';
import type { SpanModel } from '../span/span-model.ts';
import { readEvidence } from './evidence.ts';
import type { JudgeModel } from './judge-model.ts';
import { type Judged, type JudgeScene, setJudgeScene } from './judge-scene.ts';

export interface Verdict {
  /** 0..1: how likely the best sentence answers. */
  readonly confidence: number;
  /** Null where that is enough to answer. */
  readonly reason: AbstainReason | null;
}

export interface JudgingModels {
  readonly judge: JudgeModel;
  readonly spans: Pick<SpanModel, 'tagger'>;
}

/**
 * From here on lookup answers. Out of fold, 0.2 would be best for another article's questions, 0.5 where the answering paragraph was removed and
 * for questions written to mislead (docs/training-report.md); a quotation with its place is easily checked.
 */
export const enough = 0.4;

export function judgeAnswer(judged: Judged, { judge, spans }: JudgingModels): Verdict {
  const { question, terms } = judged;
  if (question.terms.length === 0)
    return { confidence: 0, reason: { code: 'unclear-question', missing: [] } };
  const scene = setJudgeScene(judged, spans.tagger);
  if (!scene) return { confidence: 0, reason: missingReason(terms, 1) ?? { code: 'no-match', missing: [] } };
  const chance = judge.confidence(readEvidence(scene));
  const isForeign = countStrangers(terms) >= mostStrangers || lacksAmounts(scene);
  const confidence = isForeign ? Math.min(chance, ofForeign) : chance;
  return { confidence, reason: confidence >= enough ? null : whyNot(scene) };
}

/**
 * A question that names somebody of whom a text says nothing is not about that text: of 5,350 questions on their own article one had so many
 * words of names that the article lacks, of those on another article 1,486. Trees are too mild here, since a single paragraph lacks more.
 */
const mostStrangers = 2;
/** Confidence in what is ruled out so. */
const ofForeign = enough / 4;

function countStrangers(terms: readonly MatchedTerm[]): number {
  return terms.filter(({ term, means }) => term.isName && !term.isCarried && means === 'missing').length;
}

/** A text without a number tells no price. The trees have not learned it: of 11,000 questions on paragraphs of SQuAD none asks one of such a text. */
function lacksAmounts({ question, index }: JudgeScene): boolean {
  return (
    question.kind === 'amount' &&
    !index.sentences.some(({ figures }) => figures.some(({ kind }) => kind !== 'ordinal'))
  );
}

function whyNot({ question, terms, best }: JudgeScene): AbstainReason {
  const own = terms.filter(({ term }) => !term.isCarried);
  const worth = (some: readonly MatchedTerm[]) => some.reduce((sum, term) => sum + term.worth, 0);
  const missing = worth(own.filter(({ means }) => means === 'missing')) / (worth(own) || 1);
  const isWrong = isWrongKind(question.kind, best.features[rankFeature.kind] ?? 0);
  return missingReason(terms, missing) ?? { code: isWrong ? 'wrong-kind' : 'low-confidence', missing: [] };
}

const typed: ReadonlySet<AnswerKind> = new Set([...decisiveKinds, 'date', 'name']);
const leastKind = 0.45;

/** Groups without a name answer "who" too, so that only a sentence with no name at all is wrong for it. */
function isWrongKind(asked: AnswerKind, kind: number): boolean {
  return asked === 'person' ? kind === 0 : typed.has(asked) && kind < leastKind;
}

/** Words of so little weight ask, and nobody misses them in an article: "number of …". */
const asksOnly = 0.5;
/** Below this share a missing word is not what keeps the question from being answered. */
const leastMissing = 0.2;
const mostListed = 4;

/** The plainest reason first: a name or number that the article lacks, then words of some weight. */
export function missingReason(terms: readonly MatchedTerm[], share: number): AbstainReason | null {
  const absent = terms
    .filter(({ means, term }) => means === 'missing' && !term.isCarried)
    .map(({ term }) => term);
  const list = (code: AbstainReason['code'], chosen: readonly Term[]) =>
    chosen.length > 0 ? { code, missing: chosen.slice(0, mostListed).map(({ text }) => text) } : null;
  return (
    list(
      'missing-name',
      absent.filter(({ isName }) => isName),
    ) ??
    list(
      'missing-number',
      absent.filter(({ isNumber }) => isNumber),
    ) ??
    (share > leastMissing
      ? list(
          'missing-words',
          absent.filter(({ weight }) => weight > asksOnly),
        )
      : null)
  );
}
