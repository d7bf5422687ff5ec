/** A delivery that this copy has, and what it knows of having it. */
import type { ClaimedDelivery } from '../ports/delivery.ts';

export interface HeldDelivery extends ClaimedDelivery {
  /**
   * In whose name the store gave it: another with every claim. So whoever still works at it from an earlier claim, with
   * what was known then, is refused as another copy would be.
   */
  readonly holder: string;
  /** When it was asked for and when it was had, by the clock of this copy: the store counted the ages of its tries in between. */
  readonly asked: number;
  readonly had: number;
}

/** Whether a message of it is posted, or may be. */
export function hasBegun({ posted, tried }: Pick<ClaimedDelivery, 'posted' | 'tried'>): boolean {
  return posted.length > 0 || tried !== null;
}

/** For the log. */
export function named({ id, subscription, occurrence, channel }: ClaimedDelivery) {
  return { delivery: id, subscription, occurrence, channel };
}
