/** What went wrong, as it is kept and as it is logged. */
import { BriefingError } from '../core/errors.ts';
import type { DeliveryError, DeliveryReason } from '../ports/delivery.ts';

export function reasonOf(error: unknown): DeliveryReason {
  const known = errorOf(error);
  return known === null ? { code: 'unforeseen' } : { code: 'error', error: known };
}

export function errorOf(error: unknown): DeliveryError | null {
  return error instanceof BriefingError ? { code: error.code, facts: error.facts } : null;
}

export function problemOf(error: unknown): string {
  return error instanceof BriefingError ? `${error.code} ${JSON.stringify(error.facts)}` : String(error);
}
