/** Several statements as one: the driver's part of it. */
import type { CompiledQuery } from 'kysely';

/**
 * Runs `guard` and, where it changed a row, `rest` in order, all in one transaction that is on the disk once this
 * resolves. False where the guard changed none: then nothing is done. Rejects as single statements do, with nothing done.
 */
export type Atomically = (guard: CompiledQuery, rest: readonly CompiledQuery[]) => Promise<boolean>;
