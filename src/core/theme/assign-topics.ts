/** Which sentences belong to which topic, and which topics an article truly has. */
import type { Token } from '../text/tokens.ts';
import type { TopicMatch, TopicMatcher } from './match-topics.ts';
import type { Topic } from './theme.ts';

/** A sentence as topics are assigned: its paragraph and its words. */
export interface TopicText {
  readonly paragraph: number;
  readonly tokens: readonly Token[];
}

/** A topic with the sentences (indices) that belong to it, in order. */
export interface AssignedTopic {
  readonly topic: Topic;
  readonly sentences: readonly { readonly index: number; readonly weight: number }[];
}

/** A second topic must weigh this share of the first to have the sentence too. */
const secondShare = 0.7;
const shortArticle = 10;
const fewestSentences = 2;
const leastWeight = 1.8;
/** A longer article must say more on a topic, though not in proportion. */
const weightBySize = 0.35;

/** `wanted`: ids of topics to keep even where the article says little of them. In the order of the taxonomy. */
export function assignTopics(
  texts: readonly TopicText[],
  match: TopicMatcher,
  topics: readonly Topic[],
  wanted: readonly string[],
): AssignedTopic[] {
  const matches = texts.map(({ tokens }) => match(tokens));
  const sentences = new Map<Topic, { index: number; weight: number }[]>();
  for (const index of texts.keys())
    for (const { topic, weight } of belonging(texts, matches, index)) {
      const list = sentences.get(topic) ?? [];
      sentences.set(topic, list);
      list.push({ index, weight });
    }
  return topics
    .map((topic) => ({ topic, sentences: sentences.get(topic) ?? [] }))
    .filter((assigned) => isPresent(assigned, texts.length, wanted));
}

function isPresent({ topic, sentences }: AssignedTopic, total: number, wanted: readonly string[]): boolean {
  if (sentences.length === 0) return false;
  if (wanted.includes(topic.id)) return true;
  const weight = sentences.reduce((sum, sentence) => sum + sentence.weight, 0);
  if (total < shortArticle) return weight >= 1;
  const enough = Math.max(leastWeight, weightBySize * Math.sqrt(total));
  return sentences.length >= fewestSentences && weight >= enough;
}

/** The strongest topic of a sentence, and others that stand on words of their own and weigh nearly as much. */
function belonging(
  texts: readonly TopicText[],
  matches: readonly (readonly TopicMatch[])[],
  index: number,
): TopicMatch[] {
  const all = (matches[index] ?? []).filter((match) => counts(match, texts, matches, index));
  // Weak words speak for a sentence only where no topic has a strong one in it.
  const strong = all.filter((match) => match.strong > 0);
  const own = strong.length > 0 ? strong : all;
  const best = own.reduce((top, { weight }) => Math.max(top, weight), 0);
  const first = own.find(({ weight }) => weight === best);
  if (!first) return [];
  return own.filter(
    (match) =>
      match === first ||
      (match.strong > 0 &&
        match.weight >= best * secondShare &&
        [...match.strongTokens].some((token) => !first.strongTokens.has(token))),
  );
}

/** A strong term, two weak ones, or one in a paragraph whose neighbouring sentence has a strong one. */
function counts(
  { topic, strong, weak }: TopicMatch,
  texts: readonly TopicText[],
  matches: readonly (readonly TopicMatch[])[],
  index: number,
): boolean {
  if (strong > 0 || weak > 1) return true;
  return [index - 1, index + 1].some(
    (beside) =>
      texts[beside]?.paragraph === texts[index]?.paragraph &&
      matches[beside]?.some((match) => match.topic === topic && match.strong > 0),
  );
}
