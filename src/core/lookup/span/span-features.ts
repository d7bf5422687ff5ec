/** One proposed span in the light of a question, as numbers that trees are trained on. */

import { familiarity, relations } from '../../lexicon/lexicon.ts';
import { askedForms } from './asked-form.ts';
import { answerKinds } from './asked-kinds.ts';
import { entityOf, headOf, type ProposedSpan } from './propose-spans.ts';
import { spanFeature, spanWidth } from './span-feature-names.ts';
import { role, type SpanScene } from './span-scene.ts';
import { entityCode, entityCodes, gap } from './span-words.ts';
import { pos } from './tag-words.ts';

const far = 30;

/** What all spans of a sentence have in common. */
export interface SentenceOfSpans {
  readonly scene: SpanScene;
  /** 0..1: how likely the sentence is the best of all. */
  readonly share: number;
  readonly rank: number;
  readonly proposed: readonly ProposedSpan[];
}

/** Bounded, since a share may be 0. */
export function logOfShare(share: number): number {
  return Math.log(Math.max(share, 1e-4));
}

/** Writes the features of all proposed spans of a sentence into `rows`, one after the other. */
export function readSpanFeatures(sentence: SentenceOfSpans, rows: Float64Array): void {
  const { proposed } = sentence;
  let bestStart = Number.NEGATIVE_INFINITY;
  let bestEnd = Number.NEGATIVE_INFINITY;
  for (const { startScore, endScore } of proposed) {
    bestStart = Math.max(bestStart, startScore);
    bestEnd = Math.max(bestEnd, endScore);
  }
  const logShare = logOfShare(sentence.share);
  const f = spanFeature;
  for (const [rank, span] of proposed.entries()) {
    const row = rows.subarray(rank * spanWidth, (rank + 1) * spanWidth);
    row[f.chance] = span.chance;
    row[f.joint] = span.chance + logShare;
    row[f.start] = span.startScore - bestStart;
    row[f.end] = span.endScore - bestEnd;
    row[f.fit] = span.fit;
    row[f.shape] = span.shape;
    row[f.standing] = span.place;
    row[f.rank] = rank;
    row[f.share] = logShare;
    row[f.sentenceRank] = sentence.rank;
    readShape(sentence.scene, span, row);
    readNeighbours(sentence.scene, span, row);
    readAsked(sentence.scene, span, row);
    readQuestion(sentence.scene, span, row);
  }
}

function readShape(
  { words, roles, breaks, kin: kinOf }: SpanScene,
  { from, to }: ProposedSpan,
  row: Float64Array,
): void {
  const f = spanFeature;
  const { tags, within, count } = words;
  const length = to - from + 1;
  let [numbers, names, nouns, verbs, prepositions, adjectives, conjunctions, grammar] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  for (let at = from; at <= to; at++) {
    const tag = tags[at];
    if (tag === pos.number) numbers++;
    else if (tag === pos.name) names++;
    else if (tag === pos.noun) nouns++;
    else if (tag === pos.verb) verbs++;
    else if (tag === pos.preposition) prepositions++;
    else if (tag === pos.adjective) adjectives++;
    else if (tag === pos.conjunction) conjunctions++;
    if (roles[at] === role.grammar) grammar++;
  }
  const entity = entityOf(words, from, to);
  const head = headOf(words, from, to);
  const stem = words.read.tokens[head]?.stem ?? '';
  const kin = kinOf[head] as number;
  row[f.headSense] = words.senses[head] as number;
  row[f.kin] = kin;
  row[f.isKind] = Number(
    kin === 1 + relations.indexOf('narrower') || kin === 1 + relations.indexOf('synonym'),
  );
  row[f.familiar] = familiarity(stem);
  row[f.length] = length;
  row[f.entity] = entity;
  row[f.isPerson] = Number(entity === entityCode.person);
  row[f.isOrganisation] = Number(entity === entityCode.organisation);
  row[f.isPlace] = Number(entity === entityCode.place);
  row[f.isThing] = Number(entity === entityCode.thing);
  row[f.isDate] = Number(entity === entityCode.date || entity === entityCode.year);
  row[f.isFigure] = Number(
    (entity >= entityCode.amount && entity <= entityCode.number) || entity === entityCode.counted,
  );
  row[f.isQuoted] = Number(entity === entityCode.quoted);
  row[f.numbers] = numbers;
  row[f.names] = names / length;
  row[f.nouns] = nouns;
  row[f.verbs] = verbs;
  row[f.prepositions] = prepositions;
  row[f.adjectives] = adjectives;
  row[f.conjunctions] = conjunctions;
  row[f.grammar] = grammar / length;
  row[f.commas] = (breaks[to] as number) - (breaks[from] as number);
  row[f.firstTag] = tags[from] as number;
  row[f.lastTag] = tags[to] as number;
  row[f.beginsWithVerb] = Number(tags[from] === pos.verb);
  row[f.endsInNoun] = Number(isNounish(tags[to]));
  let left = from;
  while (left > 0 && isNominal(tags[left - 1]) && (words.gaps[left] as number) <= 1) left--;
  let right = to;
  while (right + 1 < count && isNominal(tags[right + 1]) && (words.gaps[right + 1] as number) <= 1) right++;
  row[f.cutsLeft] = isNominal(tags[from]) ? from - left : 0;
  row[f.cutsRight] = isNominal(tags[to]) ? right - to : 0;
  row[f.isPhrase] = Number(row[f.cutsLeft] === 0 && row[f.cutsRight] === 0);
  const cutsBefore =
    within[from] !== 0 &&
    from > 0 &&
    words.gaps[from] === gap.blank &&
    within[from - 1] === within[from] &&
    words.starts[from] === 0;
  const cutsBehind =
    within[to] !== 0 && to + 1 < count && within[to + 1] === within[to] && words.ends[to] === 0;
  row[f.cutsEntity] = Number(cutsBefore) + Number(cutsBehind) + Number(entity === entityCodes + 3);
}

