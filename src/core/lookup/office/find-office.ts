/** Who holds an office, by the roles that stand beside the names of an article. */
import type { Span } from '../../article/article.ts';
import type { Name } from '../../entity/entity.ts';
import { roleModifiers, roleNouns } from '../../entity/name-words.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import { stemWord, tokenize } from '../../text/tokens.ts';
import type { SentenceIndex } from '../index/sentence-index.ts';
import type { MatchedTerm } from '../match/match-terms.ts';
import { sameThing } from '../match/sureness.ts';
import { isSameOffice, type OfficeWord, officeWords, ranks } from '../question/office-words.ts';
import type { OfficeQuestion } from './office-question.ts';
import { placeOfOffice } from './place-of-office.ts';

export interface Holder {
  readonly sentence: number;
  /** The name; offsets into the sentence's text. */
  readonly span: Span;
  /** Whether the role itself says whose office it is, rather than what stands around it. */
  readonly certain: boolean;
}

/** The first whose role names all that is asked; else the first where the paragraph or title says whose office it is. */
export function findHolder(
  index: SentenceIndex,
  asked: OfficeQuestion,
  terms: readonly MatchedTerm[],
): Holder | null {
  let likely: Holder | null = null;
  for (const [sentence, read] of index.sentences.entries())
    for (const name of read.names) {
      if (name.kind !== 'person') continue;
      const fit = name.role
        ? roleFits({ index, sentence, read, asked, terms }, name)
        : listFits(read, name, asked);
      if (fit === 'certain') return { sentence, span: name, certain: true };
      if (fit === 'likely') likely ??= { sentence, span: name, certain: false };
    }
  return likely;
}

const asking = /^(?:and|so|who|whos|is|was|the|a|an|s)$/;

/** Who is known by an alias that is all that the question names: "the premier" → Li Qiang. The longest alias wins. */
export function findByAlias(index: SentenceIndex, question: string): Holder | null {
  const wordsOf = (text: string) => tokenize(text).map(({ word }) => word);
  const words = wordsOf(question);
  const targets = [...index.article.meta.aliases]
    .map(([alias, target]) => ({ target, words: wordsOf(alias) }))
    .filter(
      (alias) =>
        alias.words.length > 0 && words.slice(-alias.words.length).join(' ') === alias.words.join(' '),
    )
    .filter((alias) => words.slice(0, -alias.words.length).every((word) => asking.test(word)))
    .sort((a, b) => b.words.length - a.words.length);
  const target = targets[0]?.target;
  if (target === undefined) return null;
  const mentions = [...index.sentences.entries()].flatMap(([sentence, { names }]) =>
    names
      .filter(({ kind, text }) => kind === 'person' && text === target)
      .map((name) => ({ sentence, name })),
  );
  const best = mentions.find(({ name }) => name.role !== null) ?? mentions[0];
  return best ? { sentence: best.sentence, span: best.name, certain: true } : null;
}

type Fit = 'certain' | 'likely' | null;

interface Scene {
  readonly index: SentenceIndex;
  readonly sentence: number;
  readonly read: ReadSentence;
  readonly asked: OfficeQuestion;
  readonly terms: readonly MatchedTerm[];
}

function roleFits({ index, sentence, read, asked, terms }: Scene, { role }: Name): Fit {
  if (!role) return null;
  const tokens = read.tokens.filter(({ start, end }) => start >= role.start && end <= role.end);
  const words = officeWords(tokens);
  const at = placeOfOffice(words, asked);
  if (at < 0) return null;
  if (
    !asked.qualifiers.every((qualifier) =>
      words.some(({ word, stem }) => word === qualifier || stem === stemWord(qualifier)),
    )
  )
    return null;
  const missing = asked.complement.filter(
    (stem) => !isNamed(stem, new Set(words.map((word) => word.stem)), terms),
  );
  if (missing.length === 0) return 'certain';
  // "mayor of Lindow" and "Lindow coach" are none of Orrin; a bare "Mayor" may be, where Orrin is spoken of. A year has no office.
  const ownsAnother =
    words.slice(0, at).some(isOwner) ||
    words.slice(at + 1).some(({ word }) => word === 'of' || word === 'for');
  const isExact = words.some(({ word }) => word === asked.noun);
  // "The insurer Baltica Re will pay, Chief Executive Mia Kemp said": of that insurer, not of a line named before.
  const isOfHere =
    ofFirms.has(asked.noun) &&
    read.names.some(
      ({ kind, text }) => (kind === 'organisation' || kind === 'thing') && !isAskedOf(text, asked),
    );
  const isSpokenOf = (stem: string) =>
    !/^\p{N}/u.test(stem) && (isOfHere ? index.stemsOf(sentence).has(stem) : isNearby(index, sentence, stem));
  return isExact && !ownsAnother && missing.every(isSpokenOf) ? 'likely' : null;
}

/** Offices of firms rather than of places: a mayor may speak of any firm. */
const ofFirms = new Set(['ceo', 'chair', 'director', 'executive', 'founder']);

function isAskedOf(name: string, { complement }: OfficeQuestion): boolean {
  return tokenize(name).some(({ stem }) => complement.includes(stem));
}

function isOwner({ word, isName }: OfficeWord): boolean {
  return isName && !roleModifiers.has(word) && !roleNouns.has(word) && !ranks.has(word);
}

/** Whether a stem stands among others, or the full form or name that it is short for does. */
function isNamed(stem: string, among: ReadonlySet<string>, terms: readonly MatchedTerm[]): boolean {
  if (among.has(stem)) return true;
  const term = terms.find((other) => other.term.stem === stem);
  const others = [...(term?.stems ?? [])].filter(([other, sure]) => other !== stem && sure >= sameThing);
  return others.length > 0 && others.every(([other]) => among.has(other));
}

/** "the party secretaries Ada Marsh of Orrin, Tom Reed of Lindow and …" */
function listFits({ text, tokens }: ReadSentence, name: Name, asked: OfficeQuestion): Fit {
  const behind = /^ of (?:the )?([\p{L}\p{M}'’-]+)/u.exec(text.slice(name.end))?.[1];
  if (behind === undefined || !asked.complement.includes(stemWord(behind.toLowerCase()))) return null;
  const before = officeWords(tokens.filter(({ end }) => end <= name.start));
  const at = before.findLastIndex(({ word }) => isSameOffice(asked.noun, word));
  // Only names of the list stand between.
  const isList = before.slice(at + 1).every(({ word, isName }) => isName || /^(?:of|and|the)$/.test(word));
  if (!isList) return null;
  const near = before.slice(Math.max(0, at - 3), at);
  return at >= 0 && asked.qualifiers.every((qualifier) => near.some(({ word }) => word === qualifier))
    ? 'certain'
    : null;
}

function isNearby(index: SentenceIndex, sentence: number, stem: string): boolean {
  const { from, to } = index.paragraphs[index.paragraphOf[sentence] ?? 0] ?? {
    from: sentence,
    to: sentence + 1,
  };
  const inParagraph =
    index.postings.get(stem)?.sentences.some((other) => other >= from && other < to) === true;
  return inParagraph || tokenize(index.article.title).some((token) => token.stem === stem);
}
