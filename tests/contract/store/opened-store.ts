/** A store under test. */
import type { Store } from '../../../src/ports/store.ts';

export interface OpenedStore {
  /** Empty at first. */
  readonly store: Store;
  /** Lets time pass for the store. */
  advance(ms: number): Promise<void>;
  /** Closes the store and opens the same database anew; needed where what is kept outlives closing. */
  reopen?(): Promise<Store>;
  /** As another copy of Briefwire has it: one more store on the same database, closed by {@link dispose}. */
  another?(): Promise<Store>;
  /** Closes and deletes. */
  dispose(): Promise<void>;
}
