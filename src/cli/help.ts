/** The help texts, made from the commands' own shapes. */
import type { Command } from './command.ts';

const call = 'npm run -s briefwire --';

/** `show ARTICLE [--theme ID] [--json]` */
function usage({ name, positionals, flags }: Command): string {
  const places = positionals.map((place) => (place.optional ? `[${place.name}]` : place.name));
  const switches = Object.entries(flags).map(([flag, { value }]) => `[--${flag}${value ? ` ${value}` : ''}]`);
  return [name, ...places, ...switches].join(' ');
}

/** What the program does and its commands, a line each. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return `Briefwire turns an article into themed cards of quotations and answers questions about it.

Usage: ${call} COMMAND …

${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

Without a command it opens the preview, a page on this machine; where a token is set, it serves instead. ${call} help COMMAND tells more.
`;
}

/** How to call one command. */
export function commandHelp(command: Command): string {
  const flags = Object.entries(command.flags).map(([name, { value, help }]) => ({
    left: `--${name}${value ? ` ${value}` : ''}`,
    help,
  }));
  const width = Math.max(0, ...flags.map(({ left }) => left.length));
  const sections = [
    `${command.summary}`,
    `Usage: ${call} ${usage(command)}`,
    command.details.join('\n'),
    flags.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`).join('\n'),
    `Examples:\n${command.examples.map((example) => `  ${call} ${example}`).join('\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
