/** Made-up articles and questions for measuring a library: the same ones every time. */
import { createRandom } from '../../train/boosting/random.ts';

export interface MadeArticle {
  readonly id: string;
  readonly title: string;
  readonly source: string;
}

export interface MadeQuestion {
  readonly text: string;
  /** The brief that it was made of. */
  readonly brief: string;
}

const wordsEach = 300;
const vocabularySize = 30_000;
const familyNames = 40_000;

/** Zipf's law, whose first words are left out as function words: the most frequent one left stands in six of seven articles. */
const leftOut = 20;

const functionWords = 'the of and to in a that is for with on was by as at from'.split(' ');

/** What an article says that others hardly do, besides words of everyone's. */
interface Fact {
  readonly family: string;
  readonly number: string;
  readonly words: readonly [string, string, string, string];
}

/** `number`: which article; it is the same however many there are. */
export function madeArticle(number: number): MadeArticle {
  const random = randomOf(number);
  const facts = factsOf(number);
  const sentences = facts.map(
    ({ family, number: amount, words: [a, b, c, d] }) =>
      `${capital(family)} said that the ${a} would ${b} ${amount} of the ${c} for ${d}.`,
  );
  let written = facts.length * 14;
  while (written < wordsEach) {
    const length = 8 + Math.floor(random() * 14);
    const words = Array.from({ length }, () =>
      random() < 0.4 ? pick(functionWords, random) : commonWord(random),
    );
    sentences.splice(Math.floor(random() * (sentences.length + 1)), 0, `${capital(words.join(' '))}.`);
    written += length;
  }
  const title = capital([0, 1, 2].map(() => commonWord(random)).join(' '));
  return { id: `brief-${number}`, title, source: `# ${title}\n\n${sentences.join(' ')}\n` };
}

/** Of one of the first `articles`: four to eight words of one fact, a third of them without a name or number. */
export function madeQuestion(number: number, articles: number): MadeQuestion {
  const random = randomOf(-1 - number);
  const article = Math.floor(random() * articles);
  const {
    family,
    number: amount,
    words: [a, b, c, d],
  } = pick(factsOf(article), random);
  const forms = [
    `What did ${capital(family)} say about the ${a}?`,
    `Would ${amount} of the ${c} ${b}?`,
    `Which ${a} would ${b} the ${c} for ${d}?`,
  ];
  return { text: forms[number % forms.length] ?? '', brief: `brief-${article}` };
}

function factsOf(article: number): readonly Fact[] {
  const random = randomOf(article ^ 0x5bd1e995);
  return Array.from({ length: 5 }, () => ({
    family: wordOf(vocabularySize + Math.floor(random() ** 2 * familyNames)),
    number: String(Math.floor(10 ** (1 + random() * 4))),
    words: [commonWord(random), commonWord(random), commonWord(random), commonWord(random)],
  }));
}

function commonWord(random: () => number): string {
  const rank = leftOut * ((vocabularySize + leftOut) / leftOut) ** random() - leftOut;
  return wordOf(Math.floor(rank));
}

/** Another word for each number, of two syllables at least. */
function wordOf(number: number): string {
  const starts = 'b d f g h k l m n p r t v z br st tr kl'.split(' ');
  const vowels = 'a e i o u'.split(' ');
  let word = '';
  for (let rest = number + starts.length * vowels.length; rest > 0; ) {
    const syllable = rest % (starts.length * vowels.length);
    word += `${starts[syllable % starts.length]}${vowels[Math.floor(syllable / starts.length)]}`;
    rest = Math.floor(rest / (starts.length * vowels.length));
  }
  return `${word}n`;
}

const pick = <T>(of: readonly T[], random: () => number): T => of[Math.floor(random() * of.length)] as T;

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Seeds of neighbours are alike, so they are stirred. */
const randomOf = (seed: number) => createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b));
