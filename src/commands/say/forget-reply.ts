/** What is said before and after all that is kept of a workspace is deleted. */
import { actionId } from '../action-id.ts';
import type { Reply } from '../reply.ts';
import { line, reply, section, strong } from './parts.ts';

export interface KeptCounts {
  readonly briefs: number;
  /** Those of the configuration included. */
  readonly digests: number;
  readonly configured: number;
}

export function askForgetReply({ briefs, digests, configured }: KeptCounts): Reply {
  const heading = 'Forget this workspace?';
  return reply(
    heading,
    [
      section(heading, [
        line('none', 'This deletes, at once and for good, all that Briefwire keeps of this workspace:'),
        line('bullet', strong(counted(briefs, 'brief')), ' added here'),
        line('bullet', strong(counted(digests, 'digest')), ' with the record of what was posted'),
        line('bullet', 'what was asked here, and what each channel and thread is about'),
        line('none', `What stands in its channels stays there. ${backAgain(configured)}`.trim()),
      ]),
    ],
    {
      actions: [
        { kind: 'button', id: actionId({ verb: 'forget' }), label: 'Forget everything', tone: 'primary' },
      ],
    },
  );
}

/** `replaces`: it takes the place of the question. */
export function forgottenReply(configured: number, replaces: boolean): Reply {
  return reply(
    'Forgotten',
    [
      section('Forgotten', [
        line('none', `All that Briefwire kept of this workspace is deleted. ${backAgain(configured)}`.trim()),
      ]),
    ],
    { replaces },
  );
}

function backAgain(configured: number): string {
  if (configured === 0) return '';
  const those = configured === 1 ? 'The digest that stands' : `The ${configured} digests that stand`;
  const come = configured === 1 ? 'comes' : 'come';
  return `${those} in config/briefwire.yaml ${come} back when Briefwire starts next: whoever runs it can take ${configured === 1 ? 'it' : 'them'} out.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
