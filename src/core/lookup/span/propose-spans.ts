/**
 * The few spans of a sentence that could be the short answer, of all there are: a log-linear model over hashed features of where a span
 * begins, ends, and what it is (after Rajpurkar et al. 2016, https://arxiv.org/abs/1606.05250, §5).
 */
import { answerKinds } from './asked-kinds.ts';
import { role, type SpanScene } from './span-scene.ts';
import { entityCodes, type SpanWords } from './span-words.ts';
import { pos } from './tag-words.ts';

/** Entries of the table of weights. */
export const spanBuckets = 1 << 15;
/** Features of a beginning or an end, and of what only the whole span tells. */
export const edgeFeatures = 18;
export const wholeFeatures = 23;
/** Of the latter: those up to here say what the span is, up to there how it is built, and the others where it stands. */
const fitFeatures = 10;
const shapeFeatures = 17;

/** Words, both ends included. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

export interface ProposedSpan extends WordSpan {
  /** Logarithm of its chance among the spans of the sentence. */
  readonly chance: number;
  readonly startScore: number;
  readonly endScore: number;
  /** What speaks for what it is, for how it is built, and for where it stands. */
  readonly fit: number;
  readonly shape: number;
  readonly place: number;
}

const seed = 0x9e3779b1;

function mix(template: number, a: number, b: number): number {
  let mixed = Math.imul(a ^ Math.imul(template, seed), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ b, 0xc2b2ae35);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0x27d4eb2f);
  return (mixed ^ (mixed >>> 16)) & (spanBuckets - 1);
}

const none = -1;

/** Writes the rows of a span that begins at `at`. */
export function readStart({ words, question, form, roles }: SpanScene, at: number, rows: Int32Array): void {
  const { classes, gaps, hashes, starts, within, stems } = words;
  const kind = answerKinds[question.kind];
  const before = at > 0 ? (classes[at - 1] as number) : none;
  const edge = before * 16 + (gaps[at] as number);
  const own = classes[at] as number;
  const roleBefore = at > 0 ? (roles[at - 1] as number) : 9;
  const entity = starts[at] ? (starts[at] as number) : within[at] ? 20 + (within[at] as number) : 0;
  rows[0] = mix(1, edge, 0);
  rows[1] = mix(2, edge, kind);
  rows[2] = mix(3, edge, own);
  rows[3] = mix(4, own, kind);
  rows[4] = mix(5, own, 100 + form.form);
  rows[5] = mix(6, at > 0 ? (hashes[at - 1] as number) : none, kind);
  rows[6] = mix(7, entity, kind);
  rows[7] = mix(8, entity, 100 + form.form);
  rows[8] = mix(9, roleBefore * 16 + (words.tags[at] as number), form.form);
  rows[9] = mix(10, roleBefore, kind);
  rows[10] = mix(11, roles[at] as number, kind);
  rows[11] = mix(12, hashes[at] as number, form.focus);
  rows[12] = mix(13, edge, 100 + form.form);
  rows[13] = mix(14, at > 0 ? (hashes[at - 1] as number) : none, form.focus);
  rows[14] = mix(15, at > 1 ? (classes[at - 2] as number) : none, before);
  rows[15] = mix(16, stems[at] as number, kind);
  rows[16] = mix(17, words.senses[at] as number, 1000 + form.focusSense);
  rows[17] = mix(18, edge, 1000 + form.focusSense);
}

