/** What a question asks for, as its first words tell. */
import { organisationHeads, roleNouns } from '../../entity/name-words.ts';
import type { Token } from '../../text/tokens.ts';
import { type AnswerKind, type AskedFor, type IsNameWord, unfocused } from './answer-kind.ts';
import { howKind } from './how-kind.ts';
import {
  amountWords,
  auxiliaries,
  countWords,
  dateWords,
  measureNouns,
  percentWords,
  personWords,
  placeWords,
} from './kind-words.ts';
import { nounPhrase } from './noun-phrase.ts';

/** `tokens`: those of `text`. */
export function askedFor(
  text: string,
  tokens: readonly Token[],
  isNameWord: IsNameWord = () => false,
): AskedFor {
  const at = tokens.findIndex(({ word }) =>
    /^(?:who|whom|whose|when|where|which|what|why|how|whats|whos)$/.test(word),
  );
  const first = tokens[0]?.word ?? '';
  const question = tokens[at];
  if (asksForExpansion(text, tokens, isNameWord)) return unfocused('expansion');
  if (!question || (auxiliaries.has(first) && at > 1 && !/^(?:which|whose)$/.test(question.word)))
    return auxiliaries.has(first.replace(/n?'t$/, '')) ? unfocused('yes-no') : bareNoun(tokens);
  const next = tokens[at + 1]?.word ?? '';
  switch (question.word) {
    case 'why':
      return unfocused('reason');
    case 'when':
      return unfocused('date');
    case 'where':
      return unfocused('place');
    case 'how':
      return howKind(text, tokens, at);
    case 'who':
    case 'whom':
    case 'whos':
      return isDefinition(tokens, at, isNameWord)
        ? unfocused('role')
        : { kind: 'person', focus: personFocus(tokens, at) };
    case 'whose':
      return unfocused('person');
    default:
      if (next === 'happened' || next === 'happens') return unfocused('other');
      return asksForJob(tokens, at, isNameWord) ? unfocused('role') : what(text, tokens, at);
  }
}

function what(text: string, tokens: readonly Token[], at: number): AskedFor {
  if (/\bworth\b/i.test(text)) return unfocused('amount');
  if (/\b(?:about|like)\b[^a-z]*$/i.test(text)) return unfocused('other');
  if (
    /\b(?:job|occupation|profession|position|role|title|post|office)\b[^a-z]*$/i.test(text) ||
    /\bdo(?:es)? for a living\b/i.test(text)
  )
    return unfocused('role');
  if (/\b(?:reasons?|causes?|caused)\b/i.test(text)) return unfocused('reason');
  if (/^(?:did|does|do|will|would)$/.test(tokens[at + 1]?.word ?? '')) {
    if (/\b(?:cost|earn|pay|charge)\b[^a-z]*$/i.test(text)) return unfocused('amount');
    if (/\b(?:weigh|measure)\b[^a-z]*$/i.test(text)) return unfocused('measure');
  }
  const isBe = /^(?:is|was|are|were|s|will|would)$/.test(tokens[at + 1]?.word ?? '');
  const named = /\bnames? of\b|['’]s? names?\b|\bcalled\b|\bnamed\b/i.test(text);
  const focus = nounPhrase(tokens, isBe ? at + 2 : at + 1);
  if (isBe && asksWhatItIs(tokens, at, focus)) {
    const isShort = focus.length === 1 && /^\p{Lu}{2,8}$/u.test(tokens[focus[0] ?? 0]?.text ?? '');
    return { kind: isShort ? 'expansion' : 'definition', focus };
  }
  const words = focus.map((index) => tokens[index]?.word ?? '');
  const head = words.at(-1) ?? '';
  const whole = (kind: AnswerKind): AskedFor => ({ kind, focus });
  if (words.some((word) => percentWords.has(word))) return whole('percent');
  if (head === 'age') return whole('age');
  if (dateWords.has(head) || (dateWords.has(words[0] ?? '') && !isBe)) return unfocused('date');
  if (words.some((word) => countWords.has(word))) return whole('count');
  if (words.some((word) => amountWords.has(word))) return whole('amount');
  if (measureNouns.has(head)) return whole('measure');
  if (!isBe && placeWords.has(head)) return whole('place');
  if (personWords.has(head) || roleNouns.has(head)) return whole('person');
  if (named) return nameOf(tokens, at);
  if (organisationHeads.has(head) || head === 'organization' || head === 'team') return whole('organisation');
  if (isBe && /ed$/.test(words[0] ?? '')) return unfocused('other');
  // "What did they say?" asks for more than a name.
  return whole(focus.length === 0 && tokens[at]?.word !== 'which' ? 'other' : 'named');
}

const longestAbbreviation = 6;

/** "What does NDRC stand for", "twl means what", "BRA = ?". */
function asksForExpansion(text: string, tokens: readonly Token[], isNameWord: IsNameWord): boolean {
  if (
    /\bstands? for\b|\babbreviation\b|\bacronym\b|\bshort for\b|\bfull (?:form|name) of [A-Z]{2}/i.test(
      text,
    ) ||
    // "Why does the EU mean to ban it?" asks for no full form.
    (/\b[A-Z]{2,}\b.*\bmeans?\b(?! (?:to|by)\b)/.test(text) &&
      !/^\s*(?:why|when|where|who|how)\b/i.test(text)) ||
    /^\s*[A-Z]{2,}\s*=/.test(text)
  )
    return true;
  const [what, does, name, mean] = tokens;
  return (
    tokens.length === 4 &&
    what?.word === 'what' &&
    does?.word === 'does' &&
    mean?.word === 'mean' &&
    name !== undefined &&
    name.word.length <= longestAbbreviation &&
    isNameWord(name.word)
  );
}

/** "What is FDI?", "what is the Yangtze River Delta?": a name or capitals and nothing else. */
function asksWhatItIs(tokens: readonly Token[], at: number, focus: readonly number[]): boolean {
  if (tokens[at]?.word !== 'what' || focus.length === 0 || focus.at(-1) !== tokens.length - 1) return false;
  const isNamed = focus.every((index) => /^\p{Lu}/u.test(tokens[index]?.text ?? ''));
  const article = tokens[at + 2]?.word;
  return isNamed || ((article === 'a' || article === 'an') && focus.length <= 3);
}

/** "What is the name of the mayor", "what's the guard's name", "what is the new bridge called". */
function nameOf(tokens: readonly Token[], at: number): AskedFor {
  const of = tokens.findIndex(
    ({ word }, index) => index > at && /^names?$/.test(word) && tokens[index + 1]?.word === 'of',
  );
  const focus = nounPhrase(tokens, of > 0 ? of + 2 : at + 1).filter(
    (index) => !/^(?:names?|called|named)$/.test(tokens[index]?.word ?? ''),
  );
  const isPerson = focus.some((index) => roleNouns.has(tokens[index]?.word ?? ''));
  return { kind: isPerson ? 'person' : 'name', focus };
}

/** "Who is Ada Marsh?", "who was the man called Marsh": a name follows and nothing else. */
function isDefinition(tokens: readonly Token[], at: number, isNameWord: IsNameWord): boolean {
  const be = tokens[at]?.word === 'whos' || /['’]s$/.test(tokens[at]?.text ?? '') ? at : at + 1;
  if (be > at && !/^(?:is|was|are|were|s)$/.test(tokens[be]?.word ?? '')) return false;
  const rest = tokens.slice(be + 1);
  return (
    rest.length > 0 &&
    rest.length <= 4 &&
    rest.every(
      ({ text, word }) => /^\p{Lu}/u.test(text) || isNameWord(word) || /^(?:de|van|von|bin|al)$/.test(word),
    )
  );
}

/** "What does Ada Marsh do?" */
function asksForJob(tokens: readonly Token[], at: number, isNameWord: IsNameWord): boolean {
  const between = tokens.slice(at + 2, -1);
  if (tokens.at(-1)?.word !== 'do' || !/^(?:does|did)$/.test(tokens[at + 1]?.word ?? '')) return false;
  return between.length > 0 && between.every(({ text, word }) => /^\p{Lu}/u.test(text) || isNameWord(word));
}

/** "Who is the mayor of Lindow": the office is what is asked for. */
function personFocus(tokens: readonly Token[], at: number): number[] {
  return tokens.flatMap(({ word }, index) => (index > at && roleNouns.has(word) ? [index] : [])).slice(0, 1);
}

/** A follow-up or search words: "And the party secretary?", "price per ticket", "Ada Marsh". */
function bareNoun(tokens: readonly Token[]): AskedFor {
  const start = tokens.findIndex(
    ({ word }) => !/^(?:and|the|a|an|its|their|his|her|total|overall|exact)$/.test(word),
  );
  const phrase = nounPhrase(tokens, start);
  const head = phrase.at(-1) ?? 0;
  const kind = kindOfNoun(tokens[head]?.word ?? '') ?? kindOfNoun(tokens[phrase[0] ?? 0]?.word ?? '');
  if (kind) return { kind, focus: phrase };
  const focus = tokens.flatMap(({ word }, index) => (roleNouns.has(word) ? [index] : []));
  return focus.length > 0 ? { kind: 'person', focus } : unfocused('other');
}

/** What a noun asks for that stands without a question word; null where it may be anything. */
function kindOfNoun(word: string): AnswerKind | null {
  if (/^ages?$/.test(word)) return 'age';
  if (percentWords.has(word)) return 'percent';
  if (/^(?:date|year|deadline)$/.test(word)) return 'date';
  if (countWords.has(word)) return 'count';
  if (amountWords.has(word) || amountWords.has(word.replace(/s$/, ''))) return 'amount';
  if (measureNouns.has(word)) return 'measure';
  if (/^(?:location|venue|place)$/.test(word)) return 'place';
  if (/^(?:reason|cause)s?$/.test(word)) return 'reason';
  return /^names?$/.test(word) ? 'name' : null;
}
