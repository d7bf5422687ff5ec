/** config/themes.yaml, checked. Loaded only when needed: its libraries cost a third of a first answer. */
import type { Taxonomy } from '../core/theme/theme.ts';
import { readConfigFile } from './read-config-file.ts';
import { parseTaxonomy } from './taxonomy.ts';

/** Throws BriefingError `config-unreadable` or `config-invalid`. */
export function loadTaxonomy(root: string): Taxonomy {
  const file = 'config/themes.yaml';
  return parseTaxonomy(readConfigFile(root, file), file);
}