/** Writes the rows of a span that ends at `at`. */
export function readEnd({ words, question, form, roles }: SpanScene, at: number, rows: Int32Array): void {
  const { classes, gaps, hashes, ends, within, count, stems } = words;
  const kind = answerKinds[question.kind];
  const behind = at + 1 < count ? (classes[at + 1] as number) : none;
  const edge = behind * 16 + (gaps[at + 1] as number);
  const own = classes[at] as number;
  const roleBehind = at + 1 < count ? (roles[at + 1] as number) : 9;
  const entity = ends[at] ? (ends[at] as number) : within[at] ? 20 + (within[at] as number) : 0;
  rows[0] = mix(21, edge, 0);
  rows[1] = mix(22, edge, kind);
  rows[2] = mix(23, edge, own);
  rows[3] = mix(24, own, kind);
  rows[4] = mix(25, own, 100 + form.form);
  rows[5] = mix(26, at + 1 < count ? (hashes[at + 1] as number) : none, kind);
  rows[6] = mix(27, entity, kind);
  rows[7] = mix(28, entity, 100 + form.form);
  rows[8] = mix(29, roleBehind * 16 + (words.tags[at] as number), form.form);
  rows[9] = mix(30, roleBehind, kind);
  rows[10] = mix(31, roles[at] as number, kind);
  rows[11] = mix(32, stems[at] as number, form.focus);
  rows[12] = mix(33, edge, 100 + form.form);
  rows[13] = mix(34, at + 1 < count ? (hashes[at + 1] as number) : none, form.focus);
  rows[14] = mix(35, at + 2 < count ? (classes[at + 2] as number) : none, behind);
  rows[15] = mix(36, stems[at] as number, kind);
  rows[16] = mix(37, words.senses[at] as number, 1000 + form.focusSense);
  rows[17] = mix(38, words.senses[at] as number, form.focus);
}

/** Writes the rows of what only the whole span tells. */
export function readWhole(scene: SpanScene, from: number, to: number, rows: Int32Array): void {
  const { words, question, form, roles, sums, breaks, leftAt, rightAt, verbAt, focusAt } = scene;
  const { classes, gaps, count } = words;
  const kind = answerKinds[question.kind];
  const length = Math.min(to - from, 12);
  let shape = 0;
  for (let at = from; at <= to && at < from + 7; at++) shape = shape * 15 + (words.tags[at] as number) + 1;
  const entity = entityOf(words, from, to);
  const edges =
    ((from > 0 ? (classes[from - 1] as number) : none) * 16 + (gaps[from] as number)) * 31 +
    (to + 1 < count ? (classes[to + 1] as number) : none) * 16 +
    (gaps[to + 1] as number);
  const inside = (sums[to + 1] as number) - (sums[from] as number);
  const asked = inside === 0 ? 0 : inside < 0.1 ? 1 : inside < 0.25 ? 2 : 3;
  let fresh = 0;
  for (let at = from; at <= to; at++) if (roles[at] === role.fresh) fresh++;
  const side = (at: number) =>
    at < 0 ? 0 : at < from ? Math.max(-4, at - from) : at > to ? Math.min(4, at - to) : 9;
  const head = headOf(words, from, to);
  const sense = entity > 0 && entity < entityCodes ? 64 + entity : (words.senses[head] as number);
  const kin = form.focusKin.get(words.read.tokens[head]?.stem ?? '') ?? 0;
  // What it is.
  rows[0] = mix(45, entity, kind);
  rows[1] = mix(46, entity, 100 + form.form);
  rows[2] = mix(47, entity, form.focus);
  rows[3] = mix(49, asked * 4 + Math.min(fresh, 3), kind);
  rows[4] = mix(57, sense, 1000 + form.focusSense);
  rows[5] = mix(58, sense, form.focus);
  rows[6] = mix(59, sense, form.form);
  rows[7] = mix(60, kin, form.form);
  rows[8] = mix(61, entity, 1000 + form.focusSense);
  rows[9] = mix(63, words.stems[head] as number, form.focus);
  // How it is built and cut out.
  rows[10] = mix(41, length, kind);
  rows[11] = mix(42, length, 100 + form.form);
  rows[12] = mix(43, shape, 0);
  rows[13] = mix(44, shape, kind);
  rows[14] = mix(48, edges, 0);
  rows[15] = mix(54, Math.min(3, (breaks[to] as number) - (breaks[from] as number)), length);
  rows[16] = mix(62, length, 1000 + form.focusSense);
  // Where it stands.
  rows[17] = mix(50, side(leftAt), form.form);
  rows[18] = mix(51, side(rightAt), form.form);
  rows[19] = mix(52, side(verbAt), form.form * 2 + (form.isSubject ? 1 : 0));
  rows[20] = mix(53, side(focusAt), form.form);
  rows[21] = mix(55, nearest(scene, from, to), form.form);
  rows[22] = mix(56, sameSide(scene, from, to), form.form);
}

/** The code of the entity that is the span, else 0. */
export function entityOf({ entities }: SpanWords, from: number, to: number): number {
  for (const entity of entities) if (entity.from === from && entity.to === to) return entity.code;
  for (const entity of entities)
    if (entity.from <= to && entity.to >= from)
      return (
        entityCodes +
        (entity.from >= from && entity.to <= to ? 1 : entity.from <= from && entity.to >= to ? 2 : 3)
      );
  return 0;
}

