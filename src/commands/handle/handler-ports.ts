/** What the handlers need of the outside. */
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { ArticleDesk } from '../../ports/article-desk.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Store } from '../../ports/store.ts';

export interface HandlerPorts {
  readonly desk: ArticleDesk;
  readonly store: Store;
  readonly taxonomy: Taxonomy;
  /** A new random id: letters and digits, 8 to 24 of them. */
  readonly newId: () => string;
  readonly logger: Logger;
}
