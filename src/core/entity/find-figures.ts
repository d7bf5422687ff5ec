/** Quantities in a text: the number, its unit, and what it counts as the text says it. */
import type { Span } from '../article/article.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { countedPhrase } from './counted-phrase.ts';
import { measureWords } from './dimension.ts';
import type { Figure, FigureKind } from './entity.ts';
import { currencyWords } from './figure-words.ts';
import { isLabelNumber } from './label-number.ts';
import { numberHint, numberPattern, numberValue, shortScale } from './number-pattern.ts';

const alternatives = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|');
const unitBehind = new RegExp(
  [
    '^(?<ordinal>(?:st|nd|rd|th)(?!\\w))',
    '^ ?(?<percent>%|‰|per ?cent(?:age points?)?(?![A-Za-z])|percentage points?)',
    '^ ?(?<sign>[€£¥₹₩₽₺₫₪฿₦])',
    `^[ -](?<currency>(?:[A-Z][a-z]+ |US )?(?:${alternatives(currencyWords)}))(?![A-Za-z])`,
    `^(?: |-|)(?<measure>(?:square |cubic |light[- ])?(?:${alternatives(measureWords)}|m))(?!\\w)(?:-old\\b)?`,
  ].join('|'),
);
const longestUnit = 40;
const longestAddress = 200;
const fraction = /(?:third|quarter|fifth|tenth)s?$/;
/** What is counted stands right behind the number, or behind "of". */
const nearby = 5;

/** In order; what lies inside one of `taken` (dates) is not a figure. Ordinals ("20th") are, as kind `ordinal`. */
export function findFigures(text: string, taken: readonly Span[] = []): Figure[] {
  if (!numberHint.test(text)) return [];
  const figures: Figure[] = [];
  let words: readonly Token[] | undefined;
  for (const match of text.matchAll(numberPattern)) {
    const groups = match.groups ?? {};
    const start = match.index + match[0].length - match[0].trimStart().length;
    const bareEnd = match.index + match[0].length;
    if (taken.some((other) => other.start < bareEnd && start < other.end)) continue;
    if (isInAddress(text, start) || isPartOfName(text, start, bareEnd) || isName(groups.spelled ?? '', start))
      continue;
    const { short, length } = readShortScale(text, bareEnd, groups.sign);
    const numberEnd = bareEnd + length;
    const behind = unitBehind.exec(text.slice(numberEnd, numberEnd + longestUnit));
    const { kind, unit } = unitOf(groups.sign?.trim(), behind?.groups ?? {});
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
    const isCount =
      kind === 'number' &&
      counts !== null &&
      counts.start >= end &&
      counts.start - end < nearby &&
      !fraction.test(match[0]);
    figures.push({
      start,
      end,
      kind: isCount ? 'count' : kind,
      text: text.slice(start, end),
      value: numberValue({ ...groups, short }),
      unit,
      counts,
    });
  }
  return figures;
}

/** "£35m", "35m euros", "7bn": but "5 m" alone is metres. */
function readShortScale(
  text: string,
  end: number,
  sign: string | undefined,
): { short: string | undefined; length: number } {
  const found = shortScale.exec(text.slice(end, end + 5));
  const short = found?.groups?.short;
  if (!found || !short) return { short: undefined, length: 0 };
  const rest = text.slice(end + found[0].length, end + found[0].length + longestUnit);
  const isMoney =
    sign !== undefined || short.length > 1 || unitBehind.exec(rest)?.groups?.currency !== undefined;
  return isMoney ? { short, length: found[0].length } : { short: undefined, length: 0 };
}

function unitOf(
  sign: string | undefined,
  behind: Readonly<Record<string, string | undefined>>,
): { kind: FigureKind; unit: string | null } {
  if (behind.ordinal) return { kind: 'ordinal', unit: null };
  if (behind.percent) return { kind: 'percent', unit: behind.percent };
  const currency = sign ?? behind.sign ?? behind.currency;
  if (currency) return { kind: 'amount', unit: currency };
  return behind.measure ? { kind: 'measure', unit: behind.measure } : { kind: 'number', unit: null };
}

/** `A320`, `COVID-19`, `5G`, `4x4`, `9/11`, `F-16`: digits that name rather than count. */
function isPartOfName(text: string, start: number, end: number): boolean {
  return (
    /[\p{L}\p{N}]-?$|\d\/$/u.test(text.slice(Math.max(0, start - 2), start)) ||
    /^(?:[A-Z](?![a-z])|x\d|-[A-Z]\b|\/\d)/.test(text.slice(end, end + 3))
  );
}

/** Inside a web address, a mention or a footnote mark. */
function isInAddress(text: string, start: number): boolean {
  const word = /\S*$/.exec(text.slice(Math.max(0, start - longestAddress), start))?.[0] ?? '';
  return /:\/\/|www\.|<[@#]|\[\^/.test(word);
}

/** A number word with a capital inside a sentence is part of a name; "one" is a pronoun more often than a figure. */
function isName(spelled: string, start: number): boolean {
  return /^one$/i.test(spelled) || (start > 2 && /^\p{Lu}/u.test(spelled));
}
