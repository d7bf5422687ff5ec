/** The channels there are, and who sees what in them. */
import type { KeptMessage } from './message-board.ts';
import type { Person, PreviewChannel } from './preview-protocol.ts';

/** The only workspace of the preview, as in Origin. */
export const previewWorkspace = 'preview:local';

const channels: readonly PreviewChannel[] = [
  { id: 'general', name: 'general', kind: 'channel' },
  { id: 'random', name: 'random', kind: 'channel' },
];

export function directChannel(person: string): string {
  return `direct-${person}`;
}

export function startChannel(person: string): string {
  return `start-${person}`;
}

/** All that one person can open. */
export function channelsOf({ id }: Person): readonly PreviewChannel[] {
  return [
    { id: startChannel(id), name: 'Start page', kind: 'start' },
    ...channels,
    { id: directChannel(id), name: 'Direct messages with Briefwire', kind: 'direct' },
  ];
}

export function sees(
  person: Person,
  { channel, onlyFor }: Pick<KeptMessage, 'channel' | 'onlyFor'>,
): boolean {
  const isThere = channelsOf(person).some(({ id }) => id === channel);
  return isThere && (onlyFor === null || onlyFor === person.id);
}
