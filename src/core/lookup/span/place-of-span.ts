/** Words → where they stand in the sentence, with the signs that belong to them. */
import type { Span } from '../../article/article.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import type { WordSpan } from './propose-spans.ts';

/** Offsets into `text`: with a sign of currency before or of percent behind, without a possessive at the end. */
export function placeOfSpan({ text, tokens }: ReadSentence, { from, to }: WordSpan): Span {
  let start = tokens[from]?.start ?? 0;
  let end = tokens[to]?.end ?? start;
  if (/['’]s$/.test(text.slice(start, end))) end -= 2;
  const sign = /(?:US|A|C|HK|NZ)?\p{Sc} ?$/u.exec(text.slice(Math.max(0, start - 4), start))?.[0];
  if (sign) start -= sign.length;
  const percent = /^ ?%/.exec(text.slice(end, end + 2))?.[0];
  if (percent) end += percent.length;
  return { start, end };
}
