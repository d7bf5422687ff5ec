/** The files of config/ as they lie on disk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BriefingError } from '../core/errors.ts';

/** What an operator sets, below the project's folder. */
export const configFile = 'config/briefwire.yaml';

/** Throws BriefingError `config-unreadable`. `file`: below `root`, as messages call it. */
export function readConfigFile(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new BriefingError('config-unreadable', { file, problem }, { cause });
  }
}
