/** "It rose to 7.5% in 2023, up from 6.1% in 2022": who asks of a year is told the figure that stands with it. */
import type { Span } from '../../article/article.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import type { Question } from '../question/understand-question.ts';

const anyYear = /(?<![\d.,])(?:1[5-9]|20)\d{2}(?![\d,.]*\d)/g;

/** The figure of the year that the question names, in the place of one of the same kind, where each year has one of its own; else `found`. */
export function withYear({ text, figures }: ReadSentence, found: Span, { terms }: Question): Span {
  const named = terms.filter(({ isNumber, isCarried }) => isNumber && !isCarried).map(({ word }) => word);
  const taken = figures.find(({ start, end }) => start < found.end && end > found.start);
  if (named.length === 0 || !taken) return found;
  const years = [...text.matchAll(anyYear)].map(({ 0: year, index: start }) => ({
    year,
    start,
    end: start + year.length,
  }));
  const asked = years.filter(({ year }) => named.includes(year));
  const [own] = asked;
  if (asked.length !== 1 || !own || years.length < 2) return found;
  const alike = figures
    .filter(({ kind }) => kind === taken.kind)
    .filter((figure) => years.every(({ start, end }) => figure.end <= start || figure.start >= end))
    .sort((one, other) => one.start - other.start);
  const isYearFirst = (years[0]?.start ?? 0) < (alike[0]?.start ?? 0);
  const isParted = (from: number, to: number) => years.some(({ start }) => start >= from && start < to);
  const figureWith = ({ start, end }: Span) =>
    isYearFirst
      ? alike.find((figure) => figure.start >= end && !isParted(end, figure.start))
      : alike.findLast((figure) => figure.end <= start && !isParted(figure.end, start));
  const ofYears = new Set(years.map(figureWith));
  const meant = figureWith(own);
  return meant && ofYears.size === years.length && !ofYears.has(undefined) && meant !== taken ? meant : found;
}
