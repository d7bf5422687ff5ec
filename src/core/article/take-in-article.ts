/** A decoded file → an `Article`, its front matter read where it has any. */
import type { Article } from './article.ts';
import { findFrontMatter, isFrontMatterUnclosed } from './find-front-matter.ts';
import { type ArticleInput, parseArticle } from './parse-article.ts';

/** Throws BriefingError `article-empty` or `front-matter-invalid`. */
export async function takeInArticle(input: ArticleInput): Promise<Article> {
  if (!findFrontMatter(input.source) && !isFrontMatterUnclosed(input.source)) return parseArticle(input);
  const { readFrontMatter } = await import('./front-matter.ts');
  return parseArticle(input, readFrontMatter(input));
}