const isNounish = (tag: number | undefined) => tag === pos.noun || tag === pos.name;
const isNominal = (tag: number | undefined) => isNounish(tag) || tag === pos.adjective || tag === pos.number;
const be = /^(?:is|was|are|were|be|been|being)$/;

function readNeighbours({ words, form }: SpanScene, { from, to }: ProposedSpan, row: Float64Array): void {
  const f = spanFeature;
  const { read, tags, gaps, count } = words;
  const next = (at: number) => (at < 0 || at >= count ? undefined : read.tokens[at]?.word);
  const hasArticle = /^(?:the|an?|its|his|her|their)$/.test(next(from - 1) ?? '');
  const before = next(hasArticle ? from - 2 : from - 1) ?? '';
  const behind = next(to + 1) ?? '';
  row[f.tagBefore] = from > 0 ? (tags[from - 1] as number) : -1;
  row[f.tagBehind] = to + 1 < count ? (tags[to + 1] as number) : -1;
  row[f.gapBefore] = gaps[from] as number;
  row[f.gapBehind] = gaps[to + 1] as number;
  row[f.beforeBy] = Number(before === 'by');
  row[f.beforeIn] = Number(before === 'in');
  row[f.beforeAt] = Number(before === 'at' || before === 'on');
  row[f.beforeTo] = Number(before === 'to');
  row[f.beforeFor] = Number(before === 'for');
  row[f.beforeAs] = Number(before === 'as' || before === 'called' || before === 'named');
  row[f.beforeOf] = Number(before === 'of');
  row[f.beforeWith] = Number(before === 'with');
  row[f.beforeBe] = Number(be.test(before));
  row[f.beforeThe] = Number(hasArticle);
  row[f.beforeReason] = Number(/^(?:because|since|due|cause[sd]?)$/.test(before));
  row[f.behindOf] = Number(behind === 'of');
  row[f.behindBe] = Number(be.test(behind));
  row[f.behindAnd] = Number(behind === 'and' || behind === 'or');
  row[f.sharesPreposition] = form.preposition === '' ? 0 : before === form.preposition ? 2 : 1;
}

