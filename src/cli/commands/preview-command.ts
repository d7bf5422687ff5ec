/** `preview`, and what runs without a command where no token is set: the whole product on a page of this machine. */
import type { Command } from '../command.ts';
import { flagValue } from '../parse-arguments.ts';

const largestPort = 65_535;

export const previewCommand: Command = {
  name: 'preview',
  positionals: [],
  flags: {
    watch: { help: 'What is saved in briefs/ or config/ shows at once; what is wrong with it, too.' },
    port: { value: 'PORT', help: 'Another port than the configured one.' },
  },
  summary:
    'The whole product on a page of this machine. This runs when no command is given and no token is set.',
  details: ['Where the port is taken, the next one that is free is used. It runs until Ctrl+C or SIGTERM.'],
  examples: ['preview', 'preview --watch', 'preview --port 4000'],
  run: ({ operations, terminal, args }) =>
    operations.preview({
      port: readPort(args.flag('port')),
      watch: args.flag('watch') === true,
      tell: (line) => terminal.write(`${line}\n`),
    }),
};

function readPort(given: string | true | undefined): number | null {
  if (given === undefined) return null;
  const port = typeof given === 'string' && /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port < 1 || port > largestPort)
    throw flagValue(previewCommand, 'port', `a port from 1 to ${largestPort}`);
  return port;
}
