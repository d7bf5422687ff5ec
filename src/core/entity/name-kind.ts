/** What kind of thing a capitalised name names, from its words and its surroundings. */
import type { Token } from '../text/tokens.ts';
import type { NameKind } from './entity.ts';
import { honorifics, isGivenName, leadingSurnames, nameParticles, pinyinName } from './given-names.ts';
import {
  commonAcronyms,
  organisationHeads,
  placeHeads,
  placeStarts,
  roleModifiers,
  roleNouns,
  speechVerbs,
  thingHeads,
} from './name-words.ts';
import { isPlaceName } from './place-names.ts';

export interface NameContext {
  /** Words of the name. */
  readonly words: readonly Token[];
  /** The name as written. */
  readonly text: string;
  /** The two tokens before the name, nearest first, and those behind it. */
  readonly before: readonly (Token | undefined)[];
  readonly behind: readonly (Token | undefined)[];
  /** Whether an office stands beside it. */
  readonly hasRole: boolean;
}

const placePrepositions = new Set([
  'in',
  'at',
  'near',
  'from',
  'to',
  'across',
  'around',
  'outside',
  'towards',
  'toward',
  'into',
  'through',
]);
const kindOfPlace = new Set(
  'city town village district region province county island port river suburb borough capital hamlet'.split(
    ' ',
  ),
);
const kindOfOrganisation = new Set(
  'association company club firm group party charity union bank manufacturer maker airline newspaper startup broadcaster agency producer supplier retailer chain'.split(
    ' ',
  ),
);
const personal = new Set(['who', 'whose', 'whom']);

/** `sure` is false where only the surroundings tell: another mention in the article may know better. */
export function nameKind(context: NameContext): { kind: NameKind; sure: boolean } {
  const { words, text, behind, hasRole } = context;
  const [before, beforeThat] = context.before;
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return { kind: 'thing', sure: false };
  const sure = (kind: NameKind) => ({ kind, sure: true });
  if (before && honorifics.has(before.text)) return sure('person');
  if (before && kindOfPlace.has(before.word === 'of' ? (beforeThat?.word ?? '') : before.word))
    return sure('place');
  const head = words.find((_, index) => words[index + 1]?.word === 'of') ?? last;
  if (isPlaceName(text)) return sure('place');
  if (words.length > 1) {
    // "many central Gao Qian": what an adjective stands before is no person, whatever it looks like.
    const isDescribed = before !== undefined && roleModifiers.has(before.text) && !roleNouns.has(before.word);
    if (isPersonal(words)) return isDescribed ? { kind: 'thing', sure: false } : sure('person');
    if (organisationHeads.has(head.word) && !(placeHeads.has(head.word) && placeStarts.has(first.text)))
      return sure('organisation');
    if (thingHeads.has(head.word)) return sure('thing');
    if (placeHeads.has(head.word)) return sure('place');
    if (
      /^(?:Mount|Mt|Lake|River|Cape|Port|Fort|Gulf|Isle|San|Santa|São|Los|Las|Upper|Lower|Greater)$/.test(
        first.text,
      )
    )
      return sure('place');
  } else if (/^\p{Lu}[\p{Lu}\p{N}]{1,5}s?$/u.test(text)) {
    return sure(commonAcronyms.has(text) ? 'thing' : 'organisation');
  } else if (organisationHeads.has(first.word)) return sure('organisation');
  else if (thingHeads.has(first.word)) return sure('thing');
  if (words.some(({ word }) => organisationHeads.has(word)) && words.length > 2) return sure('organisation');
  if (before && kindOfOrganisation.has(before.word)) return sure('organisation');
  if (hasRole && words.length <= 4) return sure('person');
  if (personal.has(behind[0]?.word ?? '')) return { kind: 'person', sure: words.length > 1 };
  const speaks = speechVerbs.has(behind[0]?.word ?? '') || speechVerbs.has(before?.word ?? '');
  const inside = before && (placePrepositions.has(before.word) || before.word === 'of');
  if (speaks && !inside && words.length <= 3) return { kind: 'person', sure: false };
  if (before && placePrepositions.has(before.word) && beforeThat?.word !== 'according' && words.length <= 2)
    return { kind: 'place', sure: false };
  if (words.length === 1 && isGivenName(first.text)) return { kind: 'person', sure: false };
  return { kind: 'thing', sure: false };
}

/** "Ada Marsh", "J. K. Rowling", "Ludwig van Beethoven", "Chen Jining". */
function isPersonal(words: readonly Token[]): boolean {
  const [first, second] = [words[0], words[1]];
  if (!first || !second || words.length > 5) return false;
  const last = words.at(-1);
  if (
    last &&
    (organisationHeads.has(last.word) || thingHeads.has(last.word)) &&
    !isGivenName(last.text) &&
    words.length > 2
  )
    return false;
  if (words.some(({ text, word }) => /^\p{Ll}/u.test(text) && !nameParticles.has(word))) return false;
  if (isGivenName(first.text))
    return !/^(?:organisation|university|college|club|street|road|river|bridge|airport|park|hospital|school|award|prize|cup|foundation|island|lake|bay|square)$/.test(
      last?.word ?? '',
    );
  if (
    /^\p{Lu}$|^(?:\p{Lu}\.){1,3}$/u.test(first.text) &&
    second.text.length >= 1 &&
    !roleNouns.has(second.word)
  )
    return /^\p{Lu}\p{Ll}/u.test(last?.text ?? '');
  return (
    words.length <= 3 &&
    leadingSurnames.has(first.text) &&
    words.slice(1).every(({ word }) => pinyinName.test(word)) &&
    !isPlaceName(
      words
        .slice(1)
        .map(({ text }) => text)
        .join(' '),
    )
  );
}
