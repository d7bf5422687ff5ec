/** How `/digest` looks. */
import type { CommandSpec, OptionSpec, SubcommandSpec } from './command-spec.ts';

const longestOption = 300;

function option(name: string, description: string, more: Partial<OptionSpec> = {}): OptionSpec {
  const usual = { required: false, suggests: true, takesRest: false, maxLength: longestOption };
  return { name, description, kind: 'text', ...usual, ...more };
}

const quiet: OptionSpec = {
  name: 'quiet',
  description: 'Post nothing where nothing is new',
  kind: 'switch',
  required: false,
  suggests: false,
  takesRest: false,
};

const digest = option('digest', 'Which one; without it the one that this channel gets', { takesRest: true });

function onDigest(name: string, description: string): SubcommandSpec {
  return { name, description, options: [digest] };
}

export const digestSpec: CommandSpec = {
  name: 'digest',
  description: 'Digests of what is new, posted to this channel on time',
  usageHint:
    'subscribe schedule [--timezone] [--themes] [--briefs] [--quiet] | list | why | preview | now | pause',
  options: [],
  subcommands: [
    {
      name: 'subscribe',
      description: 'Post a digest in this channel on a schedule',
      options: [
        option('schedule', 'When: weekdays 9:00, daily 18:30, mondays 8am, or cron; nothing for a form', {
          takesRest: true,
        }),
        option('timezone', 'Of which place, for example Europe/Berlin'),
        option('themes', 'Only these themes, with commas between them'),
        option('briefs', 'Only these briefs, with commas between them'),
        quiet,
      ],
    },
    { name: 'list', description: 'The digests of this workspace', options: [] },
    onDigest('why', 'What was posted, skipped or failed lately and why, and what comes next'),
    onDigest('preview', 'Show privately what would be posted now'),
    onDigest('now', 'Post it now, once'),
    onDigest('pause', 'Stop posting until it is resumed'),
    onDigest('resume', 'Go on posting after a pause'),
    onDigest('remove', 'End it for good'),
    { name: 'help', description: 'What Briefwire can do and how to ask', options: [] },
  ],
};
