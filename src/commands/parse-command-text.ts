/** What somebody typed after a slash command, on platforms where that is plain text, as an invocation. */
import { BriefingError } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import type { CommandSpec, OptionSpec, SubcommandSpec } from './command-spec.ts';
import type { Invocation } from './request.ts';
import { splitCommandText, switchWords, type Word } from './split-command-text.ts';

/**
 * `show shanghai-visit-2023 people`, `Who came? --brief bridge --public`, `theme:people`. Forgives curly quotation
 * marks and the dashes that phones make of `--`. A missing option is no error here: the command may do without, or
 * open a form. Throws BriefingError `subcommand-unknown` or `option-unknown`.
 */
export function parseCommandText(spec: CommandSpec, text: string): Invocation {
  const words = splitCommandText(
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

function findSubcommand(spec: CommandSpec, asked: string): SubcommandSpec {
  const known = spec.subcommands.map(({ name }) => name);
  const found = spec.subcommands.find(({ name }) => name === asked.toLowerCase());
  if (found) return found;
  throw new BriefingError('subcommand-unknown', {
    command: spec.name,
    asked,
    known,
    near: nearSubcommand(asked.toLowerCase(), known),
  });
}

/** What is close to these by its letters is the contrary. */
const meant: ReadonlyMap<string, string> = new Map([
  ...['unsubscribe', 'unsub', 'stop', 'delete', 'cancel', 'end'].map((word) => [word, 'remove'] as const),
  ['unpause', 'resume'],
]);

function nearSubcommand(asked: string, known: readonly string[]): string | null {
  const other = meant.get(asked);
  return other !== undefined && known.includes(other) ? other : nearest(asked, known);
}

function readOptions(
  command: string,
  specs: readonly OptionSpec[],
  words: readonly Word[],
): Record<string, string | boolean> {
  const options: Record<string, string | boolean> = {};
  const rest: Word[] = [];
  const namedBy = ({ text, quoted }: Word) => (quoted ? null : readNamed(command, specs, text));
  const isValue = (word: Word | undefined): word is Word => word !== undefined && namedBy(word) === null;
  const hasUnnamed = () => rest.length > 0 || words.some((word) => namedBy(word)?.spec.takesRest);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    const named = namedBy(word);
    if (named === null) rest.push(word);
    else if (named.spec.kind === 'switch') {
      const next = words[at + 1];
      // Else it is a word of what follows: `--public No one came?`
      const isAnswer =
        named.value === undefined && isValue(next) && isSwitchWord.test(next.text) && !isValue(words[at + 2]);
      if (isAnswer) at += 1;
      options[named.spec.name] = readSwitch(isAnswer ? next.text : named.value);
    } else {
      const { takesRest } = named.spec;
      const first = named.value === undefined ? words[++at] : undefined;
      let value = named.value ?? first?.text ?? '';
      const isComplete = first === undefined || (first.quoted && !value.endsWith(','));
      // Up to the next option; where what has no name is yet to come, only after the comma of a list.
      const goesOn = !isComplete && (takesRest || hasUnnamed());
      for (let next = words[at + 1]; (goesOn || value.endsWith(',')) && isValue(next); next = words[at + 1]) {
        value += value.endsWith(',') && !takesRest ? listed(next) : ` ${next.text}`;
        at += 1;
      }
      options[named.spec.name] = value;
    }
  }
  placeRest(specs, rest, options);
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''));
}

/** As a piece of a list. */
function listed({ text, quoted }: Word): string {
  return quoted && text.includes(',') && !text.includes('"') ? `"${text}"` : text;
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

const isSwitchWord = new RegExp(`^(?:${switchWords})$`, 'i');

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
