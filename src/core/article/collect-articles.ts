/** Many articles of which some may be bad: those that can be read, and what is wrong with the others. */
import { BriefingError } from '../errors.ts';

export interface Collected<T> {
  readonly articles: readonly T[];
  readonly problems: readonly BriefingError[];
}

/** Reads one after the other, in the order of `ids`. Throws only what is no BriefingError. */
export async function collectArticles<T>(
  ids: readonly string[],
  read: (id: string) => Promise<T>,
): Promise<Collected<T>> {
  const articles: T[] = [];
  const problems: BriefingError[] = [];
  for (const id of ids) {
    try {
      articles.push(await read(id));
    } catch (error) {
      if (!(error instanceof BriefingError)) throw error;
      problems.push(error);
    }
  }
  return { articles, problems };
}
