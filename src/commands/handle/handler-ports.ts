/** What the handlers need of the outside. */
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';
import type { ChannelPoster } from '../channel-poster.ts';

export interface HandlerPorts {
  readonly desk: ArticleDesk;
  readonly store: Store;
  readonly taxonomy: Taxonomy;
  /** A new random id: 16 to 24 hexadecimal digits, the first eight of which are random, too. */
  readonly newId: () => string;
  readonly logger: Logger;
  readonly digests: DigestPorts;
}

/** What `/digest` needs besides. */
export interface DigestPorts {
  /** Null for a platform that is not running. */
  readonly posterOf: (platform: string) => ChannelPoster | null;
  /** Something has become due, or will sooner than was known. */
  readonly onDue: () => void;
  /** Minutes between two firings of one subscription, at least. */
  readonly leastMinutesApart: number;
  /** Where nobody says another and the workspace has no digest yet. */
  readonly timeZone: string;
}
