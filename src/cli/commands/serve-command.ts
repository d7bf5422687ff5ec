/** `serve`, and what runs without a command where a token is set: the bot on every platform that has one. */
import type { Command } from '../command.ts';

export const serveCommand: Command = {
  name: 'serve',
  positionals: [],
  flags: {},
  summary:
    'The bot on every platform that has a token. This runs when no command is given and a token is set.',
  details: [
    'Tokens come from the environment or .env: DISCORD_TOKEN; SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.',
    'It runs until Ctrl+C or SIGTERM, and finishes what it began.',
  ],
  examples: ['serve'],
  run: ({ operations }) => operations.serve(),
};
