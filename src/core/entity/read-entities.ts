/** An article's sentences with their words, names, dates and figures: read once, used by cards and lookup. */
import type { Article, Sentence } from '../article/article.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { DateMention, Figure, Name } from './entity.ts';
import { findDates } from './find-dates.ts';
import { findFigures } from './find-figures.ts';
import { findNames } from './find-names.ts';

/** One sentence, read. All offsets are into `text`; add `sentence.start` for the article's source. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
  readonly dates: readonly DateMention[];
  readonly figures: readonly Figure[];
}

/** What is longer is no prose; entities are read from its beginning only, which keeps the time linear on any text. */
const longestProse = 4000;

// Cards and lookup read the same article; the cache only saves the second time, and lives as long as the article.
const known = new WeakMap<Article, readonly ReadSentence[]>();

/** Sentences in order. Linear in the length of the article. */
export function readEntities(article: Article): readonly ReadSentence[] {
  const read = known.get(article) ?? readAll(article);
  known.set(article, read);
  return read;
}

function readAll(article: Article): ReadSentence[] {
  const read = article.paragraphs.flatMap(({ sentences }) =>
    sentences.map((sentence) => {
      const text = article.source.slice(sentence.start, sentence.end);
      const prose = beginning(text);
      const dates = findDates(prose, article.meta.date);
      return { sentence, text, tokens: tokenize(text), dates, figures: findFigures(prose, dates) };
    }),
  );
  const names = findNames(
    read.map(({ text, tokens, dates }) => ({
      text,
      tokens: text.length > longestProse ? tokens.filter(({ end }) => end <= longestProse) : tokens,
      dates,
    })),
  );
  return read.map((sentence, index) => ({ ...sentence, names: names[index] ?? [] }));
}

/** Cut between words, so that no number is cut in two. */
function beginning(text: string): string {
  if (text.length <= longestProse) return text;
  const cut = text.slice(0, longestProse);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), 0));
}
