/** What the search for short answers found in the best sentences. */
import type { JudgeScene } from './judge-scene.ts';

export const spanEvidence = [
  'spanScore', // of the likeliest span of the best sentence
  'spanChance', // its chance among all spans that were looked at
  'spanLead', // how far it is ahead of the likeliest of the other sentences
  'spanWords', // how long it is
  'spanOther', // score of the likeliest of the other sentences
] as const;

/** Where there is no span, or none beside it. */
const none = -8;

export function readSpanEvidence({ spans, best, read }: JudgeScene, row: Float64Array, from: number): number {
  const own = spans.find(({ sentence }) => sentence === best.sentence);
  const other = spans.reduce(
    (most, { sentence, score }) => (sentence === best.sentence ? most : Math.max(most, score)),
    none,
  );
  const words = own ? read.tokens.filter(({ start, end }) => start >= own.start && end <= own.end).length : 0;
  const score = own?.score ?? none;
  const values: Record<(typeof spanEvidence)[number], number> = {
    spanScore: score,
    spanChance: own?.chance ?? 0,
    spanLead: score - other,
    spanWords: words,
    spanOther: other,
  };
  for (const name of spanEvidence) row[from++] = values[name];
  return from;
}
