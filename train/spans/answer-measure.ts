/** How well a short answer agrees with gold answers, as SQuAD measures it: https://arxiv.org/abs/1606.05250, §6.1. */

/** Lower-cased, without articles and punctuation. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .replace(/\b(?:a|an|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** F1 of the words of two normalised texts: 0..1. */
export function overlap(gold: string, given: string): number {
  const [want, have] = [gold.split(' '), given.split(' ')];
  const left = new Map<string, number>();
  for (const word of want) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of have) {
    const count = left.get(word) ?? 0;
    if (count > 0) common++;
    left.set(word, count - 1);
  }
  return given === '' || common === 0 ? 0 : (2 * common) / (want.length + have.length);
}
