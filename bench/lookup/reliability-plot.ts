/** How often answers of some confidence are right, as a diagram of characters. */
import type { ReliabilityBin } from '../../train/judge/judge-measures.ts';

const width = 40;

/** A line for each bin: the bar is the share that is right, `|` the mean confidence. */
export function plotReliability(bins: readonly ReliabilityBin[]): string[] {
  return bins.map(({ count, confidence, right }, bin) => {
    const name = `${(bin / bins.length).toFixed(1)}–${((bin + 1) / bins.length).toFixed(1)}`;
    if (count === 0) return `${name}  ${''.padEnd(width + 1)}`;
    const bar = [...'█'.repeat(Math.round(right * width)).padEnd(width + 1)];
    bar[Math.round(confidence * width)] = '|';
    const share = (value: number) => `${(value * 100).toFixed(0)}%`.padStart(4);
    return `${name}  ${bar.join('')} right ${share(right)}, said ${share(confidence)}, of ${count}`;
  });
}
