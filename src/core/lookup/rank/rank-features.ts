/** One candidate sentence in the light of a question, as numbers that trees are trained on. */
import type { Figure } from '../../entity/entity.ts';
import type { ReadSentence } from '../../entity/read-entities.ts';
import type { EntityPlace } from '../index/entity-places.ts';
import { sharesOfRuns } from '../index/letter-runs.ts';
import { type AnswerKind, decisiveKinds, numericKinds } from '../question/answer-kind.ts';
import type { Question } from '../question/understand-question.ts';
import { figureFit, kindFit } from './kind-fit.ts';
import { leading, rankFeature } from './rank-feature-names.ts';
import { readLikeness } from './rank-likeness.ts';
import { type RankScene, shareOfTerms } from './rank-scene.ts';

const leads = leading.map((name) => [rankFeature[name], rankFeature[`${name}Lead`]] as const);

/** Writes into each row how far it is ahead of the others. */
export function readLeads(rows: readonly Float64Array[]): void {
  for (const [of, lead] of leads) {
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (const row of rows) {
      const value = row[of] as number;
      if (value > best) [best, second] = [value, best];
      else if (value > second) second = value;
    }
    for (const row of rows) {
      const value = row[of] as number;
      row[lead] = rows.length < 2 ? 0 : value - (value === best ? second : best);
    }
  }
}

const all = -1;

/** Bits of the question's last two terms. */
const lastTwo = (count: number) => (count >= 31 ? 0 : (3 << Math.max(0, count - 2)) & ((1 << count) - 1));

