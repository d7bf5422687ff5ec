/** A subscription → what its digest says now. */
import type { Subscription } from '../../ports/store.ts';
import type { DigestReplies } from '../channel-poster.ts';
import type { HandlerPorts } from './handler-ports.ts';

export interface ComposedDigest {
  readonly replies: DigestReplies;
  /** How many briefs are new and have something on the subscription's themes. */
  readonly news: number;
  /** How many briefs could not be read. */
  readonly unreadable: number;
}

/**
 * `delivery`: the id that its buttons carry. `upTo`: what appeared later, in milliseconds since the epoch, waits for the
 * next. Throws what nobody can compose around: BriefingError `store-unavailable`, or what was not foreseen.
 */
export async function composeDigest(
  _ports: Pick<HandlerPorts, 'desk' | 'taxonomy'>,
  _subscription: Subscription,
  _how: { readonly delivery: string; readonly upTo: number },
): Promise<ComposedDigest> {
  throw new Error('not written yet');
}
