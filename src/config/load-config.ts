/** config/briefwire.yaml, checked in full. What a first answer needs of config/ is loaded by files of its own, since the calendar costs it. */
import { type BriefwireConfig, parseBriefwireConfig } from './briefwire-config.ts';
import { configFile, readConfigFile } from './read-config-file.ts';

/** Throws BriefingError `config-unreadable` or `config-invalid`. */
export function loadBriefwireConfig(root: string): BriefwireConfig {
  return parseBriefwireConfig(readConfigFile(root, configFile), configFile);
}
