/** What a thread that answers a question is called. */
import { shorten } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { threadLimits } from './discord-limits.ts';

/** 1 to 100 characters; the question stands in full in the message that the thread hangs on. */
export function threadName(question: string): string {
  return shorten(visibleText(question).trim(), threadLimits.nameLength) || 'Answer';
}
