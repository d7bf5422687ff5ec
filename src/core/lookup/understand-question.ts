/** A question → what it asks for and the terms to look for. */
import { isCapital } from '../entity/capital-runs.ts';
import { roleNouns } from '../entity/name-words.ts';
import { isStopWord } from '../text/stop-words.ts';
import { stemWord, type Token, tokenize } from '../text/tokens.ts';
import { type AnswerKind, askedFor, type IsNameWord } from './answer-kind.ts';

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
  readonly kind: AnswerKind;
  readonly terms: readonly Term[];
  /** Asks for several: "who were", "which companies". */
  readonly wantsSeveral: boolean;
}

/** Words that ask rather than tell, with their weight: they say little of where the answer stands. */
const generic = new Map(
  `name 0.15|many 0.1|kind 0.2|type 0.3|term 0.3|call 0.3|known 0.4|happen 0.2|one 0.3|article 0.2|text 0.2|main 0.6|example 0.4|way 0.4|
thing 0.2|people 0.7|person 0.4|year 0.4|number 0.5|use 0.7|going 0.2|go 0.4|get 0.4|got 0.4|much 0.1|amount 0.5|long 0.4|old 0.5|date 0.3|day 0.5|
time 0.3|stand 0.4|tell 0.2|say 0.6|said 0.6|job 0.5|role 0.5|reason 0.4|place 0.5|percent 0.4|percentage 0.3|cause 0.7|able 0.1|come 0.4|
exactly 0.1|currently 0.2|please 0|mean 0.4|mention 0.2|describe 0.3|actually 0.1`
    .split(/\|\s*/)
    .map((entry): [string, number] => {
      const [word = '', weight] = entry.split(' ');
      return [stemWord(word), Number(weight)];
    }),
);

const questionWords = new Set('who whom whose when where which what why how whats whos'.split(' '));

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
  const tokens = tokenize(text).map(mendQuestionWord);
  const { kind, focus } = askedFor(text, tokens, isNameWord);
  const deed = deedOf(tokens);
  const own = tokens.flatMap((token, index) => {
    const isInner = isInnerCapital(tokens, index);
    if (questionWords.has(token.word) || (isStopWord(token) && !isInner)) return [];
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
  return { text, kind: inherited.kind ?? kind, terms, wantsSeveral: wantsSeveral(text, tokens) };
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

const mistyped = new Map(
  Object.entries({
    wich: 'which',
    whcih: 'which',
    whihc: 'which',
    wat: 'what',
    waht: 'what',
    wht: 'what',
    whta: 'what',
    wen: 'when',
    whn: 'when',
    wehn: 'when',
    wher: 'where',
    whre: 'where',
    hwo: 'how',
    hw: 'how',
    woh: 'who',
    whos: 'who',
    whats: 'what',
    wy: 'why',
    teh: 'the',
    whi: 'who',
  }),
);

/** The words that ask are short, so the usual typo rule leaves them alone; their typos are few. */
function mendQuestionWord(token: Token): Token {
  const word = mistyped.get(token.word);
  return word === undefined ? token : { ...token, word, stem: word };
}

function makeTerm(
  token: Token,
  traits: Pick<Term, 'isFocus' | 'isName' | 'isCarried' | 'isDeed' | 'weight'>,
): Term {
  const { word, stem, text } = token;
  const weight = traits.weight * (generic.get(stem) ?? 1);
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
