/** What a question to all briefs came to, in words. */
import { wordHint } from '../messages.ts';

export interface SearchedBriefs {
  /** How many briefs were asked. */
  readonly asked: number;
  /** Whether these were all there are. */
  readonly all: boolean;
  /** Whether some were too long to be asked. */
  readonly leftOut: boolean;
}

/** That no brief answers, as one sentence. */
export function wordNoneAnswers({ asked, all, leftOut }: SearchedBriefs): string {
  if (asked === 0) return leftOut ? 'No brief could be asked in time.' : 'No brief speaks of what was asked.';
  if (all) return `I looked in ${leftOut ? '' : 'all '}${briefs(asked)} and found no answer.`;
  return `I looked in the ${briefs(asked)} that speak of it most and found no answer.`;
}

function briefs(count: number): string {
  return count === 1 ? '1 brief' : `${count} briefs`;
}

/** `unclear`: the question names nothing to look for. `list`: the command that lists the briefs. */
export function wordLibraryHint(unclear: boolean, list: string): string {
  return unclear
    ? `Name a person, thing or event. ${wordHint('unclear-question')}`
    : `Name the person, place or event it is about, or use other words for it; ${list} shows what there is.`;
}
