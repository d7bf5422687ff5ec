/** Which brief a person means by what they typed. */

import { nearest } from '../core/text/nearest.ts';
import type { BriefSummary } from '../ports/article-desk.ts';

/** By id in whatever case, else by title where only one has it; null where neither fits. */
export function findBrief(briefs: readonly BriefSummary[], asked: string): BriefSummary | null {
  const wanted = folded(asked);
  const byId = briefs.find(({ id }) => folded(id) === wanted);
  if (byId) return byId;
  const [named, another] = briefs.filter(({ title }) => folded(title) === wanted);
  return named && !another ? named : null;
}

/** The id for "did you mean", by id or else by title. */
export function nearestBrief(briefs: readonly BriefSummary[], asked: string): string | null {
  const id = nearest(
    asked,
    briefs.map((brief) => brief.id),
  );
  if (id !== null) return id;
  const title = nearest(
    asked,
    briefs.map((brief) => brief.title),
  );
  return briefs.find((brief) => brief.title === title)?.id ?? null;
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
