/** A question laid over a sentence: which of its words the question uses, and what they are worth. */
import type { MatchedTerm } from '../match/match-terms.ts';
import type { Question } from '../question/understand-question.ts';
import type { AskedForm } from './asked-form.ts';
import type { SpanWords } from './span-words.ts';
import { pos } from './tag-words.ts';

/** What a word of the sentence is to the question. */
export const role = { fresh: 0, grammar: 1, asked: 2, focus: 3, verb: 4, left: 5, right: 6 } as const;

export interface SpanScene {
  readonly words: SpanWords;
  readonly question: Question;
  readonly form: AskedForm;
  /** By word: what finding it is worth as a share of all terms; 0 where the question does not use it. */
  readonly worth: Float64Array;
  /** By word: see {@link role}. */
  readonly roles: Uint8Array;
  /** Places of the words beside the gap, the verb and the focus; -1 where the sentence lacks them. */
  readonly leftAt: number;
  readonly rightAt: number;
  readonly verbAt: number;
  readonly focusAt: number;
  /** Worth of the words before each place. */
  readonly sums: Float64Array;
  /** Worth of the words before each place that a statement would have before its answer, and behind it. */
  readonly early: Float64Array;
  readonly late: Float64Array;
  /** Verbs and words that join clauses before each place. */
  readonly joints: Uint16Array;
  /** Commas and the like before each word. */
  readonly breaks: Uint16Array;
  /** By word: how it is related to what is asked for, see {@link AskedForm}; 0 where it is not. */
  readonly kin: Uint8Array;
}

export interface AskedTerms {
  /** Stem → what it is worth as a share of all terms. */
  readonly worthOf: ReadonlyMap<string, number>;
  /** Stem → that of the term it means. */
  readonly termOf: ReadonlyMap<string, string>;
  readonly focusStems: ReadonlySet<string>;
  readonly verbStems: ReadonlySet<string>;
}

/** What the scenes of one question share. */
export function readAskedTerms(terms: readonly MatchedTerm[], form: AskedForm): AskedTerms {
  const worthOf = new Map<string, number>();
  const termOf = new Map<string, string>();
  const focusStems = new Set<string>(form.focusStem ? [form.focusStem] : []);
  const verbStems = new Set<string>(form.verb ? [form.verb] : []);
  let total = 0;
  for (const { worth } of terms) total += worth;
  for (const { term, worth, stems } of terms)
    for (const [stem, sure] of stems) {
      const value = (worth * sure) / (total || 1);
      if (value > (worthOf.get(stem) ?? 0)) {
        worthOf.set(stem, value);
        termOf.set(stem, term.stem);
      }
      if (term.stem === form.focusStem) focusStems.add(stem);
      if (term.stem === form.verb) verbStems.add(stem);
    }
  return { worthOf, termOf, focusStems, verbStems };
}

export function setSpanScene(
  words: SpanWords,
  question: Question,
  form: AskedForm,
  { worthOf, termOf, focusStems, verbStems }: AskedTerms,
): SpanScene {
  const { count, read, gaps } = words;
  const worth = new Float64Array(count);
  const roles = new Uint8Array(count);
  const sums = new Float64Array(count + 1);
  const early = new Float64Array(count + 1);
  const late = new Float64Array(count + 1);
  const joints = new Uint16Array(count + 1);
  const breaks = new Uint16Array(count + 1);
  const kin = new Uint8Array(count);
  let [leftAt, rightAt, verbAt, focusAt] = [-1, -1, -1, -1];
  for (let at = 0; at < count; at++) {
    const token = read.tokens[at];
    if (!token) break;
    const { stem } = token;
    const own = worthOf.get(stem) ?? 0;
    worth[at] = own;
    kin[at] = form.focusKin.get(stem) ?? 0;
    sums[at + 1] = (sums[at] as number) + own;
    const order = own > 0 ? (form.order.get(stem) ?? form.order.get(termOf.get(stem) ?? '') ?? 0) : 0;
    early[at + 1] = (early[at] as number) + (order === 1 ? own : 0);
    late[at + 1] = (late[at] as number) + (order === 2 ? own : 0);
    const tag = words.tags[at];
    joints[at + 1] =
      (joints[at] as number) +
      (tag === pos.verb || tag === pos.subordinator || tag === pos.conjunction ? 1 : 0);
    breaks[at + 1] =
      (breaks[at] as number) + ((gaps[at + 1] as number) > 1 && (gaps[at + 1] as number) !== 6 ? 1 : 0);
    if (own > 0) roles[at] = role.asked;
    else if (words.isGrammar[at] === 1) roles[at] = role.grammar;
    if (focusStems.has(stem)) {
      roles[at] = role.focus;
      focusAt = at;
    }
    if (verbStems.has(stem)) {
      roles[at] = role.verb;
      if (verbAt < 0) verbAt = at;
    }
    if (stem === form.left || (form.left === form.verb && verbStems.has(stem))) {
      roles[at] = role.left;
      leftAt = at;
    }
    if (stem === form.right || (form.right === form.verb && verbStems.has(stem))) {
      roles[at] = role.right;
      if (rightAt < 0) rightAt = at;
    }
  }
  return {
    words,
    question,
    form,
    worth,
    roles,
    leftAt,
    rightAt,
    verbAt,
    focusAt,
    sums,
    early,
    late,
    joints,
    breaks,
    kin,
  };
}
