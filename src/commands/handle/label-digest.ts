/** A digest in one line, told apart from all others: for suggestions, which show nothing else. */
import { shorten } from '../../core/text/cut-text.ts';
import type { Taxonomy } from '../../core/theme/theme.ts';
import type { Subscription } from '../../ports/subscription.ts';
import { wordThemes, wordWhen } from '../say/subscription-parts.ts';
import { longestSuggestion } from './rank-suggestions.ts';

const separator = ' · ';
/** Fewer characters of themes or briefs say nothing. */
const leastContent = 8;

/** `weekdays at 9:00 (Europe/Berlin) · 1a2b3c4d · Finance · paused · another channel`. What is long is cut, never the id. */
export function labelDigest(subscription: Subscription, isHere: boolean, taxonomy: Taxonomy): string {
  const { id, themes, briefs, nextDue } = subscription;
  const state = [...(nextDue === null ? ['paused'] : []), ...(isHere ? [] : ['another channel'])];
  const fixed = [id, ...state].join(separator).length + separator.length;
  const when = shorten(wordWhen(subscription), longestSuggestion - fixed);
  const content = [wordThemes(themes, taxonomy), briefs.join(', ')].filter(Boolean).join(separator);
  const room = longestSuggestion - fixed - when.length - separator.length;
  const told = content !== '' && room >= leastContent ? [shorten(content, room)] : [];
  return [when, id, ...told, ...state].join(separator);
}
