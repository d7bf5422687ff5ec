/** The noun phrase that a question has behind the words that ask. */
import type { Token } from '../../text/tokens.ts';
import { auxiliaries, joining } from './kind-words.ts';

/** The nouns from `from` on, up to a verb or preposition. */
export function nounPhrase(tokens: readonly Token[], from: number): number[] {
  const phrase: number[] = [];
  for (let index = Math.max(0, from); index < tokens.length && phrase.length < 4; index++) {
    const word = tokens[index]?.word ?? '';
    if (phrase.length === 0 && /^(?:the|a|an|other|its|their|his|her|of)$/.test(word)) continue;
    if (joining.has(word) || auxiliaries.has(word)) break;
    phrase.push(index);
  }
  return phrase;
}