function readAsked(scene: SpanScene, { from, to }: ProposedSpan, row: Float64Array): void {
  const f = spanFeature;
  const { words, worth, roles, sums, form } = scene;
  const { count, read, gaps } = words;
  let asked = 0;
  let fresh = 0;
  for (let at = from; at <= to; at++) {
    if ((worth[at] as number) > 0) asked++;
    if (roles[at] === role.fresh) fresh++;
  }
  row[f.inside] = (sums[to + 1] as number) - (sums[from] as number);
  row[f.askedInside] = asked / (to - from + 1);
  row[f.fresh] = fresh;
  let [near2, near5, near10, left, leftWorth, right, rightWorth] = [0, 0, 0, far, 0, far, 0];
  for (let at = 0; at < count; at++) {
    const value = worth[at] as number;
    if (value === 0 || (at >= from && at <= to)) continue;
    const distance = at < from ? from - at : at - to;
    near2 += value * 2 ** (-distance / 2);
    near5 += value * 2 ** (-distance / 5);
    near10 += value * 2 ** (-distance / 10);
    if (at < from) {
      left = distance;
      leftWorth = value;
    } else if (right === far) {
      right = distance;
      rightWorth = value;
    }
  }
  row[f.near2] = near2;
  row[f.near5] = near5;
  row[f.near10] = near10;
  row[f.left] = left;
  row[f.leftWorth] = leftWorth;
  row[f.right] = right;
  row[f.rightWorth] = rightWorth;
  const all = sums[count] as number;
  row[f.before] = all === 0 ? 0 : (sums[from] as number) / all;
  row[f.behind] = all === 0 ? 0 : (all - (sums[to + 1] as number)) / all;
  let first = from;
  while (first > 0 && ((gaps[first] as number) < gap.comma || gaps[first] === gap.hyphen)) first--;
  let last = to + 1;
  while (last < count && ((gaps[last] as number) < gap.comma || gaps[last] === gap.hyphen)) last++;
  row[f.clause] = (sums[last] as number) - (sums[first] as number) - (row[f.inside] as number);
  row[f.sentence] = all;
  const early = scene.early[count] as number;
  const late = scene.late[count] as number;
  row[f.early] = early === 0 ? 0.5 : (scene.early[from] as number) / early;
  row[f.late] = late === 0 ? 0.5 : (late - (scene.late[to + 1] as number)) / late;
  const { joints, breaks } = scene;
  row[f.jointsLeft] = left === far ? -1 : (joints[from] as number) - (joints[from - left + 1] as number);
  row[f.jointsRight] = right === far ? -1 : (joints[to + right] as number) - (joints[to + 1] as number);
  row[f.breaksLeft] = left === far ? -1 : (breaks[from] as number) - (breaks[from - left] as number);
  row[f.breaksRight] = right === far ? -1 : (breaks[to + right] as number) - (breaks[to] as number);
  let repeats = 99;
  for (let at = from; at <= to; at++) repeats = Math.min(repeats, words.repeats[at] as number);
  row[f.repeats] = repeats;
  row[f.headRepeats] = words.repeats[headOf(words, from, to)] as number;
  const signed = (at: number) => (at < 0 ? far : at < from ? at - from : at > to ? at - to : 0);
  row[f.toLeft] = signed(scene.leftAt);
  row[f.toRight] = signed(scene.rightAt);
  row[f.toVerb] = signed(scene.verbAt);
  row[f.toFocus] = signed(scene.focusAt);
  const rolesAt = (at: number) => (at >= 0 && at < count ? (roles[at] as number) : -1);
  row[f.byLeft] =
    rolesAt(from - 1) === role.left
      ? 2
      : rolesAt(from - 2) === role.left && rolesAt(from - 1) === role.grammar
        ? 1
        : 0;
  row[f.byRight] =
    rolesAt(to + 1) === role.right
      ? 2
      : rolesAt(to + 2) === role.right && rolesAt(to + 1) === role.grammar
        ? 1
        : 0;
  row[f.focusInside] = Number(scene.focusAt >= from && scene.focusAt <= to);
  row[f.focusLast] = Number(scene.focusAt === to);
  row[f.focusBehind] = Number(scene.focusAt === to + 1);
  const verb = scene.verbAt;
  row[f.passive] = verb < 0 ? 0 : read.tokens[verb + 1]?.word === 'by' ? 2 : form.isSubject ? 1 : 0;
}

const numbersAsked = new Set(['count', 'amount', 'percent', 'measure', 'quantity', 'age']);

function readQuestion({ words, question, form }: SpanScene, { from }: ProposedSpan, row: Float64Array): void {
  const f = spanFeature;
  const { kind } = question;
  row[f.form] = form.form;
  row[f.kind] = answerKinds[kind];
  row[f.isWho] = Number(kind === 'person');
  row[f.isWhen] = Number(kind === 'date');
  row[f.isWhere] = Number(kind === 'place');
  row[f.isCount] = Number(numbersAsked.has(kind));
  row[f.isWhat] = Number(form.form >= askedForms.indexOf('whatNoun'));
  row[f.isWhy] = Number(kind === 'reason');
  row[f.isSubject] = Number(form.isSubject);
  row[f.hasFocus] = Number(form.focus !== 0);
  row[f.focusSense] = form.focusSense;
  row[f.focusPlural] = Number(/[^su]s$/.test(form.focusWord));
  row[f.terms] = question.terms.length;
  row[f.words] = words.count;
  row[f.place] = from / Math.max(1, words.count - 1);
}
