/** An article → its brief: the glance, the topics it speaks of, and the facets that any article has. */
import type { Article } from '../article/article.ts';
import { type AssignedTopic, assignTopics } from '../theme/assign-topics.ts';
import { findKeyPhrases } from '../theme/find-key-phrases.ts';
import { compileTopics } from '../theme/match-topics.ts';
import type { Taxonomy } from '../theme/theme.ts';
import type { Brief, Card } from './brief.ts';
import { facetPoints, glancePoints, topicPoints } from './card-limits.ts';
import { figureEntries } from './figure-entries.ts';
import { glanceEntries } from './glance-entries.ts';
import { makeCard } from './make-card.ts';
import { outlookEntries } from './outlook-entries.ts';
import { peopleEntries } from './people-entries.ts';
import { type Reading, readArticle } from './read-article.ts';
import { timelineEntries, timelineOrder } from './timeline-entries.ts';
import { voiceEntries } from './voice-entries.ts';

/** Same article and taxonomy, same brief. Near-linear in the length of the article. */
export function buildBrief(article: Article, taxonomy: Taxonomy): Brief {
  const readings = readArticle(article);
  const assigned = assignTopics(
    readings.map(({ sentence, tokens }) => ({ paragraph: sentence.paragraph, tokens })),
    compileTopics(taxonomy.topics),
    taxonomy.topics,
    article.meta.themes,
  );
  const { facets } = taxonomy;
  const facet = { limit: facetPoints, order: 'best' } as const;
  const after = [
    makeCard(article, facets.timeline, timelineEntries(readings), { ...facet, order: { by: timelineOrder } }),
    makeCard(article, facets.figures, figureEntries(readings), facet),
    makeCard(article, facets.people, peopleEntries(readings), facet),
    makeCard(article, facets.voices, voiceEntries(readings), facet),
    makeCard(article, facets.outlook, outlookEntries(readings), facet),
  ];
  const breadth = countTopics(assigned, readings.length);
  const glance = glanceEntries(readings, article.title, glancePoints, (index) => breadth[index] ?? 0);
  const cards = [
    makeCard(article, facets.glance, glance, { limit: glancePoints, order: 'text' }),
    ...topicCards(article, readings, assigned),
    ...foundCards(article, readings, breadth),
    ...after,
  ];
  return {
    article: {
      id: article.id,
      title: article.title,
      paragraphs: article.paragraphs.length,
      sentences: readings.length,
    },
    cards: cards.filter((card): card is Card => card !== null),
  };
}

function topicCards(article: Article, readings: readonly Reading[], assigned: readonly AssignedTopic[]) {
  return assigned.map(({ topic, sentences }) => {
    const entries = sentences.flatMap(({ index, weight }) => entryOf(readings[index], weight));
    return makeCard(article, topic, entries, { limit: topicPoints, order: 'best' });
  });
}

function foundCards(article: Article, readings: readonly Reading[], breadth: readonly number[]) {
  const found = findKeyPhrases(
    readings.map(({ text, tokens, index }) => ({ text, tokens, covered: (breadth[index] ?? 0) > 0 })),
  );
  return found.map(({ theme, sentences }) => {
    const entries = sentences.flatMap((index) => entryOf(readings[index], 1));
    return makeCard(article, theme, entries, { limit: topicPoints, order: 'best' });
  });
}

/** What a sentence is worth on the card of a topic that it speaks of with this weight. */
function entryOf(reading: Reading | undefined, weight: number) {
  return reading
    ? [{ reading, weight: Math.min(weight, 4) * (0.4 + 0.6 * reading.fitness) + reading.centrality }]
    : [];
}

/** For each sentence, how many topics have it. */
function countTopics(assigned: readonly AssignedTopic[], total: number): number[] {
  const counts = new Array<number>(total).fill(0);
  for (const { sentences } of assigned)
    for (const { index } of sentences) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
