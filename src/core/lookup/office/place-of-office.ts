/** Where a role names the office that its holder has: not so in "former mayor", "adviser to the mayor" or "the mayor's sister". */
import { roleNouns } from '../../entity/name-words.ts';
import { isSameOffice, type OfficeWord, ranks } from '../question/office-words.ts';
import type { OfficeQuestion } from './office-question.ts';

const linking = /^(?:of|for|to)$/;
const determiner = /^(?:the|an?|its|their|his|her)$/;
const isOver = /\b(?:until|till)\b|\bfrom \d{4} to\b/;

/** Index among the words of a role; -1 where they name another office, or one that is not held. */
export function placeOfOffice(words: readonly OfficeWord[], asked: OfficeQuestion): number {
  return words.findIndex(({ word }, at) => isSameOffice(asked.noun, word) && isHeld(words, at, asked));
}

function isHeld(words: readonly OfficeWord[], at: number, { qualifiers, isPast }: OfficeQuestion): boolean {
  // "Chief economist", "the president's adviser": of several in a row the last is held, but "the deputy" is the deputy mayor.
  if (!ranks.has(words[at]?.word ?? '') && roleNouns.has(words[at + 1]?.word ?? '')) return false;
  const from = words.slice(0, at).findLastIndex(({ word }) => word === 'and') + 1;
  const before = words.slice(from, at).map(({ word }) => word);
  const link = before.findLastIndex((word) => linking.test(word));
  // "Candidate for governor", "spokeswoman for the mayor": it is somebody else's, or nobody's yet.
  const isOfOther = before.slice(0, link).some((word) => roleNouns.has(word));
  const isLinked = before.slice(link + 1).every((word) => determiner.test(word));
  if (link >= 0 && (isOfOther || isLinked)) return false;
  if (before.some((word) => ranks.has(word) && !qualifiers.includes(word))) return false;
  const behind = words.slice(at + 1).map(({ word }) => word);
  return isPast || !isOver.test(behind.join(' '));
}
