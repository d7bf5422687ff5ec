/** The files of config/ as they lie on disk, checked. Loaded only when needed: their libraries cost a third of a first answer. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BriefingError } from '../core/errors.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import { type BriefwireConfig, parseBriefwireConfig } from './briefwire-config.ts';
import { parseTaxonomy } from './taxonomy.ts';

/** config/briefwire.yaml below `root`. Throws BriefingError `config-unreadable` or `config-invalid`. */
export function loadBriefwireConfig(root: string): BriefwireConfig {
  const file = 'config/briefwire.yaml';
  return parseBriefwireConfig(readConfigFile(root, file), file);
}

/** config/themes.yaml below `root`. Throws as {@link loadBriefwireConfig} does. */
export function loadTaxonomy(root: string): Taxonomy {
  const file = 'config/themes.yaml';
  return parseTaxonomy(readConfigFile(root, file), file);
}

function readConfigFile(root: string, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch (cause) {
    const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new BriefingError('config-unreadable', { file, problem }, { cause });
  }
}
