/** How English writes numbers, in digits and in words, and what they amount to. */
import { currencySigns, magnitudes, numberWords } from './figure-words.ts';

/** Longest first, so that "sixteen" is not read as "six"; with and without a capital. */
const either = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');

const inWords = Object.entries(numberWords);
const ones = either(inWords.filter(([, value]) => value < 10).map(([word]) => word));
const teens = either(inWords.filter(([, value]) => value >= 10 && value < 20).map(([word]) => word));
const tens = either(inWords.filter(([, value]) => value >= 20).map(([word]) => word));
const scales = 'thousand|million|billion|trillion|crore|lakh';
const simple = `(?:(?:${tens})(?:[- ](?:${ones}))?|${teens}|${ones})`;
const group = `${simple}(?: hundred(?: and ${simple})?)?`;
const spelled = [
  `(?:[Aa]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)[- ](?:thirds?|quarters?|fifths?|tenths?)`,
  `(?:(?:[Aa]|[Ss]everal|[Hh]alf a) )?(?:[Hh]undred|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|[Dd]ozen)s?(?: (?:of )?(?:${scales})s?)*`,
  `${group}(?:,? (?:${scales}|dozen)(?:,? (?:and )?${group})?)*`,
].join('|');

// Thousands are parted by commas, by spaces (3 000) or by full stops (1.000.000); a range counts as one number.
const digits = [
  '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?:\\s?[-–]\\s?\\d{1,3}(?:,\\d{3})+)?',
  '\\d{1,3}(?:[ \\u00a0\\u202f]\\d{3})+(?!\\d)',
  '\\d{1,3}(?:\\.\\d{3}){2,}',
  '\\d+(?:\\.\\d+)?(?:\\s?[-–]\\s?\\d+(?:\\.\\d+)?(?![\\d-]))?',
].join('|');

/**
 * A currency sign, if any, and a number with its scale. Groups: sign, minus, digits, scale, spelled. ASCII boundaries: Unicode
 * ones take long to compile.
 */
export const numberPattern = new RegExp(
  `(?:(?<![A-Za-z])(?<sign>${currencySigns}) ?|(?<![\\w.,/]))(?<minus>(?<=^|\\s)[-−])?(?:(?<digits>${digits})(?![\\d/]|\\.\\d)(?: ?(?<scale>${scales}|hundred|dozen)s?\\b)?|(?<spelled>${spelled})(?!\\w))`,
  'g',
);

/** A shortened scale behind a number: `m` is million only where money is spoken of, else it is metres. */
export const shortScale = /^ ?(?<short>k|m|mn|bn|tn|trn)\b/;

/** Whether a text may hold a number: cheaper than {@link numberPattern}. */
export const numberHint = new RegExp(
  `\\d|\\b(?:${ones}|${teens}|${tens}|[Hh]undred|[Tt]housand|million|billion|[Dd]ozen|third|quarter|fifth|tenth)`,
);

/** Null for a range or a vague number ("several hundred", "dozens", "a third"). */
export function numberValue({
  minus,
  digits,
  scale,
  short,
  spelled,
}: Readonly<Record<string, string | undefined>>): number | null {
  if (!digits) return spelledValue(spelled ?? '');
  if (/\d\s?[-–]/.test(digits)) return null;
  const factor = magnitudes[(scale ?? short ?? '').toLowerCase()] ?? 1;
  const plain = /^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)
    ? digits.replaceAll('.', '')
    : digits.replace(/[,\s]/g, '');
  // Twelve digits are more than any text gives, and keep 11.8 × 10⁹ free of binary noise.
  return Number((Number(plain) * factor * (minus ? -1 : 1)).toPrecision(12));
}

function spelledValue(text: string): number | null {
  if (/^(?:several|half)\b|\b(?:thirds?|quarters?|fifths?|tenths?)$/i.test(text)) return null;
  let total = 0;
  let part = 0;
  for (const word of text.toLowerCase().split(/[\s,-]+/)) {
    const bare = word.replace(/s$/, '');
    const factor = magnitudes[bare];
    if (factor === undefined) part += numberWords[word] ?? 0;
    else if (word !== bare && part === 0) return null;
    else if (factor === 100) part = (part || 1) * 100;
    else {
      total += (part || 1) * factor;
      part = 0;
    }
  }
  return total + part || null;
}
