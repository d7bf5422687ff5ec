/** config/briefwire.yaml: what an operator may set, with a default for everything. */
import { z } from 'zod';
import { checkYaml } from './check-yaml.ts';

/** Larger articles are refused: all sizes and timings were measured up to here. */
const largestMegabytes = 5;

const schema = z.strictObject({
  briefs: z
    .strictObject({
      folder: z.string('give a folder, for example briefs').min(1).default('briefs'),
      open: z
        .string('give the id of a brief, for example shanghai-visit-2023')
        .min(1)
        .default('shanghai-visit-2023'),
    })
    .prefault({}),
  articles: z
    .strictObject({
      maxMegabytes: z
        .number(`give a number up to ${largestMegabytes}`)
        .positive('give a number above 0')
        .max(largestMegabytes, `give at most ${largestMegabytes}`)
        .default(largestMegabytes),
    })
    .prefault({}),
});

export type BriefwireConfig = Readonly<z.output<typeof schema>>;

/** Throws BriefingError `config-invalid` with every problem. */
export function parseBriefwireConfig(yaml: string, file: string): BriefwireConfig {
  return checkYaml(schema, yaml, file);
}
