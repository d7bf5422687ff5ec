/** `briefs:` of config/briefwire.yaml. */
import { z } from 'zod';
import { needMapping } from './need-mapping.ts';

export const briefSettings = z.strictObject(
  {
    open: z
      .string('give the id of a brief, for example shanghai-visit-2023')
      .min(1, 'give the id of a brief')
      .default('shanghai-visit-2023'),
  },
  needMapping('give settings, for example open: shanghai-visit-2023'),
);
