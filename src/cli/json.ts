/** JSON as the command line prints it: the public shapes, with nothing in it that a terminal would obey. */
import type { ShippedAnswer } from '../app.ts';
import { wordNoneAnswers } from '../commands/messages/word-library.ts';
import { wordReason } from '../commands/messages.ts';
import type { Citation } from '../core/article/article.ts';
import type { Brief } from '../core/brief/brief.ts';
import type { Answer } from '../core/lookup/answer.ts';
import type { BriefName } from '../core/lookup/choose-answer.ts';

/** JSON.stringify leaves C1 controls, delete, line separators and invisible format characters as they are; a terminal acts on some. */
export function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `{article, cards: [{id, theme: {id, label, emoji}, points, more}]}` */
export function briefToJson(brief: Brief): string {
  const cards = brief.cards.map(({ id, theme, points, more }) => ({
    id,
    theme: { id: theme.id, label: theme.label, emoji: theme.emoji },
    points,
    more,
  }));
  return toJson({ article: brief.article, cards }, 2);
}

/** One line: `{question, status, answer, confidence, reason?, citations, candidates?}`. */
export function answerToJson(answer: Answer): string {
  return toJson(answerShape(answer));
}

/**
 * One line, as {@link answerToJson}, with `brief: {id, title}` and `others`, a list of such. Where no brief answers, `brief` is null
 * and each citation has the id of its own: `{brief, paragraph, …}`.
 */
export function shippedAnswerToJson(question: string, answer: ShippedAnswer): string {
  const { best, others, nearest } = answer;
  if (best) return toJson({ ...answerShape(best.turn.answer), brief: nameOf(best), others });
  const reason = wordNoneAnswers({ ...answer, all: true, leftOut: false, indexing: false });
  const citations = nearest.map(({ brief, citation }) => ({ brief: brief.id, ...citationOf(citation) }));
  const abstained = { question, status: 'abstained', answer: null, confidence: 0, reason };
  return toJson({ ...abstained, citations, brief: null, others });
}

function nameOf({ id, title }: BriefName): BriefName {
  return { id, title };
}

function answerShape(answer: Answer) {
  const { question, status, confidence, reason, citations, candidates } = answer;
  return {
    question,
    status,
    answer: answer.answer && spanOf(answer.answer),
    confidence,
    ...(reason && { reason: wordReason(reason) }),
    citations: citations.map(citationOf),
    ...(candidates.length > 0 && {
      candidates: candidates.map((candidate) => ({ ...citationOf(candidate), score: candidate.score })),
    }),
  };
}

function spanOf({ text, start, end }: { text: string; start: number; end: number }) {
  return { text, start, end };
}

function citationOf({ paragraph, sentence, start, end, quote }: Citation) {
  return { paragraph, sentence, start, end, quote };
}
