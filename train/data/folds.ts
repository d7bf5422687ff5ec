/** Articles in folds: what is measured on some is trained on the others only. */

export interface Fold {
  /** Titles of the articles that are measured. */
  readonly measured: ReadonlySet<string>;
}

/** `count` folds, article by article in turn; an article that several files have is in one fold only. */
export function foldsOf(articles: readonly { readonly title: string }[], count: number): Fold[] {
  const titles = [...new Set(articles.map(({ title }) => title))].sort();
  return Array.from({ length: count }, (_, fold) => ({
    measured: new Set(titles.filter((_title, index) => index % count === fold)),
  }));
}
