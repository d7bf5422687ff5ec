/** A sentence, or a clause of it, as a citation. */
import type { Article, Citation, Sentence, Span } from './article.ts';

/** `span`: offsets into the article's source, inside the sentence; without it the whole sentence is quoted. */
export function citeSentence(article: Article, sentence: Sentence, span: Span = sentence): Citation {
  const { start, end } = span;
  return {
    paragraph: sentence.paragraph,
    sentence: sentence.number,
    start,
    end,
    quote: article.source.slice(start, end),
  };
}
