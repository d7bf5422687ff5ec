/** Reads a file of config/. */
import { readFileSync } from 'node:fs';
import { BriefingError } from '../core/errors.ts';

/** Its text; throws BriefingError `config-unreadable`. `file` is the path as messages name it. */
export function readConfigFile(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new BriefingError('config-unreadable', { file, problem }, { cause });
  }
}
