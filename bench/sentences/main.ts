/** Sentence boundaries: ours beside other splitters, on clean text and on text glued as translation glues it. */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { splitSentences } from '../../src/core/article/split-sentences.ts';
import { damagedShare, quorum, readCorpus } from './corpus.ts';
import { drawErrors, findErrors } from './find-errors.ts';
import { type Splitter, splitters, voters } from './splitters.ts';
import { renderError, scoreTable, speedTable } from './table.ts';

const { values } = parseArgs({
  options: {
    file: {
      type: 'string',
      default: join(import.meta.dirname, '../../../shared/data/squad-1.1-tuning.json'),
    },
    errors: { type: 'string' },
  },
});

const ours: Splitter = (text) =>
  splitSentences(text)
    .map(({ end }) => end)
    .slice(0, -1);

const compared: Readonly<Record<string, Splitter>> = {
  ours,
  sentencex: splitters.sentencex,
  'wink-nlp': splitters['wink-nlp'],
  'Intl.Segmenter': splitters['Intl.Segmenter'],
  'Intl + glue rule': splitters['Intl + glue rule'],
};

function printTables(file: string): void {
  const corpus = readCorpus(file);
  const texts = corpus.map(({ text }) => text);
  const boundaries = corpus.reduce((sum, { gold }) => sum + gold.length, 0);
  console.log(
    `${corpus.length} paragraphs, ${boundaries} boundaries on which ${quorum} of ${voters.length} agree;`,
  );
  console.log(`damaged variants: ${damagedShare * 100}% of them. even, odd: F1 over every other article.\n`);
  for (const line of scoreTable(corpus, compared)) console.log(line);
  console.log('');
  for (const line of speedTable(texts, compared)) console.log(line);
}

function printErrors(file: string, count: number): void {
  const errors = findErrors(readCorpus(file), ours);
  for (const [variant, all] of errors) {
    const kinds = Map.groupBy(all, ({ kind }) => kind);
    const counts = [...kinds].map(([kind, found]) => `${found.length} ${kind}`);
    console.log(`${variant}: ${all.length} places (${counts.join(', ')})`);
  }
  for (const [index, error] of drawErrors(errors, count).entries())
    console.log(`\n${renderError(error, index + 1)}`);
}

const { file, errors } = values;
if (!existsSync(file)) {
  console.log(
    `bench:sentences: there is no ${relative('.', file)}; name a SQuAD-shaped JSON with --file PATH.`,
  );
} else if (errors === undefined) {
  printTables(file);
} else if (/^\d{1,6}$/.test(errors)) {
  printErrors(file, Number(errors));
} else {
  console.error(`bench:sentences: --errors takes a whole number, not "${errors}".`);
  process.exitCode = 2;
}
