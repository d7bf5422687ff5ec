/** A question → what it asks for and the terms to look for. */
import { isCapital } from '../../entity/capital-runs.ts';
import type { Dimension } from '../../entity/dimension.ts';
import { roleNouns } from '../../entity/name-words.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { type Token, tokenize } from '../../text/tokens.ts';
import type { AnswerKind, IsNameWord } from './answer-kind.ts';
import { askedDimensions } from './asked-dimensions.ts';
import { askedFor } from './asked-for.ts';
import { askingWeight, mendQuestionWord, questionWords } from './question-words.ts';

/** One content word of a question. */
export interface Term {
  readonly word: string;
  readonly stem: string;
  readonly text: string;
  /** 1 for the question's own words, less for generic ones and for those carried over from the question before. */
  readonly weight: number;
  /** Capitalised where that means something: a name, or part of one. */
  readonly isName: boolean;
  readonly isNumber: boolean;
  /** Names what is asked for: "police officers" in "how many police officers". */
  readonly isFocus: boolean;
  /** From the question before: helps to find, but its absence is no reason to abstain. */
  readonly isCarried: boolean;
  /** The verb whose doer is asked for: "who *opened* the bridge". */
  readonly isDeed: boolean;
}

export interface Question {
  readonly text: string;
  /** Its words as they were written. */
  readonly tokens: readonly Token[];
  readonly kind: AnswerKind;
  /** Where a figure answers: of which dimension it must be; none where it may be of any. */
  readonly dimensions: ReadonlySet<Dimension>;
  readonly terms: readonly Term[];
  /** Asks for several: "who were", "which companies". */
  readonly wantsSeveral: boolean;
}

/** Of a question no more UTF-16 units are read closely; a person's is shorter. */
export const mostRead = 600;

/** What a question takes over from the one before. */
export interface Inherited {
  readonly carried: readonly { readonly text: string; readonly weight: number }[];
  /** The kind of the question before, where this one puts another thing in the place of what that asked for. */
  readonly kind: AnswerKind | null;
}

/** `isNameWord`: see {@link IsNameWord}; questions are often typed without capitals. */
export function understandQuestion(
  text: string,
  isNameWord: IsNameWord = () => false,
  inherited: Inherited = { carried: [], kind: null },
): Question {
  const written = tokenize(text);
  const tokens = written.map(mendQuestionWord);
  const { kind, focus } = askedFor(text, tokens, isNameWord);
  const deed = deedOf(tokens);
  const own = tokens.flatMap((token, index) => {
    const isInner = isInnerCapital(tokens, index);
    const isAcronym = index > 0 && /^\p{Lu}{2,}$/u.test(token.text);
    if ((questionWords.has(token.word) && !isAcronym) || (isStopWord(token) && !isInner)) return [];
    return [
      makeTerm(token, {
        isFocus: inherited.kind !== null || focus.includes(index),
        isName:
          isInner || isNameWord(token.word) || /^\p{Lu}{2}/u.test(token.text) || isNameStart(tokens, index),
        isCarried: false,
        isDeed: index === deed,
        weight: 1,
      }),
    ];
  });
  const known = new Set(own.map(({ stem }) => stem));
  const leant = inherited.carried.flatMap(({ text: words, weight }) =>
    tokenize(words)
      .filter((token) => !isStopWord(token) && !questionWords.has(token.word) && !known.has(token.stem))
      .map((token) =>
        makeTerm(token, { isFocus: false, isName: isCapital(token), isCarried: true, isDeed: false, weight }),
      ),
  );
  const terms = [...distinct(own), ...distinct(leant)];
  return {
    text,
    tokens: written,
    kind: inherited.kind ?? kind,
    dimensions: askedDimensions(tokens),
    terms,
    wantsSeveral: wantsSeveral(text, tokens),
  };
}

/** Index of the verb right behind "who", or behind "which company"; -1 where an auxiliary stands there ("who did they elect"). */
function deedOf(tokens: readonly Token[]): number {
  const who = tokens.findIndex(({ word }) => /^(?:who|which|what)$/.test(word));
  if (who < 0) return -1;
  if (tokens[who]?.word === 'who') return isStopWord(tokens[who + 1] ?? noToken) ? -1 : who + 1;
  return tokens.findIndex(
    ({ word }, index) => index > who + 1 && index < who + 4 && /^\p{Ll}{2,}ed$/u.test(word),
  );
}

const noToken = { text: 'the', word: 'the' };

function makeTerm(
  token: Token,
  traits: Pick<Term, 'isFocus' | 'isName' | 'isCarried' | 'isDeed' | 'weight'>,
): Term {
  const { word, stem, text } = token;
  const weight = traits.weight * askingWeight(stem);
  return { ...traits, word, stem, text, weight, isNumber: /^\p{N}/u.test(word) };
}

/** A capital inside a question says that the word names something. */
function isInnerCapital(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return (
    index > 0 &&
    isCapital(token) &&
    token !== undefined &&
    !/^i(?:'|$)/.test(token.word) &&
    !questionWords.has(token.word) &&
    !roleNouns.has(token.word)
  );
}

/** The first word of a question is a name where another capital follows: "Ada Marsh: who is she?" */
function isNameStart(tokens: readonly Token[], index: number): boolean {
  return (
    index === 0 &&
    isCapital(tokens[0]) &&
    isInnerCapital(tokens, 1) &&
    !questionWords.has(tokens[0]?.word ?? '')
  );
}

function distinct(terms: readonly Term[]): Term[] {
  return terms.filter(({ stem }, index) => terms.findIndex((other) => other.stem === stem) === index);
}

function wantsSeveral(text: string, tokens: readonly Token[]): boolean {
  if (
    /^(?:who all|list|name (?:the|all|some)|what are|who (?:are|were)|which (?:\p{L}+ )?\p{Ll}+s (?:are|were|did|do|have|will))\b/iu.test(
      text.trim(),
    )
  )
    return true;
  const which = tokens.findIndex(({ word }) => word === 'which' || word === 'what');
  const noun = tokens[which + 1]?.word ?? '';
  return which >= 0 && /[^su]s$/.test(noun) && !['was', 'is', 'does', 'has'].includes(noun);
}
