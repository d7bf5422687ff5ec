/** The articles beside this file, and texts written in a test, as the core takes them in. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/core/article/article.ts';
import { takeInArticle } from '../../src/core/article/take-in-article.ts';
import { loadTaxonomy } from '../../src/config/load-taxonomy.ts';

const folder = join(import.meta.dirname, 'articles');

export const sampleNames: readonly string[] = readdirSync(folder).sort();

export function readSample(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

export function sampleArticle(name: string): Promise<Article> {
  return articleOf(readSample(name), name);
}

/** `name` ends in .md for Markdown. */
export function articleOf(source: string, name = 'sample.txt'): Promise<Article> {
  return takeInArticle({ id: 'sample', name, source, format: name.endsWith('.md') ? 'markdown' : 'text' });
}

/** The taxonomy as shipped. */
export const shippedTaxonomy = loadTaxonomy(join(import.meta.dirname, '../..'));
