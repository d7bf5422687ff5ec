/** Who may change what a workspace keeps. */
import { BriefingError } from '../../core/errors.ts';
import type { Origin } from '../request.ts';

/** Throws BriefingError `permission-needed`. */
export function requirePermission({ mayManage, platform }: Origin): void {
  if (!mayManage) throw new BriefingError('permission-needed', { platform });
}
