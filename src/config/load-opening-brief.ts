/** The brief that opens, without the rest of config/briefwire.yaml: checking schedules would hold up whoever wants to read. */
import { z } from 'zod';
import { briefSettings } from './brief-settings.ts';
import { checkYaml } from './check-yaml.ts';
import { configFile, readConfigFile } from './read-config-file.ts';

const schema = z.looseObject({ briefs: briefSettings.prefault({}) }, 'give settings, for example briefs:');

/** Its id. Throws BriefingError `config-unreadable`, or `config-invalid` where it is wrong itself. */
export function loadOpeningBrief(root: string): string {
  return checkYaml(schema, readConfigFile(root, configFile), configFile).briefs.open;
}
