/** createLookup: questions about one article, answered with its own sentences or not at all. */
import type { Article, Citation, Span } from '../article/article.ts';
import { citeSentence } from '../article/cite-sentence.ts';
import { BriefingError } from '../errors.ts';
import { lowerShouted } from '../text/lower-shouted.ts';
import type { AbstainReason, Answer, Candidate, Conversation, ShortAnswer } from './answer.ts';
import { chooseCitations, nearestSentences } from './choose-citations.ts';
import { indexSentences, type SentenceIndex } from './index/sentence-index.ts';
import { judgeAnswer, missingReason } from './judge/judge-answer.ts';
import type { Judged } from './judge/judge-scene.ts';
import { matchTerms } from './match/match-terms.ts';
import { type LookupModels, shippedModels } from './models.ts';
import { findByAlias, findHolder } from './office/find-office.ts';
import { readOfficeQuestion } from './office/office-question.ts';
import { leanOn, remember, understoodAs } from './question/follow-up.ts';
import { understandQuestion } from './question/understand-question.ts';
import { bm25Scores } from './rank/bm25.ts';
import type { Scored } from './rank/score-sentences.ts';
import { searchSentences } from './search-sentences.ts';
import type { FoundSpan } from './span/find-spans.ts';
import { isShown } from './span/is-shown.ts';

export interface AskOptions {
  /** What was asked before, for questions that lean on it. */
  readonly conversation?: Conversation;
  /** How many ranked sentences to list as `candidates`; 0 unless given. */
  readonly top?: number;
}

export interface Turn {
  readonly answer: Answer;
  /** The conversation with this turn: hand it in with the next question. */
  readonly conversation: Conversation;
}

export interface Lookup {
  /** Same article, question and conversation, same answer. Throws BriefingError `question-empty`. */
  ask(question: string, options?: AskOptions): Turn;
  /** The `most` sentences that share most with a text, closest first, each with its BM25; those that share nothing are left out. */
  closest(text: string, most: number): readonly CloseSentence[];
}

export interface CloseSentence {
  readonly citation: Citation;
  readonly score: number;
}

/** A longer one is read up to here; what a person types is shorter. */
const longestQuestion = 1000;
/** A text beside which sentences are held is read up to here, as prose is elsewhere. */
const longestCompared = 4000;

/** Reads and indexes the article once; a question then costs a look into the index and close ones at few sentences. */
export function createLookup(article: Article, models: LookupModels = shippedModels()): Lookup {
  const index = indexSentences(article);
  return {
    ask(text, { conversation, top = 0 } = {}) {
      const asked = lowerShouted(text.trim().slice(0, longestQuestion));
      if (asked === '') throw new BriefingError('question-empty', {});
      const leaning = leanOn(asked, conversation);
      const question = understandQuestion(asked, index.isNameWord, leaning ?? undefined);
      const judged = searchSentences(index, question, leaning?.cited ?? null, models);
      const { ranked, spans } = judged;
      const { sentence: cited, span, confidence, reason } = decide(judged, models);
      const answered = reason === null;
      const best = cited === null ? undefined : index.sentences[cited];
      const quoted =
        answered && cited !== null
          ? chooseCitations(index, question, ranked, cited)
          : nearestSentences(ranked);
      const answer: Answer = {
        question: text,
        status: answered ? 'answered' : 'abstained',
        answer: answered && best && span ? shortAnswer(article, best.sentence.start, span) : null,
        confidence,
        reason,
        citations: quoted.flatMap((sentence) => citation(index, sentence)),
        candidates: listCandidates(index, ranked, spans, top),
      };
      const [first] = answer.citations;
      const turn = {
        question: asked,
        understood: understoodAs(asked, leaning),
        answered: answer.answer?.text ?? null,
        cited: answered && first ? { paragraph: first.paragraph, sentence: first.sentence } : null,
      };
      return { answer, conversation: remember(conversation, turn) };
    },
    closest(text, most) {
      const { scores, found } = bm25Scores(
        index,
        matchTerms(index, understandQuestion(text.slice(0, longestCompared), index.isNameWord)),
      );
      const scoreOf = (sentence: number) => scores[sentence] as number;
      return found
        .toSorted((x, y) => scoreOf(y) - scoreOf(x) || x - y)
        .slice(0, most)
        .flatMap((sentence) =>
          citation(index, sentence).map((cited) => ({ citation: cited, score: scoreOf(sentence) })),
        );
    },
  };
}

interface Decision {
  /** The sentence to quote first; null where there is none. */
  readonly sentence: number | null;
  readonly span: Span | null;
  readonly confidence: number;
  readonly reason: AbstainReason | null;
}

const certainOffice = 0.95;
const likelyOffice = 0.75;
const noOffice = 0.1;

/** Who holds an office is read from the roles beside names; anything else is judged by how well the best sentence fits. */
function decide(judged: Judged, models: LookupModels): Decision {
  const { index, question, terms, ranked, spans } = judged;
  const office = readOfficeQuestion(question);
  const holder =
    (office && findHolder(index, office, terms)) ??
    (question.kind === 'person' || question.kind === 'role' ? findByAlias(index, question.text) : null);
  if (holder) {
    const confidence = holder.certain ? certainOffice : likelyOffice;
    return { sentence: holder.sentence, span: holder.span, confidence, reason: null };
  }
  const sentence = ranked[0]?.sentence ?? null;
  const { confidence, reason } = judgeAnswer(judged, models);
  if (office) {
    const why = reason ?? missingReason(terms, 1) ?? { code: 'wrong-kind' as const, missing: [] };
    return { sentence: null, span: null, confidence: Math.min(confidence, noOffice), reason: why };
  }
  const span = spans.find((found) => found.sentence === sentence);
  return { sentence, span: span && isShown(span, index, question) ? span : null, confidence, reason };
}

function citation(index: SentenceIndex, sentence: number): Citation[] {
  const read = index.sentences[sentence];
  return read ? [citeSentence(index.article, read.sentence)] : [];
}

function shortAnswer(article: Article, offset: number, span: Span): ShortAnswer {
  const [start, end] = [offset + span.start, offset + span.end];
  return { start, end, text: article.source.slice(start, end) };
}

/** The ranked sentences, then, where more are asked for, all others in the article's order, with the lowest score. */
function listCandidates(
  index: SentenceIndex,
  ranked: readonly Scored[],
  spans: readonly FoundSpan[],
  top: number,
): Candidate[] {
  const cite = (sentence: number, score: number) =>
    citation(index, sentence).map((cited) => {
      const found = spans.find((span) => span.sentence === sentence);
      const { start, end, score: likelihood } = found ?? { start: 0, end: 0, score: 0 };
      const span = found && { start: cited.start + start, end: cited.start + end, score: likelihood };
      return { ...cited, score, span: span ?? null };
    });
  const listed = ranked.slice(0, top).flatMap(({ sentence, score }) => cite(sentence, score));
  const known = new Set(ranked.map(({ sentence }) => sentence));
  const lowest = Math.min(0, ranked.at(-1)?.score ?? 0);
  for (let sentence = 0; sentence < index.sentences.length && listed.length < top; sentence++)
    if (!known.has(sentence)) listed.push(...cite(sentence, lowest));
  return listed;
}
