/** Themes that an article has beside the configured ones, each named by a phrase that it keeps coming back to. */
import { measureWords } from '../entity/dimension.ts';
import { currencyWords, magnitudes, numberWords } from '../entity/figure-words.ts';
import { boundedSlug } from '../text/bounded-slug.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import type { Theme } from './theme.ts';

/** A sentence as key phrases are sought: its words, and whether a configured topic covers it already. */
export interface PhraseText {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly covered: boolean;
  /** Whether a token belongs to a person's name; people have a card of their own. */
  readonly isPerson?: (token: Token) => boolean;
}

/** A theme with the sentences (indices) that hold its phrase, in order. */
export interface FoundTheme {
  readonly theme: Theme;
  readonly sentences: readonly number[];
}

interface Phrase {
  readonly stems: string;
  readonly words: number;
  readonly sentences: number[];
  /** Spellings and how often each stands in the article. */
  readonly spellings: Map<string, number>;
}

/** UTF-16 units of a found theme's id; see `longestArticleId` for what bounds it. */
export const longestFoundId = 39;
const longestPhrase = 3;
const fewestMentions = 3;
const mostThemes = 3;
/** A phrase names a theme of its own only if most of its sentences have no other. */
const leastUncovered = 0.5;
/** Configured topics that cover this share leave nothing to name. */
const coveredEnough = 0.8;
const emoji = '🔖';
const colour = '#5f6b7a';
/** Words that say how or how much rather than what. */
const vague: ReadonlySet<string> = new Set([
  ...Object.keys(numberWords),
  ...Object.keys(magnitudes),
  ...measureWords,
  ...currencyWords,
  ...`said say year years day days week weeks month months time times people person way thing things make made take took new first last
second one two three four five old good great big large small many much part number case point end place long high world work used use using
company companies government council city town country state member members group official officials home house areas area
called known found include including became become day according years ago later early late right left side set just`.split(
    /\s+/,
  ),
]);

/** At most three, the strongest first; none where the configured topics cover the article. Linear but for a final sort. */
export function findKeyPhrases(texts: readonly PhraseText[]): FoundTheme[] {
  const covered = texts.filter((text) => text.covered).length;
  if (covered >= texts.length * coveredEnough) return [];
  const phrases = [...collect(texts).values()].filter(({ sentences }) => {
    const uncovered = sentences.filter((index) => !texts[index]?.covered).length;
    return (
      sentences.length >= fewestMentions &&
      uncovered >= fewestMentions &&
      uncovered >= sentences.length * leastUncovered
    );
  });
  phrases.sort(
    (a, b) =>
      strength(b) - strength(a) ||
      (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0) ||
      (a.stems < b.stems ? -1 : 1),
  );
  const chosen: Phrase[] = [];
  const taken: ReadonlySet<number>[] = [];
  for (const phrase of phrases) {
    if (chosen.length === mostThemes) break;
    if (chosen.some((other, index) => overlaps(other, taken[index] ?? new Set(), phrase))) continue;
    chosen.push(phrase);
    taken.push(new Set(phrase.sentences));
  }
  return chosen.map((phrase) => ({ theme: themeOf(phrase), sentences: phrase.sentences }));
}

/** A longer phrase says more, so that two words count as much as one that is found nearly twice as often. */
function strength({ sentences, words }: Phrase): number {
  return sentences.length * (1 + 0.8 * (words - 1));
}

/** Shares a word, or half of the sentences, with a stronger phrase. */
function overlaps(a: Phrase, sentences: ReadonlySet<number>, b: Phrase): boolean {
  const words = new Set(a.stems.split(' '));
  if (b.stems.split(' ').some((stem) => words.has(stem))) return true;
  return b.sentences.filter((index) => sentences.has(index)).length * 2 > b.sentences.length;
}

function collect(texts: readonly PhraseText[]): Map<string, Phrase> {
  const phrases = new Map<string, Phrase>();
  for (const [index, { text, tokens, isPerson }] of texts.entries())
    for (let from = 0; from < tokens.length; from++)
      for (let to = from + 1; to <= Math.min(from + longestPhrase, tokens.length); to++) {
        const words = tokens.slice(from, to);
        if (!isPhrase(text, words) || words.some((word) => isPerson?.(word) === true)) break;
        add(phrases, words, text, index);
      }
  return phrases;
}

function add(phrases: Map<string, Phrase>, words: readonly Token[], text: string, index: number): void {
  const stems = words.map(({ stem }) => stem).join(' ');
  const phrase: Phrase = phrases.get(stems) ?? {
    stems,
    words: words.length,
    sentences: [],
    spellings: new Map(),
  };
  phrases.set(stems, phrase);
  if (phrase.sentences.at(-1) !== index) phrase.sentences.push(index);
  const spelling = text.slice(words[0]?.start, words.at(-1)?.end).replace(/['’]s$/, '');
  phrase.spellings.set(spelling, (phrase.spellings.get(spelling) ?? 0) + 1);
}

/** Neighbouring words of substance, none of them a number. */
function isPhrase(text: string, words: readonly Token[]): boolean {
  return words.every((word, index) => {
    const before = words[index - 1];
    const joined = !before || /^[ -]$/.test(text.slice(before.end, word.start));
    return (
      joined &&
      word.word.length > 2 &&
      /^\p{L}/u.test(word.text) &&
      !isStopWord(word) &&
      !vague.has(word.word) &&
      !/(?:ly|ing|ed)$/.test(word.word)
    );
  });
}

function themeOf({ stems, spellings }: Phrase): Theme {
  const [label = stems] = [...spellings].reduce((best, next) => (next[1] > best[1] ? next : best));
  return {
    id: boundedSlug(`found-${stems.normalize('NFKD')}`, longestFoundId),
    kind: 'found',
    label: label.charAt(0).toUpperCase() + label.slice(1),
    aliases: [label.toLowerCase()],
    emoji,
    colour,
  };
}
