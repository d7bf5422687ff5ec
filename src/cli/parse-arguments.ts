/** Command-line words → a command's arguments, with an error that knows the near flag. */
import { parseArgs } from 'node:util';
import { BriefingError } from '../core/errors.ts';
import { nearest } from '../core/text/nearest.ts';
import type { Arguments, Command } from './command.ts';

/**
 * Checks `words` against the command's shape. `--` ends the flags. Throws BriefingError `flag-unknown`, `flag-value`,
 * `argument-missing` or `argument-extra`.
 */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.flags).map(([name, flag]) => [
      name,
      { type: flag.value ? ('string' as const) : ('boolean' as const) },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string | true>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') given.set(token.name, checkFlag(command, token));
  }
  checkPositionals(command, positionals);
  return { positionals, flag: (name) => given.get(name) };
}

function checkFlag(
  command: Command,
  token: { name: string; rawName: string; value: string | undefined },
): string | true {
  const flag = Object.hasOwn(command.flags, token.name) ? command.flags[token.name] : undefined;
  if (!flag || !token.rawName.startsWith('--')) {
    const near = nearest(token.name, Object.keys(command.flags));
    throw new BriefingError('flag-unknown', {
      command: command.name,
      asked: token.rawName,
      near: near === null ? null : `--${near}`,
    });
  }
  const fits = flag.value
    ? token.value !== undefined && token.value.trim() !== ''
    : token.value === undefined;
  if (!fits) throw flagValue(command, token.name, flag.value ? `a value (${flag.value})` : 'no value');
  return token.value ?? true;
}

function checkPositionals(command: Command, given: readonly string[]): void {
  const missing = command.positionals.find(
    ({ optional }, index) => !optional && (given[index] ?? '').trim() === '',
  );
  if (missing) {
    throw new BriefingError('argument-missing', {
      command: command.name,
      argument: missing.name,
      example: command.examples[0] ?? command.name,
    });
  }
  const extra = given[command.positionals.length];
  if (extra !== undefined)
    throw new BriefingError('argument-extra', { command: command.name, argument: extra });
}

/** A flag whose value is not what it needs (said in words: "a whole number from 1"). */
export function flagValue(command: Pick<Command, 'name'>, flag: string, needs: string): BriefingError {
  return new BriefingError('flag-value', { command: command.name, flag: `--${flag}`, needs });
}
