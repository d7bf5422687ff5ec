/** The digests of a workspace, and how to make one where there is none. */
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { Subscription } from '../../ports/subscription.ts';
import { actionId } from '../action-id.ts';
import type { Line, Reply } from '../reply.ts';
import { goneParts } from './gone-briefs.ts';
import { channelLink, code, dim, line, reply, section, strong } from './parts.ts';
import { digestCommand, wordThemes, wordWhen } from './subscription-parts.ts';
import { wordInstant } from './word-time.ts';

export interface ListedDigest {
  readonly subscription: Subscription;
  /** Whether its last delivery waits for a person to mend something, or was given up for want of that. */
  readonly needsSomeone: boolean;
  /** Ids of its briefs that are no longer there. */
  readonly gone: readonly string[];
}

/** `channel`: where it was asked; its own come first and are marked. */
export function digestListReply(all: readonly ListedDigest[], channel: string, taxonomy: Taxonomy): Reply {
  if (all.length === 0)
    return reply(
      'No digests yet',
      [
        section('Digests', [
          line(
            'none',
            'No channel of this workspace gets a digest yet. Whoever may manage it makes one with ',
            code('/digest subscribe'),
            ', for example ',
            code('/digest subscribe weekdays 9:00'),
            '.',
          ),
        ]),
      ],
      { actions: [subscribeButton] },
    );
  const isHere = ({ subscription }: ListedDigest) => subscription.channel === channel;
  const sorted = [...all.filter(isHere), ...all.filter((one) => !isHere(one))];
  return reply('The digests', [
    section(
      'Digests',
      sorted.map((listed) => listLine(listed, isHere(listed), taxonomy)),
    ),
    section(null, [
      line(
        'none',
        dim('What one did lately, and what comes next: '),
        code('/digest why'),
        dim(' and its id.'),
      ),
    ]),
  ]);
}

const subscribeButton = {
  kind: 'button',
  id: actionId({ verb: 'subscribe' }),
  label: 'Subscribe this channel',
  tone: 'primary',
} as const;

function listLine(
  { subscription, needsSomeone, gone }: ListedDigest,
  isHere: boolean,
  taxonomy: Taxonomy,
): Line {
  const { id, channel, themes, briefs, quiet, fromConfig, nextDue, timeZone } = subscription;
  return line(
    'bullet',
    code(id),
    ' ',
    strong(wordWhen(subscription)),
    ...(isHere ? [strong(' · this channel')] : [dim(' · in '), channelLink(channel)]),
    dim(nextDue === null ? ' · ' : ` · next ${wordInstant(nextDue, timeZone)}`),
    ...(nextDue === null ? [strong('paused')] : []),
    ...(themes.length > 0 ? [dim(' · on '), wordThemes(themes, taxonomy)] : []),
    ...(briefs.length > 0 ? [dim(' · of '), code(briefs.join(', '))] : []),
    ...(quiet ? [dim(' · quiet where nothing is new')] : []),
    ...(fromConfig ? [dim(' · from config/briefwire.yaml')] : []),
    ...(gone.length > 0 ? [strong(' · ⚠️ '), ...goneParts(subscription, gone)] : []),
    ...(needsSomeone ? [strong(' · ⚠️ needs someone: '), digestCommand('why', subscription)] : []),
  );
}
