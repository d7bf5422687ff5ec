/** An article → its brief: the glance, the topics it speaks of, and the facets that any article has. */
import type { Article } from '../article/article.ts';
import { type AssignedTopic, assignTopics } from '../theme/assign-topics.ts';
import { findKeyPhrases } from '../theme/find-key-phrases.ts';
import { compileTopics } from '../theme/match-topics.ts';
import type { Taxonomy } from '../theme/theme.ts';
import type { Brief, Card } from './brief.ts';
import { facetPoints, glancePoints, topicPoints } from './card-limits.ts';
import { figureEntries } from './figure-entries.ts';
import { type GlanceTopic, glanceEntries } from './glance-entries.ts';
import { makeCard } from './make-card.ts';
import { outlookEntries } from './outlook-entries.ts';
import { peopleEntries } from './people-entries.ts';
import { type Reading, readArticle } from './read-article.ts';
import { timelineEntries, timelineOrder } from './timeline-entries.ts';
import { voiceEntries } from './voice-entries.ts';
import { wantedTopics } from './wanted-topics.ts';

/** A shorter fragment says nothing by itself: broken translations leave some behind. */
const fewestWords = 3;

/**
 * Same article and taxonomy, same brief. Near-linear in the length of the article. Throws BriefingError
 * `front-matter-invalid` where its `themes` names one that the taxonomy lacks.
 */
export function buildBrief(article: Article, taxonomy: Taxonomy): Brief {
  const readings = readArticle(article);
  const assigned = assignTopics(
    readings.map(({ sentence, tokens }) => ({ paragraph: sentence.paragraph, tokens })),
    compileTopics(taxonomy.topics),
    taxonomy.topics,
    wantedTopics(article, taxonomy),
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
  const topics = topicsBySentence(assigned, readings.length);
  const glance = glanceEntries(readings, article.title, glancePoints, (index) => topics[index] ?? []);
  const cards = [
    makeCard(article, facets.glance, glance, { limit: glancePoints, order: 'text' }),
    ...topicCards(article, readings, assigned),
    ...foundCards(article, readings, topics),
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

function foundCards(
  article: Article,
  readings: readonly Reading[],
  topics: readonly (readonly GlanceTopic[])[],
) {
  const found = findKeyPhrases(
    readings.map(({ text, tokens, names, index }) => ({
      text,
      tokens,
      covered: (topics[index] ?? []).length > 0,
      isPerson: ({ start }) =>
        names.some((name) => name.kind === 'person' && name.start <= start && start < name.end),
    })),
  );
  return found.map(({ theme, sentences }) => {
    const entries = sentences.flatMap((index) => entryOf(readings[index], 1));
    return makeCard(article, theme, entries, { limit: topicPoints, order: 'best' });
  });
}

/** What a sentence is worth on the card of a topic that it speaks of with this weight. */
function entryOf(reading: Reading | undefined, weight: number) {
  return reading && reading.tokens.length >= fewestWords
    ? [{ reading, weight: Math.min(weight, 4) * (0.4 + 0.6 * reading.fitness) + reading.centrality }]
    : [];
}

/** For each sentence the topics that have it. */
function topicsBySentence(assigned: readonly AssignedTopic[], total: number): GlanceTopic[][] {
  const topics = Array.from({ length: total }, (): GlanceTopic[] => []);
  const all = assigned.reduce((sum, { sentences }) => sum + sentences.length, 0);
  for (const { topic, sentences } of assigned)
    for (const { index } of sentences) topics[index]?.push({ id: topic.id, share: sentences.length / all });
  return topics;
}
