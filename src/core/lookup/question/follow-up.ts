/** A question that leans on the one before: "And the party secretary?", "When was she born?" */
import { roleNouns } from '../../entity/name-words.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { tokenize } from '../../text/tokens.ts';
import type { Conversation, ConversationTurn } from '../answer.ts';
import { askedFor } from './asked-for.ts';
import { ranks } from './office-words.ts';
import type { Inherited } from './understand-question.ts';

/** What a question takes over from the turn before. */
export interface Leaning extends Inherited {
  readonly cited: ConversationTurn['cited'];
}

/** Words that a question begins with. */
const askingWords =
  'who|whom|whose|when|where|which|what|why|how|did|does|do|is|are|was|were|has|have|had|can|could|will|would';
const askingWord = new RegExp(`^(?:${askingWords})$`);
const opener = /^\s*(?:and|also|but|so|then|ok|okay|what about|how about)\b/i;
/** "And how old is Tom Reed?" puts nothing in the place of what was asked before: it asks anew. */
const complete = new RegExp(
  `^\\s*(?:(?:and|also|but|so|then|ok|okay)\\b[\\s,]*)+(?!(?:what|how) about\\b)(?:${askingWords})\\b`,
  'i',
);
/** Words of no substance, beside those of grammar. */
const idle = /^(?:ok|okay|else|much|many|long|old|far|often)$/;
const ofPerson = /\b(?:he|she|him|her|his|hers)\b/i;
const personal = /\b(?:he|she|him|her|his|hers|they|them|their|it|its|this|that|these|those|there|here)\b/i;
const referent = 0.8;
const background = 0.35;
const foreground = 0.9;
/** Only so that what was answered before is not answered again. */
const faint = 0.01;

/** Null where the question stands by itself. */
export function leanOn(question: string, conversation: Conversation | undefined): Leaning | null {
  const last = conversation?.turns.at(-1);
  if (!last) return null;
  const tokens = tokenize(question);
  const content = tokens.filter((token) => !isStopWord(token));
  const asks = tokens.some(({ word }) => askingWord.test(word));
  const refers = personal.test(question);
  const isWhole = complete.test(question) && content.filter(({ word }) => !idle.test(word)).length > 1;
  const replaces = opener.test(question) ? !isWhole && content.length <= 4 : !asks && content.length <= 3;
  // "When?", "And who else?": all but the question word is in the question before.
  if (content.every(({ word }) => word === 'else') && asks) {
    const carried = [
      { text: contentOf(last.understood), weight: foreground },
      { text: last.answered ?? '', weight: faint },
    ];
    return { carried, kind: null, cited: last.cited };
  }
  if (!replaces && !refers) return null;
  const names = nameOf(last, ofPerson.test(question));
  if (replaces && !(refers && asks)) {
    const kind = askedFor(last.understood, tokenize(last.understood)).kind;
    return {
      carried: [
        {
          text: withoutParallel(
            last.understood,
            content.map(({ word }) => word),
          ),
          weight: background,
        },
        ...refersTo(refers, names),
      ],
      kind,
      cited: last.cited,
    };
  }
  return {
    carried: [...refersTo(true, names), { text: contentOf(last.understood), weight: background * 0.6 }],
    kind: null,
    cited: last.cited,
  };
}

function refersTo(refers: boolean, names: string) {
  return refers && names !== '' ? [{ text: names, weight: referent }] : [];
}

/**
 * Whom or what the turn before was about: the names in its question, else a name that answered it, else what it spoke of. "She", after "Who is the
 * mayor of Lindow?", is who that was rather than Lindow, but after "Who is Ada Marsh married to?" it is Ada Marsh.
 */
function nameOf({ understood, answered }: ConversationTurn, isOfPerson: boolean): string {
  const tokens = tokenize(understood);
  // A person is mostly spoken of by family name later on.
  const familyName =
    answered && /^\p{Lu}/u.test(answered) ? (answered.split(/\s+/).at(-1) ?? answered) : null;
  if (
    isOfPerson &&
    familyName &&
    !fullName.test(understood) &&
    askedFor(understood, tokens).kind === 'person'
  )
    return familyName;
  const names = tokens.filter(
    ({ text, word }, index) => index > 0 && /^\p{Lu}/u.test(text) && !roleNouns.has(word),
  );
  if (names.length > 0) return names.map(({ text }) => text).join(' ');
  return familyName ?? contentOf(understood);
}

const fullName = /\s\p{Lu}[\p{L}\p{M}'’-]+ \p{Lu}/u;

/** The question before without what the new one puts in its place: one office replaces another. */
function withoutParallel(understood: string, words: readonly string[]): string {
  // "And the deputy?" is still a question of the mayor; "And the secretary?" is not.
  const bringsRole = words.some((word) => roleNouns.has(word) && !ranks.has(word));
  return tokenize(understood)
    .filter((token) => !isStopWord(token) && !(bringsRole && roleNouns.has(token.word)))
    .map(({ text }) => text)
    .join(' ');
}

function contentOf(text: string): string {
  return tokenize(text)
    .filter((token) => !isStopWord(token))
    .map((token) => token.text)
    .join(' ');
}

const mostTurns = 5;

/** The conversation with one more turn; the oldest are let go. */
export function remember(conversation: Conversation | undefined, turn: ConversationTurn): Conversation {
  return { turns: [...(conversation?.turns ?? []), turn].slice(-mostTurns) };
}

const mostCarried = 20;

/** The question with what it leaned on, each word once and not too many: the next turn leans on this in its turn. */
export function understoodAs(asked: string, leaning: Leaning | null): string {
  const known = new Set(tokenize(asked).map(({ stem }) => stem));
  const carried = (leaning?.carried ?? [])
    .flatMap(({ text }) => tokenize(text))
    .filter((token) => {
      const isNew = !known.has(token.stem);
      known.add(token.stem);
      return isNew && !isStopWord(token);
    });
  return [asked, ...carried.slice(0, mostCarried).map(({ text }) => text)].join(' ');
}
