/** Whether the best sentence answers the question, how sure that is, and why not where it does not. */
import type { ReadSentence } from '../entity/read-entities.ts';
import type { AbstainReason } from './answer.ts';
import { type AnswerKind, decisiveKinds } from './answer-kind.ts';
import type { MatchedTerm } from './match-terms.ts';
import { rankFeature } from './rank-features.ts';
import type { Scored } from './score-sentences.ts';
import type { Question, Term } from './understand-question.ts';

/** What speaks for and against an answer; shares are 0..1. */
export interface Evidence {
  /** Share of the question's terms in the sentence, and half of what only its surroundings have. */
  readonly coverage: number;
  /** Share of the question's letter runs in the sentence. */
  readonly letters: number;
  /** 1 where a number, date, role or full form is asked for and the sentence holds none of that kind. */
  readonly wrongKind: number;
  readonly focus: number;
  /** Share of the terms that the whole article lacks. */
  readonly missing: number;
  readonly missingName: number;
  readonly missingNumber: number;
  /** Whether a name of the question stands elsewhere in the article but not near the sentence. */
  readonly strayName: number;
  /** 1 where of the question only names stand in the sentence, and nothing of what it asks about them. */
  readonly onlyNames: number;
  /** 1 where the question denies ("who did not") and the sentence does not. */
  readonly polarity: number;
  /** How far the best sentence is ahead of the next. */
  readonly lead: number;
}

export interface Verdict {
  /** 0..1 */
  readonly confidence: number;
  readonly reason: AbstainReason | null;
}

const weights: Readonly<Record<keyof Evidence, number>> = {
  coverage: 2.6,
  letters: 0.8,
  wrongKind: -2.4,
  focus: 0.4,
  missing: -1,
  missingName: -1.6,
  missingNumber: -2.6,
  strayName: -0.9,
  onlyNames: -1.2,
  polarity: -4,
  lead: 0.8,
};
const bias = -1;
const typed: ReadonlySet<AnswerKind> = new Set([...decisiveKinds, 'date', 'name']);
const leastKind = 0.45;
const enough = 0.5;
/** Words of less weight ask rather than tell. */
const telling = 0.5;

/** `ranked`: best first; `read`: the best sentence. */
export function judgeAnswer(
  question: Question,
  terms: readonly MatchedTerm[],
  ranked: readonly Scored[],
  read: ReadSentence | undefined,
): Verdict {
  const [best] = ranked;
  if (question.terms.length === 0)
    return { confidence: 0, reason: { code: 'unclear-question', missing: [] } };
  if (!best || !read)
    return { confidence: 0, reason: missingReason(terms, 1) ?? { code: 'no-match', missing: [] } };
  const evidence = readEvidence(question, terms, ranked, best, read);
  const confidence = sureness(evidence);
  return { confidence, reason: confidence >= enough ? null : whyNot(evidence, terms) };
}

function readEvidence(
  question: Question,
  terms: readonly MatchedTerm[],
  ranked: readonly Scored[],
  { features, share }: Scored,
  read: ReadSentence,
): Evidence {
  const own = terms.filter(({ term }) => !term.isCarried);
  const total = own.reduce((sum, { worth }) => sum + worth, 0) || 1;
  const absent = own.filter(({ means }) => means === 'missing');
  return {
    coverage: Math.min(
      1,
      (features[rankFeature.coverage] ?? 0) +
        0.5 * (features[rankFeature.around] ?? 0) +
        0.5 * (features[rankFeature.heading] ?? 0),
    ),
    letters: features[rankFeature.letters] ?? 0,
    wrongKind: isWrongKind(question.kind, features[rankFeature.kind] ?? 0) ? 1 : 0,
    focus: features[rankFeature.focus] ?? 0,
    missing: absent.reduce((sum, { worth }) => sum + worth, 0) / total,
    missingName: absent.some(({ term }) => term.isName) ? 1 : 0,
    missingNumber: absent.some(({ term }) => term.isNumber) ? 1 : 0,
    strayName: 1 - (features[rankFeature.names] ?? 0),
    onlyNames: namesAlone(terms, read) ? 1 : 0,
    polarity: /\b(?:not|never)\b|n['’]t\b/i.test(question.text) && !denies(read.text) ? 1 : 0,
    lead: share - (ranked[1]?.share ?? 0),
  };
}

function namesAlone(terms: readonly MatchedTerm[], { tokens }: ReadSentence): boolean {
  const others = terms.filter(({ term }) => !term.isName && !term.isCarried && term.weight >= telling);
  return others.length > 0 && !others.some(({ stems }) => tokens.some(({ stem }) => stems.has(stem)));
}

function denies(text: string): boolean {
  return /\b(?:not|never|no|none|nobody|neither|without|missed|failed|refused|rejected|against)\b|n['’]t\b/i.test(
    text,
  );
}

/** Groups without a name answer "who" too, so that only a sentence with no name at all is wrong for it. */
function isWrongKind(asked: AnswerKind, kind: number): boolean {
  return asked === 'person' ? kind === 0 : typed.has(asked) && kind < leastKind;
}

/** Evidence → 0..1. */
function sureness(evidence: Evidence): number {
  let sum = bias;
  for (const name in weights) sum += weights[name as keyof Evidence] * evidence[name as keyof Evidence];
  return 1 / (1 + Math.exp(-sum));
}

function whyNot({ wrongKind, missing }: Evidence, terms: readonly MatchedTerm[]): AbstainReason {
  return (
    missingReason(terms, missing) ?? { code: wrongKind === 1 ? 'wrong-kind' : 'low-confidence', missing: [] }
  );
}

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
          absent.filter(({ weight }) => weight > 0.4),
        )
      : null)
  );
}
