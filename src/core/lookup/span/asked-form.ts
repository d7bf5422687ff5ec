/** How a question is built: what the words beside its answer would be, were it a statement. */

import { relatedStems, relations } from '../../lexicon/lexicon.ts';
import type { Token } from '../../text/tokens.ts';
import { mendQuestionWord } from '../question/question-words.ts';
import { mostRead, type Question } from '../question/understand-question.ts';
import { hashText, senseOf } from './span-words.ts';
import { pos, type Tagger } from './tag-words.ts';

/** What a question begins with, roughly; a number, since it is mixed into features. */
export const askedForms = [
  'none',
  'who',
  'whom',
  'whose',
  'when',
  'where',
  'why',
  'howMany',
  'howMuch',
  'howMeasure',
  'how',
  'whatNoun',
  'whatBe',
  'whatDo',
  'whatVerb',
  'which',
] as const;

export interface AskedForm {
  readonly form: number;
  readonly tokens: readonly Token[];
  readonly tags: Uint8Array;
  /** Hash of the stem of the noun that names what is asked for, and its word; 0 and '' where there is none. */
  readonly focus: number;
  readonly focusWord: string;
  readonly focusStem: string;
  /** What sort of thing the focus is, see {@link senseOf}; 0 where there is none. */
  readonly focusSense: number;
  /** Stem → how it is related to the focus: 1 + its place in {@link relations}. */
  readonly focusKin: ReadonlyMap<string, number>;
  /** Stems that a statement would have right before and right behind the answer; '' where that is not known. */
  readonly left: string;
  readonly right: string;
  /** Stem → 1 where a statement would have it before the answer, 2 behind. */
  readonly order: ReadonlyMap<string, number>;
  /** The stem of the verb; '' where there is none. */
  readonly verb: string;
  /** The preposition that goes with the answer: "in what year", "what … for?"; '' where there is none. */
  readonly preposition: string;
  /** Whether the answer does what the verb says: "who built", "what was built". */
  readonly isSubject: boolean;
}

const be = /^(?:is|was|are|were|be|been|s)$/;
const nounish = (tag: number) => tag === pos.noun || tag === pos.name;

export function readAskedForm(tagger: Tagger, { text, tokens: written }: Question): AskedForm {
  const tokens = written.filter(({ end }) => end <= mostRead).map(mendQuestionWord);
  const tags = tagger.tag(text, tokens);
  const wh = tokens.findIndex(({ word }) =>
    /^(?:who|whom|whose|when|where|which|what|why|how|whats|whos)$/.test(word),
  );
  const form = wh < 0 ? 0 : askedForms.indexOf(formOf(tokens, tags, wh));
  const phraseEnd = endOfPhrase(tokens, tags, wh);
  let focusAt = phraseEnd > wh + 1 ? phraseEnd - 1 : -1;
  const next = tokens[phraseEnd];
  const isAuxiliary =
    tags[phraseEnd] === pos.auxiliary ||
    /^(?:did|do|does|has|have|had|can|could|will|would)$/.test(next?.word ?? '') ||
    be.test(next?.word ?? '');
  let isSubject = wh >= 0;
  let verbAt = -1;
  if (isAuxiliary) {
    const after = phraseEnd + 1;
    const isVerb = tags[after] === pos.verb || (tags[after] === pos.adverb && tags[after + 1] === pos.verb);
    isSubject = isVerb && !/^d(?:o|id|oes)$/.test(next?.word ?? '');
    for (let at = after; at < tokens.length && verbAt < 0; at++) if (tags[at] === pos.verb) verbAt = at;
    if (be.test(next?.word ?? '') && !isSubject && focusAt < 0) focusAt = headOfNext(tags, after);
  } else
    for (let at = phraseEnd; at < tokens.length && verbAt < 0; at++) if (tags[at] === pos.verb) verbAt = at;
  const last = tokens.length - 1;
  const beforeWh = wh > 0 && tags[wh - 1] === pos.preposition ? (tokens[wh - 1]?.word ?? '') : '';
  const stranded =
    tags[last] === pos.preposition || tags[last] === pos.particle ? (tokens[last]?.word ?? '') : '';
  const preposition = beforeWh || stranded;
  const stemAt = (at: number) => tokens[at]?.stem ?? '';
  const focusToken = tokens[focusAt];
  return {
    form,
    tokens,
    tags,
    focus: focusToken ? hashText(focusToken.stem) : 0,
    focusWord: focusToken?.word ?? '',
    focusStem: focusToken?.stem ?? '',
    focusSense: focusToken ? senseOf(focusToken.stem, tags[focusAt] as number) : 0,
    focusKin: kinOf(focusToken?.stem),
    left: isSubject ? '' : stranded || beforeWh || (verbAt >= 0 ? stemAt(verbAt) : ''),
    right: isSubject ? stemAt(isAuxiliary ? phraseEnd : verbAt) : verbAt >= 0 ? stemAt(verbAt + 1) : '',
    order: orderOf(
      tokens,
      wh,
      phraseEnd,
      isSubject ? phraseEnd : stranded ? tokens.length : verbAt >= 0 ? verbAt + 1 : -1,
    ),
    verb: verbAt >= 0 ? stemAt(verbAt) : '',
    preposition,
    isSubject,
  };
}

