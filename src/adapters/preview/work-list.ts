/** What is under way for whom, so that the page can say so. */
import { shorten } from '../../core/text/cut-text.ts';
import type { Doing, WorkItem } from './preview-protocol.ts';

export interface WorkList {
  /** Resolves as `work` does; what it is shows until then. */
  during<T>(doing: Doing, what: string, work: () => Promise<T>): Promise<T>;
  of(person: string): readonly WorkItem[];
}

/** Known commands come to no more than this; a question may be long. */
const longestWhat = 120;

export function createWorkList(config: {
  readonly now: () => number;
  readonly onChange: (person: string) => void;
}): WorkList {
  const { now, onChange } = config;
  const all = new Map<number, WorkItem & { readonly person: string }>();
  let latest = 0;
  return {
    async during({ as: person, channel, thread }, what, work) {
      const id = ++latest;
      all.set(id, { id, person, channel, thread, what: shorten(what, longestWhat), since: now() });
      onChange(person);
      try {
        return await work();
      } finally {
        all.delete(id);
        onChange(person);
      }
    },
    of: (person) =>
      [...all.values()].filter((item) => item.person === person).map(({ person: _, ...item }) => item),
  };
}
