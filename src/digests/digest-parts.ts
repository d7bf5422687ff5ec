/** What running digests needs of the outside. */
import type { ChannelPoster } from '../commands/channel-poster.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import type { ArticleDesk } from '../ports/article-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Scheduler } from '../ports/scheduler.ts';
import type { Store } from '../ports/store.ts';
import type { DigestTimings } from './digest-timings.ts';

export interface DigestParts {
  readonly store: Store;
  readonly desk: ArticleDesk;
  readonly taxonomy: Taxonomy;
  /** Names of the platforms that can be posted to now. */
  readonly platforms: () => readonly string[];
  /** Null for one that cannot. */
  readonly posterOf: (platform: string) => ChannelPoster | null;
  readonly scheduler: Scheduler;
  /** Its steps count, not what it says: what is due is measured by the clock of the store. */
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this copy: unique over all, and anew with every start. */
  readonly copy: string;
  /** 16 hexadecimal digits. */
  readonly newDeliveryId: () => string;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly timings: DigestTimings;
}
