/** One line of cron → the times that it names. */
import { type CronField, cronFields, stepsFrom } from './cron-fields.ts';
import type { CronLine } from './schedule.ts';

/** Makes the error to throw, of what is wrong as a clause. */
export type Refuse = (problem: string) => Error;

/** `line`: in small letters, five fields or six. Throws what `refuse` makes. */
export function readCron(line: string, refuse: Refuse): CronLine {
  const texts = line.split(' ');
  if (texts.length < 5 || texts.length > 6)
    throw refuse(`cron has 5 fields, or 6 with seconds in front, and "${line}" has ${texts.length}`);
  const six = texts.length === 6 ? texts : ['0', ...texts];
  const [seconds = [], minutes = [], hours = [], daysOfMonth = [], months = [], daysOfWeek = []] =
    cronFields.map((field, index) => readField(field, six[index] ?? '', refuse));
  const eitherDay = !isStar(six[3]) && !isStar(six[5]);
  return { seconds, minutes, hours, daysOfMonth, months, daysOfWeek, eitherDay };
}

function isStar(field: string | undefined): boolean {
  return /^[*?](?:\/\d+)?$/.test(field ?? '');
}

const partForm = /^(?:[*?]|(?<from>\w+)(?:-(?<to>\w+))?)(?:\/(?<step>\d+))?$/;

function readField(field: CronField, text: string, refuse: Refuse): number[] {
  const values = new Set(text.split(',').flatMap((part) => readPart(field, part, refuse)));
  return [...values].sort((a, b) => a - b);
}

function readPart(field: CronField, part: string, refuse: Refuse): number[] {
  const { name, least, most, wraps } = field;
  const groups = partForm.exec(part)?.groups;
  if (!groups) throw refuse(`"${part}" says nothing in the ${name} of cron`);
  const { from: fromText, to: toText, step: stepText } = groups;
  const step = Number(stepText ?? 1);
  if (step === 0) throw refuse(`"${part}" in the ${name} goes on by steps of 0`);
  const size = most - least + 1;
  const from = fromText === undefined ? least : readValue(field, fromText, refuse);
  let to = fromText === undefined || stepText !== undefined ? Math.max(from, most) : from;
  if (toText !== undefined) to = readValue(field, toText, refuse);
  if (from > to && !wraps) throw refuse(`the range "${part}" in the ${name} runs backwards`);
  const values = stepsFrom(from, from > to ? to + size : to, step);
  return values.map((value) => ((value - least) % size) + least);
}

function readValue({ key, name, least, most, names }: CronField, text: string, refuse: Refuse): number {
  const value = /^\d+$/.test(text)
    ? Number(text)
    : names.findIndex((known) => known === text || known.slice(0, 3) === text) + least;
  // Sunday has two numbers.
  const last = key === 'daysOfWeek' ? most + 1 : most;
  if (value >= least && value <= last) return value;
  throw refuse(`"${text}" does not fit the ${name} of cron, which go from ${least} to ${most}`);
}
