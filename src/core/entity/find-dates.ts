/** Dates in a text, as given and resolved where the text or the publication date settles them. */
import type { Span } from '../article/article.ts';
import type { Anchor } from './calendar-day.ts';
import { clockTime, dateRules } from './date-rules.ts';
import type { DateMention } from './entity.ts';

// Every rule needs one of these; most sentences have none, and are then left without trying the rules.
const looksAhead =
  /\b(?:will|shall|due(?! to (?:the|a|an|its|their)?\b ?(?!be|begin|open|start|end|come|take|leave|return|go|expire|close|arrive)\w)|scheduled|plans? to|planned|intends?|(?:is|are) (?:\w+ )?to|expected|expects)\b/i;
const looksBack =
  /\b(?:was|were|had|has been|have been|did|\p{Ll}{2,}ed|came|went|took|met|won|lost|held|began|fell|rose|left|made|gave|said|told|set up|became|last)\b/u;
const hint =
  /\d|day\b|week|month|quarter|year|decade|tonight|tomorrow|centur|spring|summer|autumn|fall|winter|noon|midnight|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/i;

/** Whether a mention is a time of day and no date. */
export function isClockTime({ text }: DateMention): boolean {
  return /^(?:[\d.:]+ ?(?:[ap]\.?m\.?|o['’]clock)?|noon|midnight)$/i.test(text) && !/^\d{4}$/.test(text);
}

/**
 * In order, none overlapping. `published`: ISO day on which the text appeared; relative dates ("last month", "Thursday",
 * "28 November") stay unresolved without it.
 */
export function findDates(text: string, published: string | undefined): DateMention[] {
  if (!hint.test(text)) return [];
  const anchor: Anchor | null = published
    ? {
        published: Temporal.PlainDate.from(published),
        ahead: looksAhead.test(text),
        past: looksBack.test(text),
      }
    : null;
  const found: DateMention[] = [];
  for (const { pattern, resolve } of dateRules) {
    for (const match of text.matchAll(pattern)) {
      const opens = match[0].includes('(') && text[match.index + match[0].length] === ')';
      const span = { start: match.index, end: match.index + match[0].length + (opens ? 1 : 0) };
      if (found.some((other) => overlaps(other, span))) continue;
      const iso = resolve(match.groups ?? {}, anchor);
      found.push({ ...span, text: text.slice(span.start, span.end), iso });
    }
  }
  for (const { index: start, 0: time } of text.matchAll(clockTime)) {
    const span = { start, end: start + time.length };
    if (!found.some((other) => overlaps(other, span))) found.push({ ...span, text: time, iso: null });
  }
  return found.sort((a, b) => a.start - b.start);
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
