/** How often lookup answers what is there and abstains where nothing is: shares 0..1. */
import type { Article } from '../../src/core/article/article.ts';
import { createLookup } from '../../src/core/lookup/create-lookup.ts';
import { articleOf, type BenchArticle, type BenchQuestion } from '../../train/data/read-squad.ts';

export interface AbstentionScore {
  /** Of the questions that the text answers. */
  readonly answered: number;
  /** Of those that it does not. */
  readonly abstained: number;
  /** The mean of the two. */
  readonly balanced: number;
}

/** Only every so many paragraphs are removed: each makes a new index of its article. */
const removedEach = 4;

/** Each article's questions on itself, and on the next article. */
export function otherArticle(articles: readonly BenchArticle[]): AbstentionScore {
  const tally = new Tally();
  for (const [index, { paragraphs }] of articles.entries()) {
    const other = articles[(index + 1) % articles.length];
    const questions = answerable(paragraphs.flatMap((paragraph) => paragraph.questions));
    tally.add(articleOf(paragraphs), questions, true);
    if (other) tally.add(articleOf(other.paragraphs), questions, false);
  }
  return tally.score();
}

/** A paragraph's questions on its article, and on the article without it. */
export function removedParagraph(articles: readonly BenchArticle[]): AbstentionScore {
  const tally = new Tally();
  for (const { paragraphs } of articles)
    for (let at = 0; at < paragraphs.length; at += removedEach) {
      const questions = answerable(paragraphs[at]?.questions ?? []);
      tally.add(articleOf(paragraphs), questions, true);
      tally.add(articleOf(paragraphs.filter((_, index) => index !== at)), questions, false);
    }
  return tally.score();
}

/** SQuAD 2.0: questions on their paragraph, those written to be unanswerable among them. */
export function adversarial(articles: readonly BenchArticle[]): AbstentionScore {
  const tally = new Tally();
  for (const paragraph of articles.flatMap(({ paragraphs }) => paragraphs)) {
    const article = articleOf([paragraph]);
    tally.add(article, answerable(paragraph.questions), true);
    tally.add(
      article,
      paragraph.questions.filter(({ impossible }) => impossible),
      false,
    );
  }
  return tally.score();
}

function answerable(questions: readonly BenchQuestion[]): BenchQuestion[] {
  return questions.filter(({ gold }) => gold.length > 0);
}

class Tally {
  #answerable = 0;
  #answered = 0;
  #unanswerable = 0;
  #abstained = 0;

  add(article: Article, questions: readonly BenchQuestion[], answersThem: boolean): void {
    const lookup = createLookup(article);
    for (const { text } of questions) {
      const abstains = lookup.ask(text).answer.status === 'abstained';
      if (answersThem) this.#answerable++;
      else this.#unanswerable++;
      if (answersThem && !abstains) this.#answered++;
      if (!answersThem && abstains) this.#abstained++;
    }
  }

  score(): AbstentionScore {
    const answered = this.#answered / this.#answerable;
    const abstained = this.#abstained / this.#unanswerable;
    return { answered, abstained, balanced: (answered + abstained) / 2 };
  }
}