function formOf(tokens: readonly Token[], tags: Uint8Array, wh: number): (typeof askedForms)[number] {
  const word = tokens[wh]?.word ?? '';
  const next = tokens[wh + 1]?.word ?? '';
  switch (word) {
    case 'who':
    case 'whos':
      return 'who';
    case 'whom':
    case 'whose':
    case 'when':
    case 'where':
    case 'why':
      return word;
    case 'which':
      return 'which';
    case 'how':
      if (next === 'many') return 'howMany';
      if (next === 'much') return 'howMuch';
      return tags[wh + 1] === pos.adjective || tags[wh + 1] === pos.adverb ? 'howMeasure' : 'how';
    default:
      if (be.test(next) || word === 'whats') return 'whatBe';
      if (/^(?:did|do|does)$/.test(next)) return 'whatDo';
      return tags[wh + 1] === pos.verb || tags[wh + 1] === pos.auxiliary ? 'whatVerb' : 'whatNoun';
  }
}

/** Behind "what kind of cheese", "how many people", "which". */
function endOfPhrase(tokens: readonly Token[], tags: Uint8Array, wh: number): number {
  let at = wh + 1;
  if (/^(?:who|whom|when|where|why|whos|whats)$/.test(tokens[wh]?.word ?? '')) return at;
  const kinds = /^(?:kinds?|types?|sorts?|forms?)$/;
  while (at < tokens.length) {
    const tag = tags[at] as number;
    const isOf = tokens[at]?.word === 'of' && kinds.test(tokens[at - 1]?.word ?? '');
    if (
      !nounish(tag) &&
      tag !== pos.adjective &&
      tag !== pos.number &&
      !isOf &&
      !(at === wh + 1 && tag === pos.adverb && tokens[at]?.word !== 'else')
    )
      break;
    at++;
  }
  return at;
}

/** The head of the noun phrase from `from` on; -1 where none begins there. */
function headOfNext(tags: Uint8Array, from: number): number {
  let head = -1;
  for (let at = from; at < tags.length; at++) {
    const tag = tags[at] as number;
    if (nounish(tag)) head = at;
    else if (
      head >= 0 ||
      (tag !== pos.determiner && tag !== pos.adjective && tag !== pos.number && tag !== pos.pronoun)
    )
      break;
  }
  return head;
}

/** `hole`: place of the first word that would stand behind the answer; -1 where that is not known. */
function orderOf(tokens: readonly Token[], wh: number, phraseEnd: number, hole: number): Map<string, number> {
  const order = new Map<string, number>();
  if (wh < 0 || hole < 0) return order;
  for (let at = phraseEnd; at < tokens.length; at++) order.set(tokens[at]?.stem ?? '', at < hole ? 1 : 2);
  return order;
}

const noKin: ReadonlyMap<string, number> = new Map();

function kinOf(stem: string | undefined): ReadonlyMap<string, number> {
  if (stem === undefined) return noKin;
  return new Map(relatedStems(stem).map((kin) => [kin.stem, 1 + relations.indexOf(kin.relation)]));
}
