/** Sentences that hold what is asked for, though few or none of the question's words: "how cold was it" is answered by "minus 9 degrees". */
import { countOfLike } from '../index/word-likeness.ts';
import { type AnswerKind, decisiveKinds } from '../question/answer-kind.ts';
import { kindFit } from './kind-fit.ts';
import { likenessIn } from './rank-likeness.ts';
import type { RankScene } from './rank-scene.ts';

/** Kinds that a sentence can be seen to hold. */
const seen: ReadonlySet<AnswerKind> = new Set([...decisiveKinds, 'date', 'person', 'place', 'organisation']);
/** From {@link kindFit}. */
const leastFit = 0.65;
/** Articles of more sentences are not looked through, since in a long one too much fits. */
const longest = 80;

/** The `most` sentences but for those in `known` that fit what is asked for, those first whose words are likest the question's. */
export function fittingSentences(scene: RankScene, known: ReadonlySet<number>, most: number): number[] {
  const { index, question, terms } = scene;
  if (index.sentences.length > longest || !seen.has(question.kind)) return [];
  const found: { readonly sentence: number; readonly alike: number }[] = [];
  for (const [sentence, read] of index.sentences.entries()) {
    if (known.has(sentence) || kindFit(read, question, terms) < leastFit) continue;
    const likeness = likenessIn(scene, sentence);
    const alike = terms.reduce((sum, { worth }, term) => sum + worth * countOfLike(likeness[term] ?? 0), 0);
    found.push({ sentence, alike });
  }
  return found
    .sort((x, y) => y.alike - x.alike || x.sentence - y.sentence)
    .slice(0, most)
    .map(({ sentence }) => sentence);
}
