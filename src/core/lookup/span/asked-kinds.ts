/** A number for each kind of answer, as features are mixed from it. */
import type { AnswerKind } from '../question/answer-kind.ts';

export const answerKinds: Readonly<Record<AnswerKind, number>> = {
  person: 1,
  organisation: 2,
  place: 3,
  date: 4,
  count: 5,
  amount: 6,
  percent: 7,
  measure: 8,
  quantity: 9,
  age: 10,
  named: 11,
  name: 12,
  definition: 13,
  role: 14,
  expansion: 15,
  reason: 16,
  'yes-no': 17,
  other: 18,
};
