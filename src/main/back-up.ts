/** Copies the SQLite file that the configuration names. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { backUpSqlite } from '../adapters/store/back-up-sqlite.ts';
import type { BackedUp } from '../cli/operations.ts';
import { loadBriefwireConfig } from '../config/load-config.ts';

/** Throws BriefingError `backup-failed` or `config-…`. */
export async function backUp({ root, to }: { root: string; to: string }): Promise<BackedUp> {
  await backUpSqlite({ file: resolve(root, loadBriefwireConfig(root).store.file), to });
  return { file: to, bytes: statSync(to).size };
}
