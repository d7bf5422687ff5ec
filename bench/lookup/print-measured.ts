/** The table of lookup, as text. */
import {
  abstentionOf,
  calibrationError,
  type Outcome,
  reliabilityOf,
} from '../../train/judge/judge-measures.ts';
import type { ChatScore } from './chat-questions.ts';
import type { Measured } from './measure-lookup.ts';
import { peerOfTime } from './peers.ts';
import type { Times } from './ranking.ts';
import { plotReliability } from './reliability-plot.ts';
import type { ShortAnswerScores } from './short-answers.ts';

const percent = (share: number) => (share * 100).toFixed(1).padStart(7);
const name = (text: string) => text.padEnd(34);

export function printMeasured({ ranking, short, times, ...rest }: Measured): void {
  console.log(`\n${name('right sentence')}  first   in 3     of`);
  for (const scope of ['paragraph', 'article'] as const)
    for (const [ranker, { questions, first, firstThree }] of ranking[scope])
      console.log(
        `${name(`${scope}: ${ranker}`)}${percent(first / questions)}${percent(firstThree / questions)}${String(questions).padStart(7)}`,
      );
  printShortAnswers(short);
  printTimes(times);
  if (rest.abstention.size > 0) printAbstention(rest);
}

function printShortAnswers(parts: Measured['short']): void {
  const all = parts.reduce((sum, { questions }) => sum + questions, 0);
  const mean = (value: (scores: ShortAnswerScores) => number) =>
    parts.reduce((sum, { questions, scores }) => sum + questions * value(scores), 0) / all;
  const share = mean((scores) => scores.share);
  const row = (text: string, exact: number, f1: number) =>
    console.log(`${name(text)}${percent(exact)}${percent(f1)}`);
  console.log(`\n${name('short answer, from the paragraph')}  exact     F1`);
  const of = (kind: 'guessed' | 'shown', measure: 'exact' | 'f1') => mean((scores) => scores[kind][measure]);
  row('best guess', of('guessed', 'exact'), of('guessed', 'f1'));
  row('as shown', of('shown', 'exact'), of('shown', 'f1'));
  row(
    `of those ${percent(share).trim()}% that got one`,
    of('shown', 'exact') / share,
    of('shown', 'f1') / share,
  );
}

function printTimes({ ours, peer }: Times): void {
  console.log(`\n${name('time a question, on the article')}    p50    p99`);
  const of = (times: readonly number[]) => [0.5, 0.99].map((share) => quantile(times, share) * 1000);
  const [own, other] = [of(ours), of(peer)];
  const row = (text: string, values: readonly number[], digits: number) =>
    console.log(`${name(text)}${values.map((value) => value.toFixed(digits).padStart(7)).join('')}`);
  row('lookup, whole answers, µs', own, 0);
  row(`${peerOfTime} as it comes, µs`, other, 0);
  row(
    `lookup ÷ ${peerOfTime}`,
    own.map((value, at) => value / (other[at] ?? 1)),
    2,
  );
}

export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function printAbstention({
  abstention,
  parted,
  coverage,
}: Pick<Measured, 'abstention' | 'parted' | 'coverage'>): void {
  console.log(`\n${name('answers and abstains')} answers abstains balanced  calibration error`);
  const row = (text: string, outcomes: readonly Outcome[], error: string) => {
    const { answered, abstained, balanced } = abstentionOf(outcomes);
    console.log(`${name(text)} ${percent(answered)}  ${percent(abstained)}  ${percent(balanced)}  ${error}`);
  };
  for (const [task, outcomes] of abstention) {
    row(task, outcomes, calibrationError(outcomes).toFixed(3).padStart(17));
    const own = parted.get(task);
    if (own) row('  threshold fitted for the task', own, '');
    const peer = coverage.get(task);
    if (peer) row('  the same on the words found', peer, '');
  }
  const all = [...abstention.values()].flat();
  console.log(
    `\ncalibration over all of these ${all.length}: error ${calibrationError(all).toFixed(3)}; the bar is the share that is right, | what was said`,
  );
  for (const line of plotReliability(reliabilityOf(all))) console.log(line);
}

export function printChat(rows: readonly (readonly [string, ChatScore])[]): void {
  console.log(
    `\n${name('our own questions')} right            ranked first     short answers    abstains rightly`,
  );
  for (const [text, score] of rows) {
    const of = (count: number, all: number) => `${count}/${all} ${percent(count / all).trim()}%`.padEnd(17);
    const cells = [
      of(score.right, score.answerable),
      of(score.ranked, score.answerable),
      of(score.shortRight, score.shortAsked),
      of(score.abstained, score.unanswerable),
    ];
    console.log(`${name(text)} ${cells.join('')}`.trimEnd());
  }
}
