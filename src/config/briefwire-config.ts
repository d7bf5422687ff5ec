/** config/briefwire.yaml: what an operator may set, with a default for everything. */
import { z } from 'zod';
import { checkYaml } from './check-yaml.ts';

const schema = z.strictObject({
  briefs: z
    .strictObject({
      open: z
        .string('give the id of a brief, for example shanghai-visit-2023')
        .min(1, 'give the id of a brief')
        .default('shanghai-visit-2023'),
    })
    .prefault({}),
});

export type BriefwireConfig = Readonly<z.output<typeof schema>>;

/** Throws BriefingError `config-invalid` with every problem. */
export function parseBriefwireConfig(yaml: string, file: string): BriefwireConfig {
  return checkYaml(schema, yaml, file);
}
