/** What can stand where somebody types a command. Pure. */
import type { CommandSpec, OptionSpec } from '../../../commands/command-spec.ts';

/** Something to choose; `insert` takes the place of the text from `from` on. */
export interface Completion {
  readonly insert: string;
  readonly label: string;
  readonly description: string;
}

/** `names`: known at once. `values`: to be asked of the server. */
export type Completions =
  | { readonly kind: 'names'; readonly from: number; readonly choices: readonly Completion[] }
  | {
      readonly kind: 'values';
      readonly from: number;
      readonly command: string;
      readonly subcommand: string | null;
      readonly option: string;
      readonly typed: string;
      readonly options: Readonly<Record<string, string>>;
      /** Whether a value of several words needs quotation marks. */
      readonly quotes: boolean;
    };

interface Word {
  readonly text: string;
  readonly start: number;
}

/** Null where nothing is known to follow. */
export function completionsAt(text: string, specs: readonly CommandSpec[]): Completions | null {
  if (!text.startsWith('/')) return null;
  const words = wordsOf(text);
  const current = words.at(-1) ?? { text: '', start: text.length };
  if (words.length === 1) return named(current, 1, specs, '/');
  const spec = specs.find(({ name }) => `/${name}` === words[0]?.text.toLowerCase());
  if (!spec) return null;
  if (spec.subcommands.length === 0) return inOptions(words.slice(1), current, spec.options, spec.name, null);
  if (words.length === 2) return named(current, 0, spec.subcommands, '');
  const subcommand = spec.subcommands.find(({ name }) => name === words[1]?.text.toLowerCase());
  return subcommand
    ? inOptions(words.slice(2), current, subcommand.options, spec.name, subcommand.name)
    : null;
}

/** The last is what is being typed, empty after a space. */
function wordsOf(text: string): Word[] {
  const words = [...text.matchAll(/"[^"]*"?|\S+/g)].map((match) => ({ text: match[0], start: match.index }));
  return /\s$/.test(text) ? [...words, { text: '', start: text.length }] : words;
}

function named(
  { text, start }: Word,
  skip: number,
  known: readonly { readonly name: string; readonly description: string }[],
  prefix: string,
): Completions {
  const typed = text.slice(skip).toLowerCase();
  const choices = known
    .filter(({ name }) => name.startsWith(typed))
    .map(({ name, description }) => ({
      insert: `${prefix}${name} `,
      label: `${prefix}${name}`,
      description,
    }));
  return { kind: 'names', from: start, choices };
}

function inOptions(
  words: readonly Word[],
  current: Word,
  specs: readonly OptionSpec[],
  command: string,
  subcommand: string | null,
): Completions | null {
  const options: Record<string, string> = {};
  const bare: Word[] = [];
  let asked: OptionSpec | null = null;
  for (const word of words) {
    const name = /^--([\w-]+)$/.exec(word.text)?.[1];
    const spec = name === undefined ? undefined : specs.find((one) => one.name === name);
    if (asked) {
      if (word !== current) options[asked.name] = unquoted(word.text);
      else return values(asked, current.start, current.text, true);
      asked = null;
    } else if (word === current && word.text.startsWith('--')) return flags(word);
    else if (spec) {
      options[spec.name] = '';
      asked = spec.kind === 'switch' ? null : spec;
    } else bare.push(word);
  }
  let left = bare;
  for (const spec of specs) {
    if (spec.kind !== 'text' || spec.name in options) continue;
    const [first] = left;
    if (!first) return null;
    const isCurrent = first === current || (spec.takesRest && left.includes(current));
    if (isCurrent) return spec.suggests ? values(spec, first.start, restFrom(left), false) : null;
    options[spec.name] = unquoted(first.text);
    left = left.slice(1);
  }
  return null;

  function values(spec: OptionSpec, from: number, typed: string, isNamed: boolean): Completions | null {
    if (!spec.suggests) return null;
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''));
    const quotes = isNamed || !spec.takesRest;
    return {
      kind: 'values',
      from,
      command,
      subcommand,
      option: spec.name,
      typed: unquoted(typed),
      options: given,
      quotes,
    };
  }

  function flags({ text, start }: Word): Completions {
    const typed = text.slice(2).toLowerCase();
    const choices = specs
      .filter(({ name, kind }) => kind !== 'file' && name.startsWith(typed) && !(name in options))
      .map(({ name, description }) => ({ insert: `--${name} `, label: `--${name}`, description }));
    return { kind: 'names', from: start, choices };
  }
}

function restFrom(words: readonly Word[]): string {
  return words.map(({ text }) => text).join(' ');
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '');
}

/** The value as it is typed. */
export function written(value: string, quotes: boolean): string {
  return quotes && /\s/.test(value) ? `"${value}" ` : `${value} `;
}
