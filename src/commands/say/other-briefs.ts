/** Briefs beside the one that answers, and the way to ask them. */
import { repairText } from '../../core/article/repair-text.ts';
import type { BriefName } from '../../core/lookup/choose-answer.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { actionId } from '../action-id.ts';
import type { Action, Line } from '../reply.ts';
import { dim, line } from './parts.ts';

/** A title is as long as its author likes; named among others it is cut. */
const longestTitle = 100;

/** `“The bridge of Lindow”` */
export function titleOf({ title }: BriefName): string {
  return `“${short(title)}”`;
}

function short(title: string): string {
  return shorten(repairText(title), longestTitle);
}

/** Those that say something else. */
export function othersLine(others: readonly BriefName[]): Line[] {
  return others.length > 0 ? [line('none', dim(`Also in: ${others.map(titleOf).join(', ')}`))] : [];
}

/** Those that nobody can wait for in a search. */
export function unreadLine(unread: readonly BriefName[]): Line[] {
  if (unread.length === 0) return [];
  const titles = unread.map(titleOf).join(', ');
  return [line('none', dim(`Too long to be searched at once, so ask by name: ${titles}`))];
}

/** Puts the kept question to one of them; nothing where there are none, or the question could not be kept. */
export function otherBriefs(briefs: readonly BriefName[], exchange: string | null): Action[] {
  if (briefs.length === 0 || exchange === null) return [];
  const choices = briefs.map(({ id, title }) => ({ value: id, label: short(title), emoji: '📄' }));
  const id = actionId({ verb: 'other', exchange });
  return [{ kind: 'menu', id, placeholder: 'Ask another brief', choices }];
}
