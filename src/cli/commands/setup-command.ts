/** `setup`: the invite link or the manifest for one platform. */
import { BriefingError } from '../../core/errors.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Command } from '../command.ts';

export const setupCommand: Command = {
  name: 'setup',
  positionals: [{ name: 'PLATFORM' }],
  flags: {},
  summary: 'What it takes to bring the bot to Discord or Slack: an invite link, or an app manifest to paste.',
  details: ['PLATFORM is discord or slack.'],
  examples: ['setup discord', 'setup slack'],

  async run({ operations, terminal, args }) {
    const asked = args.positionals[0] ?? '';
    const { platforms } = operations;
    if (!platforms.includes(asked))
      throw new BriefingError('platform-unknown', {
        asked,
        known: platforms,
        near: nearest(asked, platforms),
      });
    terminal.write(`${await operations.instructions(asked)}\n`);
    return 0;
  },
};
