/** createApp: the core wired to its ports. It does no I/O of its own. */
import type { Article } from './core/article/article.ts';
import { type Collected, collectArticles } from './core/article/collect-articles.ts';
import { takeInArticle } from './core/article/take-in-article.ts';
import type { Brief } from './core/brief/brief.ts';
import { buildBrief } from './core/brief/build-brief.ts';
import { BriefingError } from './core/errors.ts';
import type { ChosenAnswer } from './core/lookup/choose-answer.ts';
import { createLookup, type Lookup } from './core/lookup/create-lookup.ts';
import { nearest } from './core/text/nearest.ts';
import { keepTaxonomy } from './core/theme/keep-taxonomy.ts';
import type { Taxonomy } from './core/theme/theme.ts';
import type { ArticleSource, BriefLibrary } from './ports/article-source.ts';

export interface AppPorts {
  readonly files: ArticleSource;
  readonly briefs: BriefLibrary;
  /** Called when the first brief is built: a lookup alone needs no taxonomy. */
  readonly taxonomy: () => Promise<Taxonomy>;
  /** Id of the brief to open where none is asked for. */
  readonly openingBrief: () => Promise<string>;
}

/** What the shipped briefs say to a question. */
export interface ShippedAnswer extends ChosenAnswer {
  /** How many were asked. */
  readonly asked: number;
  /** Whether the question names nothing to look for. */
  readonly unclear: boolean;
  /** What is wrong with those that could not be asked. */
  readonly problems: readonly BriefingError[];
}

export interface App {
  /** Id of the brief to open where none is asked for. Throws BriefingError `config-…`. */
  openingBrief(): Promise<string>;
  /** `reference`: the path of a file, or the id of a shipped brief. Throws BriefingError. */
  readArticle(reference: string): Promise<Article>;
  /** Ids of the shipped briefs. */
  briefIds(): Promise<readonly string[]>;
  /** Asks every shipped brief; `top` as in AskOptions. Throws BriefingError `question-empty`. */
  askAll(question: string, options?: { readonly top?: number }): Promise<ShippedAnswer>;
  /** The shipped briefs that can be read, and what is wrong with the others. */
  shippedBriefs(): Promise<Collected<Article>>;
  /** The configured taxonomy. Throws BriefingError `config-…`. */
  taxonomy(): Promise<Taxonomy>;
  buildBrief(article: Article): Promise<Brief>;
  createLookup(article: Article): Lookup;
}

/** What reading a file says when the reference may be a brief's id instead. */
const notAFile: ReadonlySet<string> = new Set(['article-missing', 'article-is-folder']);

/** Builds the one object that every front (command line, chat platforms, preview) is given. */
export function createApp({ files, briefs, taxonomy, openingBrief }: AppPorts): App {
  const theTaxonomy = keepTaxonomy(taxonomy);

  async function readArticle(reference: string): Promise<Article> {
    try {
      return takeInArticle(await files.read(reference));
    } catch (error) {
      if (!(error instanceof BriefingError) || !notAFile.has(error.code)) throw error;
      const ids = await briefs.ids();
      if (ids.includes(reference)) return takeInArticle(await briefs.read(reference));
      if (error.code !== 'article-missing') throw error;
      throw new BriefingError('article-missing', {
        path: reference,
        near: nearest(reference, ids),
        briefs: ids,
      });
    }
  }

  const shippedBriefs = async () =>
    collectArticles(await briefs.ids(), async (id) => takeInArticle(await briefs.read(id)));

  return {
    openingBrief,
    readArticle,
    briefIds: () => briefs.ids(),
    async askAll(question, options = {}) {
      // Loading them takes a tenth of a start that needs neither.
      const { indexTerms } = await import('./core/text/index-terms.ts');
      const { lowerShouted } = await import('./core/text/lower-shouted.ts');
      const { chooseAnswer } = await import('./core/lookup/choose-answer.ts');
      const { articles, problems } = await shippedBriefs();
      const terms = indexTerms(lowerShouted(question));
      const asked = articles.map((article) => {
        const held = new Set(indexTerms(article.source));
        const turn = createLookup(article).ask(question, options);
        const { id, title } = article;
        return { id, title, shipped: true, terms: terms.filter((term) => held.has(term)), turn };
      });
      const chosen = chooseAnswer(asked, terms, null);
      return { ...chosen, asked: asked.length, unclear: terms.length === 0, problems };
    },
    shippedBriefs,
    taxonomy: theTaxonomy,
    buildBrief: async (article) => buildBrief(article, await theTaxonomy()),
    createLookup,
  };
}