const leaning = /^["“'‘(]*(?:he|she|it|they|this|these|those|his|her|their|its|that|such)\b/i;

/** Writes the features of `sentence` into `row`, which is as long as {@link rankFeatureNames}. */
export function readRankFeatures(scene: RankScene, sentence: number, row: Float64Array): void {
  const { index, question, terms, bm25, bits, total } = scene;
  const read = index.sentences[sentence] as ReadSentence;
  const paragraph = index.paragraphOf[sentence] as number;
  const { from, to } = index.paragraphs[paragraph] as { from: number; to: number };
  const mask = bm25.masks[sentence] as number;
  const before = sentence > from ? (bm25.masks[sentence - 1] as number) : 0;
  const behind = sentence + 1 < to ? (bm25.masks[sentence + 1] as number) : 0;
  const inParagraph = scene.paragraphMasks[paragraph] as number;
  const own = bm25.scores[sentence] as number;
  const known = terms.length >= 32 ? all : (1 << terms.length) - 1;
  const share = (bitsHere: number) => shareOfTerms(terms, bitsHere, known, 0);
  const f = rankFeature;

  row[f.own] = own / total;
  row[f.ownOfHighest] = own / scene.highest;
  row[f.early] = shareOfTerms(terms, mask, 3 & known, 0.5);
  row[f.late] = shareOfTerms(terms, mask, lastTwo(question.terms.length), 0.5);
  row[f.names] = shareOfTerms(terms, mask, bits.names, 1);
  row[f.numbers] = shareOfTerms(terms, mask, bits.numbers, 1);
  row[f.focus] = shareOfTerms(terms, mask, bits.focus, 0.5);
  row[f.deed] = shareOfTerms(terms, mask, bits.deed, 0.5);
  const { counted, weighed } = sharesOfRuns(scene.runs, index.letterRuns(sentence));
  row[f.letters] = counted;
  row[f.rareLetters] = weighed;
  readWords(scene, sentence, row);
  readLikeness(scene, sentence, row);

  row[f.before] = share(before);
  row[f.behind] = share(behind);
  row[f.around] = share(inParagraph & ~mask);
  row[f.namesBefore] = shareOfTerms(terms, mask | before, bits.names, 1);
  row[f.heading] = headingShare(scene, paragraph, inParagraph);
  row[f.together] = share(mask | before | behind);
  row[f.paragraph] = (scene.ofParagraph[paragraph] as number) / scene.highestParagraph;
  row[f.paragraphCoverage] = share(inParagraph);
  row[f.ofParagraph] = own / ((scene.ofParagraph[paragraph] as number) || 1);
  row[f.opening] = sentence === from ? 1 : 0;
  row[f.place] = (sentence - from) / Math.max(1, to - from - 1);
  row[f.recent] = recency(scene, read);

  const fit = kindFit(read, question, terms);
  row[f.kind] = fit;
  row[f.decisive] = decisiveKinds.has(question.kind) ? fit : 0.5;
  readOffers(scene, sentence, row);
  row[f.words] = Math.log(1 + read.tokens.length);
  row[f.leaning] = leaning.test(read.text) ? 1 : 0;
  row[f.quoted] = /["“]/.test(read.text) ? 1 : 0;

  readAsked(scene, row);
  row[f.missingHere] = share(~inParagraph & known);
}

/** Everything that one walk over the sentence's words tells. */
function readWords(
  { index, terms, termOf, sureOf, placeOf, placeWorth, worthiest, total, bits }: RankScene,
  sentence: number,
  row: Float64Array,
): void {
  const ids = index.stemIds[sentence] as Int32Array;
  const sure = new Float64Array(terms.length + 1);
  let first = -1;
  let last = -1;
  let hits = 0;
  let fresh = 0;
  let previousTerm = 0;
  let previousAt = -9;
  let pairs = 0;
  let inOrder = 0;
  let run = 0;
  let longest = 0;
  let previousPlace = 0;
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] as number;
    const place = placeOf[id] as number;
    if (place > 0) {
      run =
        place === previousPlace + 1
          ? run + (placeWorth[place - 1] as number)
          : (placeWorth[place - 1] as number);
      if (run > longest) longest = run;
    } else run = 0;
    previousPlace = place;
    const number = termOf[id] as number;
    if (number === 0) {
      if (!index.isGrammar[id]) fresh++;
      continue;
    }
    hits++;
    if (first < 0) first = at;
    last = at;
    sure[number] = Math.max(sure[number] as number, sureOf[id] as number);
    if (previousTerm > 0 && number > previousTerm) inOrder++;
    if (number === previousTerm + 1 && at - previousAt <= 3) pairs++;
    previousTerm = number;
    previousAt = at;
  }
  let coverage = 0;
  let found = 0;
  let bestWorth = 0;
  for (let number = 1; number < sure.length; number++) {
    const value = sure[number] as number;
    if (value === 0) continue;
    const { worth } = terms[number - 1] as (typeof terms)[number];
    coverage += worth * value;
    found++;
    if (worth * value > bestWorth) bestWorth = worth * value;
    if (bits.worthiest === 1 << (number - 1)) row[rankFeature.worthiest] = value;
  }
  let whole = 0;
  for (const worth of placeWorth) whole += worth;
  row[rankFeature.coverage] = coverage / total;
  row[rankFeature.counted] = found / Math.max(1, terms.length);
  row[rankFeature.bestWorth] = bestWorth / worthiest;
  row[rankFeature.run] = longest / (whole || 1);
  row[rankFeature.pairs] = pairs / Math.max(1, terms.length - 1);
  row[rankFeature.order] = hits > 1 ? inOrder / (hits - 1) : 0.5;
  row[rankFeature.density] = hits > 1 ? hits / (last - first + 1) : 0;
  row[rankFeature.fresh] = fresh;
}

function headingShare({ index, terms, total }: RankScene, paragraph: number, inParagraph: number): number {
  const heading = index.headings[paragraph];
  if (!heading || heading.size === 0) return 0;
  let found = 0;
  for (const [number, { stems, worth }] of terms.entries())
    if (((inParagraph >>> number) & 1) === 0 && [...stems.keys()].some((stem) => heading.has(stem)))
      found += worth;
  return found / total;
}

function recency({ recent }: RankScene, { sentence }: ReadSentence): number {
  return recent && sentence.paragraph === recent.paragraph
    ? 1 / (1 + Math.abs(sentence.number - recent.sentence))
    : 0;
}

