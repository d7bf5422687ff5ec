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

const none = -1;

const seed = 0x9e3779b1;
const seeded = (templates: readonly number[]) =>
  Int32Array.from(templates, (template) => Math.imul(template, seed));
const startTemplates = seeded([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
const endTemplates = seeded([21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38]);
const wholeTemplates = seeded([
  45, 46, 47, 49, 57, 58, 59, 60, 61, 63, 41, 42, 43, 44, 48, 54, 62, 50, 51, 52, 53, 55, 56,
]);

/** What each feature of a row crosses, until it is hashed. */
const crossed = new Int32Array(2 * wholeFeatures);

function cross(row: number, one: number, other: number): void {
  crossed[2 * row] = one;
  crossed[2 * row + 1] = other;
}

/** All features in one loop, so that no number between is boxed for a call. */
function hashCrossed(templates: Int32Array, rows: Int32Array): void {
  for (let row = 0; row < templates.length; row++) {
    let mixed = Math.imul((crossed[2 * row] as number) ^ (templates[row] as number), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15) ^ (crossed[2 * row + 1] as number), 0xc2b2ae35);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0x27d4eb2f);
    rows[row] = (mixed ^ (mixed >>> 16)) & (spanBuckets - 1);
  }
}

/** Writes the rows of a span that begins at `at`. */
export function readStart({ words, question, form, roles }: SpanScene, at: number, rows: Int32Array): void {
  const { classes, gaps, hashes, starts, within, stems } = words;
  const kind = answerKinds[question.kind];
  const before = at > 0 ? (classes[at - 1] as number) : none;
  const edge = before * 16 + (gaps[at] as number);
  const own = classes[at] as number;
  const roleBefore = at > 0 ? (roles[at - 1] as number) : 9;
  const entity = starts[at] ? (starts[at] as number) : within[at] ? 20 + (within[at] as number) : 0;
  cross(0, edge, 0);
  cross(1, edge, kind);
  cross(2, edge, own);
  cross(3, own, kind);
  cross(4, own, 100 + form.form);
  cross(5, at > 0 ? (hashes[at - 1] as number) : none, kind);
  cross(6, entity, kind);
  cross(7, entity, 100 + form.form);
  cross(8, roleBefore * 16 + (words.tags[at] as number), form.form);
  cross(9, roleBefore, kind);
  cross(10, roles[at] as number, kind);
  cross(11, hashes[at] as number, form.focus);
  cross(12, edge, 100 + form.form);
  cross(13, at > 0 ? (hashes[at - 1] as number) : none, form.focus);
  cross(14, at > 1 ? (classes[at - 2] as number) : none, before);
  cross(15, stems[at] as number, kind);
  cross(16, words.senses[at] as number, 1000 + form.focusSense);
  cross(17, edge, 1000 + form.focusSense);
  hashCrossed(startTemplates, rows);
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
  cross(0, edge, 0);
  cross(1, edge, kind);
  cross(2, edge, own);
  cross(3, own, kind);
  cross(4, own, 100 + form.form);
  cross(5, at + 1 < count ? (hashes[at + 1] as number) : none, kind);
  cross(6, entity, kind);
  cross(7, entity, 100 + form.form);
  cross(8, roleBehind * 16 + (words.tags[at] as number), form.form);
  cross(9, roleBehind, kind);
  cross(10, roles[at] as number, kind);
  cross(11, stems[at] as number, form.focus);
  cross(12, edge, 100 + form.form);
  cross(13, at + 1 < count ? (hashes[at + 1] as number) : none, form.focus);
  cross(14, at + 2 < count ? (classes[at + 2] as number) : none, behind);
  cross(15, stems[at] as number, kind);
  cross(16, words.senses[at] as number, 1000 + form.focusSense);
  cross(17, words.senses[at] as number, form.focus);
  hashCrossed(endTemplates, rows);
}

/** Writes the rows of what only the whole span tells. */
export function readWhole(scene: SpanScene, from: number, to: number, rows: Int32Array): void {
  const { words, question, form, roles, sums, breaks, kin, leftAt, rightAt, verbAt, focusAt } = scene;
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
  // What it is.
  cross(0, entity, kind);
  cross(1, entity, 100 + form.form);
  cross(2, entity, form.focus);
  cross(3, asked * 4 + Math.min(fresh, 3), kind);
  cross(4, sense, 1000 + form.focusSense);
  cross(5, sense, form.focus);
  cross(6, sense, form.form);
  cross(7, kin[head] as number, form.form);
  cross(8, entity, 1000 + form.focusSense);
  cross(9, words.stems[head] as number, form.focus);
  // How it is built and cut out.
  cross(10, length, kind);
  cross(11, length, 100 + form.form);
  cross(12, shape, 0);
  cross(13, shape, kind);
  cross(14, edges, 0);
  cross(15, Math.min(3, (breaks[to] as number) - (breaks[from] as number)), length);
  cross(16, length, 1000 + form.focusSense);
  // Where it stands.
  cross(17, side(leftAt), form.form);
  cross(18, side(rightAt), form.form);
  cross(19, side(verbAt), form.form * 2 + (form.isSubject ? 1 : 0));
  cross(20, side(focusAt), form.form);
  cross(21, nearest(scene, from, to), form.form);
  cross(22, sameSide(scene, from, to), form.form);
  hashCrossed(wholeTemplates, rows);
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
      const scores: number[] = [];
      const likeliest: ScoredSpan[] = [];
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
          scores.push(score);
          if (likeliest.length === most && score <= (likeliest[most - 1] as ScoredSpan).chance) continue;
          insert(likeliest, { from, to, chance: score, startScore, endScore, fit, shape, place }, most);
        }
      }
      let all = 0;
      for (const score of scores) all += Math.exp(score - best);
      const logOfAll = best + Math.log(all);
      for (const span of likeliest) span.chance -= logOfAll;
      return likeliest;
    },
  };
}

/** Its chance is a score until those of all spans are known. */
type ScoredSpan = Omit<ProposedSpan, 'chance'> & { chance: number };

/** Best first, the earlier first of equals; what comes after `most` goes. */
function insert(likeliest: ScoredSpan[], span: ScoredSpan, most: number): void {
  let at = likeliest.length;
  while (at > 0 && (likeliest[at - 1] as ScoredSpan).chance < span.chance) at--;
  likeliest.splice(at, 0, span);
  if (likeliest.length > most) likeliest.pop();
}
