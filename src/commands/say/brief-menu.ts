/** A menu to choose one of several briefs from. */
import { repairText } from '../../core/article/repair-text.ts';
import type { BriefSummary } from '../../ports/article-desk.ts';
import type { Action } from '../reply.ts';

/** It holds so many at the most: four of Discord's (https://docs.discord.com/developers/components/reference#string-select). */
const longestBriefMenu = 100;

/** Nothing where there are no briefs. `id`: the action that a choice does. */
export function briefMenu(briefs: readonly BriefSummary[], id: string): Action[] {
  const choices = briefs
    .slice(0, longestBriefMenu)
    .map((brief) => ({ value: brief.id, label: repairText(brief.title), emoji: '📄' }));
  return choices.length > 0 ? [{ kind: 'menu', id, placeholder: 'Choose a brief', choices }] : [];
}
