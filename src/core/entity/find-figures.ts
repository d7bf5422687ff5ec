/** Quantities in a text: the number, its unit, and what it counts as the text says it. */
import type { Span } from '../article/article.ts';
import { tokenize } from '../text/tokens.ts';
import { countedPhrase } from './counted-phrase.ts';
import type { Figure, FigureKind } from './entity.ts';
import { currencySigns, currencyWords, magnitudes, measureWords, numberWords } from './figure-words.ts';
import { isLabelNumber } from './label-number.ts';

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
const magnitude = alternatives(Object.keys(magnitudes).filter((word) => word.length > 2));
const spelled = Object.keys(numberWords)
  .sort((a, b) => b.length - a.length)
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
  .join('|');
const digits = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?(?:\\s?[-–]\\s?\\d+(?:\\.\\d+)?(?![\\d-]))?';
const spelledNumber = `(?:${spelled})(?:[- ](?:${spelled}))?(?:,? (?:hundred|thousand))*`;

const pattern = new RegExp(
  `(?:(?<![A-Za-z])(?<sign>${currencySigns}))?(?<![\\w.])(?<lead> ?)(?:(?<digits>${digits})(?: ?(?<scale>${magnitude})s?\\b| ?(?<short>k|m|bn|tn)\\b)?|(?<spelled>(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[- ](?:thirds?|quarters?|fifths?|tenths?)|(?:[Aa] |[Ss]everal |[Hh]alf a )?(?:${spelledNumber}|(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Dd]ozen))s?(?: (?:${magnitude}))*)(?!\\w))`,
  'g',
);
const unitBehind = new RegExp(
  `^(?<ordinal>(?:st|nd|rd|th)(?!\\w))|^ ?(?<percent>%|‰|per ?cent(?:age points?)?(?![A-Za-z])|percentage points?)|^[ -](?<currency>(?:[A-Z][a-z]+ |US )?(?:${alternatives(currencyWords)}))(?![A-Za-z])|^(?: |-|)(?<measure>(?:square |cubic |light[- ])?(?:${alternatives(measureWords)}))(?!\\w)(?:-old\\b)?`,
);
const hint = new RegExp(`\\d|\\b(?:${spelled}|${magnitude})`, 'i');

/** In order; what lies inside one of `taken` (dates) is not a figure. Ordinals ("20th") are, as kind `ordinal`. */
export function findFigures(text: string, taken: readonly Span[] = []): Figure[] {
  if (!hint.test(text)) return [];
  const figures: Figure[] = [];
  let words: ReturnType<typeof tokenize> | undefined;
  for (const match of text.matchAll(pattern)) {
    const groups = match.groups ?? {};
    const sign = groups.sign?.trim() ?? null;
    const start =
      match.index +
      (sign === null ? (groups.lead?.length ?? 0) : match[0].length - match[0].trimStart().length);
    const numberEnd = match.index + match[0].length;
    if (taken.some((other) => other.start < numberEnd && start < other.end)) continue;
    if (isPartOfName(text, start, numberEnd) || (start > 2 && /^\p{Lu}/u.test(groups.spelled ?? '')))
      continue;
    const behind = unitBehind.exec(text.slice(numberEnd, numberEnd + 40));
    const { kind, unit } = measure(sign, behind?.groups ?? {});
    const end = numberEnd + (behind?.[0].length ?? 0);
    words ??= tokenize(text);
    if (
      kind === 'number' &&
      isLabelNumber(
        text,
        words,
        words.findIndex((word) => word.start === start),
      )
    )
      continue;
    const counts = kind === 'ordinal' ? null : countedPhrase(text, words, { start, end });
    figures.push({
      start,
      end,
      kind: kind === 'number' && counts && counts.start >= end && counts.start - end < 3 ? 'count' : kind,
      text: text.slice(start, end),
      value: numberOf(groups),
      unit,
      counts,
    });
  }
  return figures;
}

function measure(
  sign: string | null,
  behind: Record<string, string | undefined>,
): { kind: FigureKind; unit: string | null } {
  if (behind.ordinal) return { kind: 'ordinal', unit: null };
  if (behind.percent) return { kind: 'percent', unit: behind.percent };
  if (sign) return { kind: 'amount', unit: sign };
  if (behind.currency) return { kind: 'amount', unit: behind.currency };
  return behind.measure ? { kind: 'measure', unit: behind.measure } : { kind: 'number', unit: null };
}

/** `A320`, `COVID-19`, `G7`, `F-16`, `1-0` of a longer code: digits that name rather than count. */
function isPartOfName(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}]-?$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^[A-Z]{1,2}\d|^-[A-Z]\b/.test(text.slice(end, end + 3))
  );
}

function numberOf({ digits, scale, short, spelled }: Record<string, string | undefined>): number | null {
  if (digits) {
    if (/\d\s?[-–]/.test(digits)) return null;
    const factor = magnitudes[(scale ?? short ?? '').toLowerCase()] ?? 1;
    return round(Number(digits.replaceAll(',', '')) * factor);
  }
  let total = 0;
  let part = 0;
  for (const word of (spelled ?? '').toLowerCase().split(/[\s,-]+/)) {
    const bare = word.replace(/s$/, '');
    const factor = magnitudes[word] ?? magnitudes[bare];
    if (/^(?:half|third|quarter|fifth|tenth)$/.test(bare)) return null;
    if (factor === undefined) part += numberWords[word] ?? 0;
    else if (word !== bare && part === 0) return null;
    else if (factor === 100) part = (part || 1) * 100;
    else {
      total += (part || 1) * factor;
      part = 0;
    }
  }
  return /^several/i.test(spelled ?? '') ? null : total + part || null;
}

/** 11.8 × 10⁹ without the noise of binary fractions. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
