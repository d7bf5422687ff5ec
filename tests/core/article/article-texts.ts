/** Articles of the tests: their input, and what stands at the offsets of a parsed one. */
import type { Article } from '../../../src/core/article/article.ts';
import type { ArticleInput } from '../../../src/core/article/parse-article.ts';

export function input(source: string, format: ArticleInput['format'] = 'text'): ArticleInput {
  return { id: 'ferry', name: 'ferry.txt', source, format };
}

/** Each paragraph as the texts of its sentences. */
export function sentenceTexts({ paragraphs, source }: Article): string[][] {
  return paragraphs.map(({ sentences }) => sentences.map(({ start, end }) => source.slice(start, end)));
}
