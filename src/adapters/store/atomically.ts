/** Several statements as one: the driver's part of it. */
import type { CompiledQuery } from 'kysely';

/**
 * Runs `guard` and, where it changed a row, `rest` in order, all in one transaction that is on the disk once this
 * resolves. False where the guard changed none: then nothing is done. Rejects as single statements do, with nothing done.
 *
 * `of`: the id of what is changed. What is done to different ones gets along in whatever order the statements of both
 * come, so that they may share a transaction, all guards first. Without it they never do.
 */
export type Atomically = (
  guard: CompiledQuery,
  rest: readonly CompiledQuery[],
  of?: string,
) => Promise<boolean>;
