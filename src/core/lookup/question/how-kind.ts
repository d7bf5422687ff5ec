/** What a question with "how" asks for. */

import { nounSupersense, supersenseOf } from '../../lexicon/lexicon.ts';
import { firstNounFile } from '../../lexicon/supersenses.ts';
import type { Token } from '../../text/tokens.ts';
import { type AnswerKind, type AskedFor, unfocused } from './answer-kind.ts';
import { isMeasuredAdverb } from './asked-dimensions.ts';
import { amountWords, measures } from './kind-words.ts';
import { nounPhrase } from './noun-phrase.ts';

const moneyVerbs =
  /\b(?:cost|costs|pay|paid|pays|spend|spent|worth|price|invest|invested|investing|investment|money|earn|earned|raise|raised|charge|sell|sold|buy|fee|budget|donate|fund|funding|lend|lent|owe|subsid\w+|loan)\b/i;

/** `at`: the place of "how" among `tokens`, those of `text`. */
export function howKind(text: string, tokens: readonly Token[], at: number): AskedFor {
  const next = tokens[at + 1]?.word ?? '';
  const focus = nounPhrase(tokens, at + 2);
  // "How many years": a length of time, however it is written.
  if (next === 'many')
    return {
      kind: focus.some((index) => measures.has(tokens[index]?.word ?? '')) ? 'measure' : 'count',
      focus,
    };
  if (next === 'much')
    return moneyVerbs.test(text) || /^(?:is|are|was|were|does|do|did)$/.test(tokens[at + 2]?.word ?? '')
      ? { kind: 'amount', focus: onlyAdjacent(tokens, focus, at + 2) }
      : { kind: 'quantity', focus: onlyAdjacent(tokens, focus, at + 2) };
  if (next === 'old') return unfocused('age');
  if (/^(?:expensive|costly|pricey|dear)$/.test(next)) return unfocused('amount');
  if (next === 'come') return unfocused('reason');
  if (next === 'long' && tokens[at + 2]?.word === 'ago') return unfocused('date');
  if (next === 'often') return unfocused('quantity');
  if (/^(?:big|high|large|low|small)$/.test(next)) return unfocused(sizeKind(tokens, at + 2));
  return isMeasuredAdverb(next) ? unfocused('measure') : unfocused('other');
}

/** What has a body and can be measured. */
const bodied =
  nounSupersense.animal |
  nounSupersense.artifact |
  nounSupersense.body |
  nounSupersense.food |
  nounSupersense.location |
  nounSupersense.object |
  nounSupersense.plant |
  nounSupersense.shape |
  nounSupersense.substance;

/** "How big a penalty" asks for money, "how big is the lake" for what can be measured, "how big is the outflow" for any number. */
function sizeKind(tokens: readonly Token[], at: number): AnswerKind {
  const isBe = /^(?:is|was|are|were)$/.test(tokens[at]?.word ?? '');
  const phrase = nounPhrase(tokens, isBe ? at + 1 : at);
  if (phrase.some((index) => amountWords.has(tokens[index]?.word ?? ''))) return 'amount';
  const head = tokens[phrase.at(-1) ?? -1];
  const sense = head && !/^\p{Lu}/u.test(head.text) ? supersenseOf(head.stem) : -1;
  return sense < 0 || ((bodied >>> (sense - firstNounFile)) & 1) === 1 ? 'measure' : 'quantity';
}

/** "how much water does …": a noun only where it follows at once. */
function onlyAdjacent(tokens: readonly Token[], focus: readonly number[], at: number): number[] {
  const next = tokens[at]?.word ?? '';
  return focus[0] === at && !/^(?:more|less|of|higher|lower|longer|money|faster|bigger|larger)$/.test(next)
    ? focus.slice(0, 2)
    : [];
}
