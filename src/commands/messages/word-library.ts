/** What a question to all briefs came to, in words. */
import { wordHint } from '../messages.ts';

export interface SearchedBriefs {
  /** How many briefs were asked. */
  readonly asked: number;
  /** Whether these were all there are. */
  readonly all: boolean;
  /** Whether some were too long to be asked. */
  readonly leftOut: boolean;
  /** Whether the question names nothing to look for. */
  readonly unclear: boolean;
  /** Whether some are not in the index yet. */
  readonly indexing: boolean;
}

/** That no brief answers, as one sentence. */
export function wordNoneAnswers(searched: SearchedBriefs): string {
  const { asked, all, leftOut, unclear, indexing } = searched;
  if (unclear) return 'The question names nothing to look for.';
  if (asked === 0) {
    if (leftOut) return 'No brief could be asked in time.';
    if (all) return 'None of the briefs can be read; whoever keeps them has to mend them first.';
    return indexing
      ? 'The briefs are still being indexed: ask again in a minute, or name one.'
      : 'No brief speaks of what was asked.';
  }
  if (all) return `I looked in ${leftOut ? '' : 'all '}${briefs(asked)} and found no answer.`;
  return `I looked in the ${asked === 1 ? 'brief that speaks' : `${asked} briefs that speak`} of it most and found no answer.`;
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
