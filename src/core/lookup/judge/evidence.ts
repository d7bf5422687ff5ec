/** What speaks for and against the best sentence as an answer, as numbers that trees are trained on. */
import { type RankFeature, rankFeature } from '../rank/rank-feature-names.ts';
import { contraryEvidence, readContrary } from './contrary-evidence.ts';
import type { JudgeScene } from './judge-scene.ts';
import { readSpanEvidence, spanEvidence } from './span-evidence.ts';
import { readTermEvidence, termEvidence } from './term-evidence.ts';

/** What the ranker saw of the best sentence. */
const ofBest = [
  'own',
  'coverage',
  'counted',
  'worthiest',
  'bestWorth',
  'early',
  'late',
  'names',
  'numbers',
  'focus',
  'deed',
  'letters',
  'rareLetters',
  'run',
  'pairs',
  'order',
  'density',
  'like',
  'likeOnly',
  'likeWords',
  'likeDeed',
  'likeFocus',
  'kindOfFocus',
  'leastLike',
  'likeBefore',
  'likeBehind',
  'before',
  'behind',
  'around',
  'namesBefore',
  'heading',
  'together',
  'paragraph',
  'paragraphCoverage',
  'ofParagraph',
  'opening',
  'recent',
  'kind',
  'decisive',
  'persons',
  'organisations',
  'locations',
  'things',
  'dates',
  'figures',
  'nearest',
  'fresh',
  'words',
  'leaning',
  'isWho',
  'isWhen',
  'isWhere',
  'isNumber',
  'isNamed',
  'isReason',
  'isOther',
  'asked',
  'missingHere',
  'strange',
  'likeLead',
  'kindOfFocusLead',
  'ownOfHighestLead',
  'rareLettersLead',
  'coverageLead',
  'togetherLead',
  'runLead',
  'nearestLead',
] as const satisfies readonly RankFeature[];
const placesOfBest = ofBest.map((name) => rankFeature[name]);

/** How it stands among the other candidates. */
const ofAll = [
  'score', // log-odds that the ranker gives it
  'share', // its share of the candidates
  'lead', // how far its score is ahead of the second
  'thirdLead', // and of the third
  'candidates', // logarithm of how many there are
  'size', // roughly how long the text is: see sizeOf
  'secondCoverage', // share of the terms that the second holds
  'secondTogether',
  'secondKind',
  'secondNearest',
  'secondRun',
  'secondLike',
  'mostCoverage', // share of the terms that any holds, over what the best holds
  'mostTogether', // the same with the sentences beside it
  'mostKind', // how much better any fits what is asked for
] as const;

export const evidenceNames: readonly string[] = [
  ...ofBest,
  ...ofAll,
  ...termEvidence,
  ...contraryEvidence,
  ...spanEvidence,
];

/** The evidence on the first of `ranked`, in the order of {@link evidenceNames}. */
export function readEvidence(scene: JudgeScene): Float64Array {
  const row = new Float64Array(evidenceNames.length);
  const features = scene.best.features;
  let at = 0;
  for (const place of placesOfBest) row[at++] = features[place] as number;
  at = readStanding(scene, row, at);
  at = readTermEvidence(scene, row, at);
  at = readContrary(scene, row, at);
  readSpanEvidence(scene, row, at);
  return row;
}

function readStanding({ ranked, best, index }: JudgeScene, row: Float64Array, from: number): number {
  const [, second, third] = ranked;
  const most = { coverage: 0, together: 0, kind: 0 };
  for (const { features } of ranked)
    for (const name of ['coverage', 'together', 'kind'] as const)
      most[name] = Math.max(most[name], features[rankFeature[name]] as number);
  const over = (name: keyof typeof most) => most[name] - (best.features[rankFeature[name]] as number);
  const values: Record<(typeof ofAll)[number], number> = {
    score: best.score,
    share: best.share,
    lead: second ? best.score - second.score : alone,
    thirdLead: third ? best.score - third.score : alone,
    candidates: Math.log(ranked.length),
    size: sizeOf(index.sentences.length),
    secondCoverage: second?.features[rankFeature.coverage] ?? 0,
    secondTogether: second?.features[rankFeature.together] ?? 0,
    secondKind: second?.features[rankFeature.kind] ?? 0,
    secondNearest: second?.features[rankFeature.nearest] ?? 0,
    secondRun: second?.features[rankFeature.run] ?? 0,
    secondLike: second?.features[rankFeature.like] ?? 0,
    mostCoverage: over('coverage'),
    mostTogether: over('together'),
    mostKind: over('kind'),
  };
  for (const name of ofAll) row[from++] = values[name];
  return from;
}

/** The lead of a sentence that has no other beside it. */
const alone = 8;

/** A paragraph, a section, a page, more. Only so roughly, since an exact number would tell articles of the training data apart. */
function sizeOf(sentences: number): number {
  return sentences <= 8 ? 0 : sentences <= 24 ? 1 : sentences <= 80 ? 2 : 3;
}
