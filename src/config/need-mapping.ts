/** What is said of a mapping that is none, or that has a key too many. */
import type { z } from 'zod';

/** `need`: the remedy for whatever is wrong, save for a key too many, which is named. */
export const needMapping = (need: string) => ({
  error: (issue: z.core.$ZodRawIssue) =>
    issue.code === 'unrecognized_keys'
      ? `remove ${issue.keys.map((key) => `"${key}"`).join(' and ')}, which means nothing here`
      : need,
});
