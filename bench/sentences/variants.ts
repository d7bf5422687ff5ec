/** Gold boundaries by majority, and the same text with some of its boundaries damaged as translation damages them. */
import type { Splitter } from './splitters.ts';

export interface Labelled {
  readonly text: string;
  readonly gold: readonly number[];
}

/** Boundaries on which at least `quorum` of the voters agree, to the character. */
export function majority(text: string, voters: readonly Splitter[], quorum: number): Labelled {
  const votes = new Map<number, number>();
  for (const vote of voters) for (const end of new Set(vote(text))) votes.set(end, (votes.get(end) ?? 0) + 1);
  const gold = [...votes].filter(([, count]) => count >= quorum).map(([end]) => end);
  return { text, gold: gold.sort((a, b) => a - b) };
}

export type Damage = 'none' | 'space' | 'space and stop';

/** Takes the space, or the stop as well, from `share` of the boundaries. `random` gives numbers in [0, 1). */
export function damage(
  { text, gold }: Labelled,
  kind: Damage,
  share: number,
  random: () => number,
): Labelled {
  if (kind === 'none') return { text, gold };
  let result = '';
  let from = 0;
  const boundaries: number[] = [];
  for (const end of gold) {
    const sentence = text.slice(from, end);
    const next = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
    const hit = random() < share;
    const kept = hit && kind === 'space and stop' ? sentence.replace(/[.!?]+(["'”’)\]]*)$/, '$1') : sentence;
    result += kept;
    boundaries.push(result.length);
    if (!hit) result += text.slice(end, next);
    from = next;
  }
  return { text: result + text.slice(from), gold: boundaries };
}

/** mulberry32: a small seeded generator, so that every run damages the same places. Source: Tommy Ettinger, public domain. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
