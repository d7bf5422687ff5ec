/** What somebody typed after a slash command, on platforms where that is plain text, as an invocation. */
import { BriefingError } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import type { CommandSpec, OptionSpec, SubcommandSpec } from './command-spec.ts';
import type { Invocation } from './request.ts';

/**
 * `show shanghai-visit-2023 people`, `Who came? --brief bridge --public`, `theme:people`. Forgives curly quotation
 * marks and the dashes that phones make of `--`. A missing option is no error here: the command may do without, or
 * open a form. Throws BriefingError `subcommand-unknown` or `option-unknown`.
 */
export function parseCommandText(spec: CommandSpec, text: string): Invocation {
  const words = readWords(
    text,
    [spec, ...spec.subcommands].flatMap(({ options }) => options),
  );
  if (spec.subcommands.length === 0) {
    return { command: spec.name, subcommand: null, options: readOptions(spec.name, spec.options, words) };
  }
  const [first, ...rest] = words;
  if (first === undefined) return { command: spec.name, subcommand: null, options: {} };
  const subcommand = findSubcommand(spec, first.text);
  const name = `${spec.name} ${subcommand.name}`;
  return {
    command: spec.name,
    subcommand: subcommand.name,
    options: readOptions(name, subcommand.options, rest),
  };
}

interface Word {
  readonly text: string;
  /** What stood in quotation marks is never a flag. */
  readonly quoted: boolean;
}

/** A dash that a phone made of `--` is one only in front of the name of an option: `—public`, but not `—the boss`. */
function readWords(text: string, options: readonly OptionSpec[]): Word[] {
  const names = options.map(({ name }) => name).join('|');
  const dashes = new RegExp(`(^|\\s)—(?=(?:${names})(?:[=:\\s]|$))`, 'giu');
  const straight = text.replace(/[“”„]/g, '"').replace(dashes, '$1--');
  return [...straight.matchAll(/"([^"]+)"(?=\s|$)|(\S+)/g)].map(([, quoted, bare]) => ({
    text: quoted ?? bare ?? '',
    quoted: quoted !== undefined,
  }));
}

function findSubcommand(spec: CommandSpec, asked: string): SubcommandSpec {
  const known = spec.subcommands.map(({ name }) => name);
  const found = spec.subcommands.find(({ name }) => name === asked.toLowerCase());
  if (found) return found;
  throw new BriefingError('subcommand-unknown', {
    command: spec.name,
    asked,
    known,
    near: nearest(asked.toLowerCase(), known),
  });
}

function readOptions(
  command: string,
  specs: readonly OptionSpec[],
  words: readonly Word[],
): Record<string, string | boolean> {
  const options: Record<string, string | boolean> = {};
  const rest: Word[] = [];
  const namedBy = ({ text, quoted }: Word) => (quoted ? null : readNamed(command, specs, text));
  const isValue = (word: Word | undefined) => word !== undefined && namedBy(word) === null;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const named = namedBy(word);
    if (named === null) rest.push(word);
    else if (named.spec.kind === 'switch') options[named.spec.name] = readSwitch(named.value);
    else {
      let value = named.value ?? words[++at]?.text ?? '';
      const takesRest = named.spec.takesRest && named.value === undefined && !words[at]?.quoted;
      // A list goes on after a comma and a space; what takes all that is left, up to the next option.
      while ((takesRest || value.endsWith(',')) && isValue(words[at + 1]))
        value += `${takesRest ? ' ' : ''}${words[++at]?.text}`;
      options[named.spec.name] = value;
    }
  }
  placeRest(specs, rest, options);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''));
}

/** `--brief`, `--brief=id` and `brief:id`; null where a word is no option. */
function readNamed(
  command: string,
  specs: readonly OptionSpec[],
  word: string,
): { readonly spec: OptionSpec; readonly value: string | undefined } | null {
  const [, dashes, name = '', value] =
    /^(--)([\p{L}-]+)(?:[=:](.*))?$/su.exec(word) ?? /^()(\p{L}+):(.+)$/su.exec(word) ?? [];
  if (dashes === undefined) return null;
  const spec = specs.find((option) => option.name === name.toLowerCase());
  if (spec) return { spec, value };
  if (dashes === '') return null;
  const near = nearest(
    name.toLowerCase(),
    specs.map((option) => option.name),
  );
  throw new BriefingError('option-unknown', { command, asked: word, near: near && `--${near}` });
}

function readSwitch(value: string | undefined): boolean {
  return value === undefined || !/^(?:no|false|off|0)$/i.test(value);
}

/** Words without a name fill the options in order, up to one that takes all that is left. */
function placeRest(
  specs: readonly OptionSpec[],
  rest: readonly Word[],
  options: Record<string, string | boolean>,
): void {
  let left = rest;
  for (const spec of specs) {
    if (left.length === 0) return;
    if (spec.kind !== 'text' || spec.name in options) continue;
    const taken = spec.takesRest ? left : left.slice(0, 1);
    options[spec.name] = taken.map(({ text }) => text).join(' ');
    left = left.slice(taken.length);
  }
}