const offerOf: Readonly<Record<EntityPlace['kind'], number>> = {
  person: rankFeature.persons,
  organisation: rankFeature.organisations,
  place: rankFeature.locations,
  thing: rankFeature.things,
  date: rankFeature.dates,
  figure: rankFeature.figures,
};
const offers = Object.values(offerOf);

/** How fast nearness loses its worth, in words. */
const reach = 4;

/** Names, dates and figures that the question does not hold itself, and how near those of the kind that it asks for stand to its words. */
function readOffers(scene: RankScene, sentence: number, row: Float64Array): void {
  const { index, termOf, question, terms, total } = scene;
  const ids = index.stemIds[sentence] as Int32Array;
  for (const at of offers) row[at] = 0;
  let nearest = 0;
  for (const { kind, from, to, figure } of index.entities(sentence)) {
    let asked = 0;
    for (let at = from; at < to; at++) if (termOf[ids[at] as number] !== 0) asked++;
    if (asked * 2 > to - from) continue;
    row[offerOf[kind]] = (row[offerOf[kind]] as number) + 1;
    const fit = entityFit(question, kind, figure, index.sentences[sentence]?.text ?? '');
    if (fit === 0) continue;
    // The worth of the question's words by their distance from it, each where it stands nearest.
    const best = new Float64Array(terms.length + 1);
    for (let at = 0; at < ids.length; at++) {
      const number = termOf[ids[at] as number] as number;
      if (number === 0) continue;
      const distance = at < from ? from - at : at < to ? 0 : at - to + 1;
      const value = reach / (reach + distance);
      if (value > (best[number] as number)) best[number] = value;
    }
    let near = 0;
    for (let number = 1; number < best.length; number++)
      near += (best[number] as number) * (terms[number - 1]?.worth ?? 0);
    nearest = Math.max(nearest, (fit * near) / total);
  }
  row[rankFeature.nearest] = nearest;
}

/** How well an entity answers a question of some kind: 0..1. */
function entityFit(
  question: Question,
  kind: EntityPlace['kind'],
  figure: Figure | null,
  text: string,
): number {
  if (figure) return numericKinds.has(question.kind) ? figureFit(figure, question, text) : 0;
  switch (question.kind) {
    case 'person':
      return kind === 'person' ? 1 : kind === 'date' ? 0 : 0.6;
    case 'organisation':
      return kind === 'organisation' ? 1 : kind === 'date' ? 0 : 0.6;
    case 'place':
      return kind === 'place' ? 1 : kind === 'date' || kind === 'person' ? 0 : 0.6;
    case 'date':
      return kind === 'date' ? 1 : 0;
    case 'named':
    case 'name':
      return kind === 'date' ? 0 : 1;
    default:
      return 0;
  }
}

const kindFlags: readonly (readonly [number, (kind: AnswerKind) => boolean])[] = [
  [rankFeature.isWho, (kind) => kind === 'person' || kind === 'role'],
  [rankFeature.isWhen, (kind) => kind === 'date'],
  [rankFeature.isWhere, (kind) => kind === 'place'],
  [rankFeature.isNumber, (kind) => numericKinds.has(kind)],
  [rankFeature.isNamed, (kind) => kind === 'named' || kind === 'name' || kind === 'organisation'],
  [rankFeature.isReason, (kind) => kind === 'reason'],
  [rankFeature.isOther, (kind) => kind === 'other' || kind === 'definition' || kind === 'yes-no'],
];

function readAsked({ index, question, terms, bits, strange }: RankScene, row: Float64Array): void {
  for (const [at, is] of kindFlags) row[at] = is(question.kind) ? 1 : 0;
  row[rankFeature.asked] = terms.length;
  row[rankFeature.missing] = shareOfTerms(
    terms,
    bits.missing,
    terms.length >= 32 ? all : (1 << terms.length) - 1,
    0,
  );
  row[rankFeature.strange] = strange;
  row[rankFeature.sentences] = Math.log(1 + index.sentences.length);
}
