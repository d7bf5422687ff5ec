/** The printed tables of the sentence benchmark. */
import { makeVariant, type Sample, variants } from './corpus.ts';
import type { DrawnError } from './find-errors.ts';
import { score } from './score.ts';
import { largestArticle, throughput } from './speed.ts';
import type { Splitter } from './splitters.ts';

const context = 60;
const nameWidth = 18;

/** Precision, recall and F1 of each splitter on each variant, over all articles and by halves. */
export function* scoreTable(corpus: readonly Sample[], splitters: Readonly<Record<string, Splitter>>) {
  yield `${'variant'.padEnd(16)}${'splitter'.padEnd(nameWidth)}precision  recall      F1   even    odd`;
  for (const variant of variants) {
    const samples = makeVariant(corpus, variant);
    const halves = [0, 1].map((parity) => samples.filter(({ article }) => article % 2 === parity));
    for (const [index, [name, splitter]] of Object.entries(splitters).entries()) {
      const { precision, recall, f1 } = score(samples, splitter);
      const cells = [precision, recall, f1, ...halves.map((half) => score(half, splitter).f1)];
      const target =
        index === 0 ? `  target ${variant.target}: ${f1 >= variant.target ? 'met' : 'MISSED'}` : '';
      yield (index === 0 ? variant.name : '').padEnd(16) +
        name.padEnd(nameWidth) +
        cells
          .map((cell, column) => cell.toFixed(4).padStart(column === 0 ? 9 : column < 3 ? 8 : 7))
          .join('') +
        target;
    }
  }
}

/** Throughput of each, and as a multiple of the slowest and the fastest of the others; then ours at full size. */
export function* speedTable(texts: readonly string[], splitters: Readonly<Record<string, Splitter>>) {
  const speeds = throughput(texts, splitters);
  const peers = [...speeds.values()].slice(1);
  const [slowest, fastest] = [Math.min(...peers), Math.max(...peers)];
  yield `${'splitter'.padEnd(nameWidth)}   MB/s  × slowest peer  × fastest peer`;
  for (const [name, speed] of speeds)
    yield name.padEnd(nameWidth) +
      speed.toFixed(1).padStart(7) +
      (speed / slowest).toFixed(2).padStart(16) +
      (speed / fastest).toFixed(2).padStart(16);
  const { whole, oneParagraph } = largestArticle(texts);
  yield '';
  yield `ours, 5 MB article: ${whole.toFixed(2)} s taken in whole; ${oneParagraph.toFixed(2)} s split as one single paragraph`;
}

/** One disagreement: ‹gold› and ‹ours› mark where each side ends the sentence. */
export function renderError({ kind, variants: found, text, gold, ours }: DrawnError, number: number): string {
  const marks = [
    { at: gold, mark: '‹gold›' },
    { at: ours, mark: '‹ours›' },
  ].flatMap(({ at, mark }) => (at === undefined ? [] : [{ at, mark }]));
  marks.sort((a, b) => a.at - b.at);
  const first = marks[0]?.at ?? 0;
  let from = Math.max(0, first - context);
  let line = '';
  for (const { at, mark } of marks) {
    line += text.slice(from, at) + mark;
    from = at;
  }
  line += text.slice(from, from + context);
  return `${String(number).padStart(3)} ${kind} (${found.join(', ')})\n    ${line.replace(/\s+/g, ' ')}`;
}
