/** Articles that have been read lately, with their briefs and indexes: reading one costs far more than asking it. */
import type { Article } from '../core/article/article.ts';
import { takeInArticle } from '../core/article/take-in-article.ts';
import type { Brief } from '../core/brief/brief.ts';
import { buildBrief } from '../core/brief/build-brief.ts';
import { createLookup, type Lookup } from '../core/lookup/create-lookup.ts';
import { indexTerms } from '../core/text/index-terms.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import type { ArticleText } from '../ports/article-source.ts';

/** An article; its brief, index and terms are made when first asked for. */
export interface OpenArticle {
  readonly article: Article;
  brief(): Promise<Brief>;
  lookup(): Lookup;
  /** All terms that stand in it, as indexTerms makes them. */
  terms(): ReadonlySet<string>;
}

export interface ArticleShelf {
  /**
   * The article under `key` as `text` has it: read anew only where the text differs from last time. Throws BriefingError
   * `article-empty` or `front-matter-invalid`.
   */
  open(key: string, text: ArticleText): Promise<OpenArticle>;
  /** Whether opening it takes no time. */
  holds(key: string, text: ArticleText): boolean;
  /** Keeps what has been read already. */
  put(key: string, text: ArticleText, article: Article): OpenArticle;
}

interface Kept {
  readonly text: ArticleText;
  readonly opened: Promise<OpenArticle>;
}

/**
 * Keeps those used last, `most` UTF-16 units of source in all, and the last one whatever its size. Measured, an article that
 * has been asked takes about 30 bytes of memory a unit.
 */
export function createArticleShelf(config: {
  readonly taxonomy: () => Promise<Taxonomy>;
  readonly most: number;
}): ArticleShelf {
  const { taxonomy, most } = config;
  // A Map keeps the order of insertion: the first is the one that was used longest ago.
  const kept = new Map<string, Kept>();
  let units = 0;

  function drop(key: string): void {
    units -= kept.get(key)?.text.source.length ?? 0;
    kept.delete(key);
  }

  function keep(key: string, entry: Kept): void {
    drop(key);
    kept.set(key, entry);
    units += entry.text.source.length;
    for (const [oldest] of kept) {
      if (units <= most || oldest === key) break;
      drop(oldest);
    }
  }

  return {
    open(key, text) {
      const known = kept.get(key);
      const entry =
        known && isSame(known.text, text) ? known : { text, opened: takeInArticle(text).then(openArticle) };
      keep(key, entry);
      entry.opened.catch(() => {
        if (kept.get(key) === entry) drop(key);
      });
      return entry.opened;
    },
    holds(key, text) {
      const known = kept.get(key);
      return known !== undefined && isSame(known.text, text);
    },
    put(key, text, article) {
      const opened = openArticle(article);
      keep(key, { text, opened: Promise.resolve(opened) });
      return opened;
    },
  };

  function openArticle(article: Article): OpenArticle {
    let brief: Brief | undefined;
    let lookup: Lookup | undefined;
    let terms: ReadonlySet<string> | undefined;
    return {
      article,
      async brief() {
        brief ??= buildBrief(article, await taxonomy());
        return brief;
      },
      lookup() {
        lookup ??= createLookup(article);
        return lookup;
      },
      terms() {
        terms ??= new Set(indexTerms(`${article.title}\n${article.source}`));
        return terms;
      },
    };
  }
}

function isSame(a: ArticleText, b: ArticleText): boolean {
  return a.id === b.id && a.name === b.name && a.format === b.format && a.source === b.source;
}