/** The last noun before a preposition; else the last word. */
export function headOf({ tags }: SpanWords, from: number, to: number): number {
  let head = -1;
  for (let at = from; at <= to; at++) {
    if (tags[at] === pos.noun || tags[at] === pos.name) head = at;
    else if (head >= 0 && tags[at] === pos.preposition) break;
  }
  return head < 0 ? to : head;
}

/** How far it is to the nearest asked word before and behind, in steps. */
function nearest({ worth, words }: SpanScene, from: number, to: number): number {
  let left = 1;
  while (left < 6 && from - left >= 0 && worth[from - left] === 0) left++;
  if (from - left < 0) left = 7;
  let right = 1;
  while (right < 6 && to + right < words.count && worth[to + right] === 0) right++;
  if (to + right >= words.count) right = 7;
  return left * 8 + right;
}

/** How much of what is asked stands in the same part of the sentence, in steps. */
function sameSide({ sums, words }: SpanScene, from: number, to: number): number {
  const all = (sums[words.count] as number) || 1;
  return (
    Math.round(((sums[from] as number) / all) * 4) * 8 +
    Math.round(((all - (sums[to + 1] as number)) / all) * 4)
  );
}

/** All spans of a sentence. */
export function everySpan(
  { count, mayStart, mayEnd, lastOf }: SpanWords,
  visit: (from: number, to: number) => void,
): void {
  for (let from = 0; from < count; from++) {
    if (mayStart[from] === 0) continue;
    for (let to = from; to <= (lastOf[from] as number); to++) if (mayEnd[to] === 1) visit(from, to);
  }
}

export interface SpanProposer {
  /** The `most` likeliest spans, best first. */
  propose(scene: SpanScene, most: number): ProposedSpan[];
}

/** What begins and ends so much worse than the best, in log-odds, is not looked at as a whole; what is so much worse as a whole, not at all. */
const edgeMargin = 3;
const wholeMargin = 5;

export function createProposer(weights: ArrayLike<number>, unit: number): SpanProposer {
  const rows = new Int32Array(wholeFeatures);
  const sum = (first: number, end: number) => {
    let total = 0;
    for (let row = first; row < end; row++) total += weights[rows[row] as number] as number;
    return total * unit;
  };
  return {
    propose(scene, most) {
      const { count, mayStart, mayEnd, lastOf } = scene.words;
      const starts = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
      const ends = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
      for (let at = 0; at < count; at++) {
        if (mayStart[at] === 1) {
          readStart(scene, at, rows);
          starts[at] = sum(0, edgeFeatures);
        }
        if (mayEnd[at] === 1) {
          readEnd(scene, at, rows);
          ends[at] = sum(0, edgeFeatures);
        }
      }
      let highest = Number.NEGATIVE_INFINITY;
      for (let from = 0; from < count; from++)
        for (let to = from; to <= (lastOf[from] as number); to++)
          highest = Math.max(highest, (starts[from] as number) + (ends[to] as number));
      const found: (Omit<ProposedSpan, 'chance'> & { readonly score: number })[] = [];
      let best = Number.NEGATIVE_INFINITY;
      for (let from = 0; from < count; from++) {
        const startScore = starts[from] as number;
        const least = highest - edgeMargin - startScore;
        for (let to = from; to <= (lastOf[from] as number); to++) {
          const endScore = ends[to] as number;
          if (endScore < least || endScore === Number.NEGATIVE_INFINITY) continue;
          readWhole(scene, from, to, rows);
          const fit = sum(0, fitFeatures);
          const shape = sum(fitFeatures, shapeFeatures);
          const place = sum(shapeFeatures, wholeFeatures);
          const score = startScore + endScore + fit + shape + place;
          if (score < best - wholeMargin) continue;
          if (score > best) best = score;
          found.push({ from, to, score, startScore, endScore, fit, shape, place });
        }
      }
      let all = 0;
      for (const { score } of found) all += Math.exp(score - best);
      const logOfAll = best + Math.log(all);
      return found
        .sort((x, y) => y.score - x.score)
        .slice(0, most)
        .map(({ score, ...span }) => ({ ...span, chance: score - logOfAll }));
    },
  };
}
