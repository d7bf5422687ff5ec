/** What somebody typed after a slash command, as words: what stands in quotation marks is one. */
import type { OptionSpec } from './command-spec.ts';

/** What may stand after the name of a switch. */
export const switchWords = 'no|false|off|0|yes|true|on|1';

export interface Word {
  readonly text: string;
  /** What stood in quotation marks is never a flag. */
  readonly quoted: boolean;
}

/** A text in quotation marks that is a word, a piece of a list, or the value of `name=`; any other mark is a letter. */
const wordPattern = /(?:(?<=^|[\s,=:])"[^"]+"(?=[\s,]|$)|\S)+/g;
const quotation = /(?<=^|[,=:])"([^"]+)"(?=,|$)/g;

/** `options`: those that any part of the command has. */
export function splitCommandText(text: string, options: readonly OptionSpec[]): Word[] {
  const straight = straightenDashes(text.replace(/[“”„]/g, '"'), options);
  return [...straight.matchAll(wordPattern)].map(([word]) => {
    const quoted = /^"[^"]+"/.test(word);
    const isWhole = /^(?:[^",]*[=:])?"[^"]+"$/.test(word);
    // In a list a piece that holds commas keeps its marks, for whoever divides it.
    const bare = word.replace(quotation, (whole, inner: string) =>
      isWhole || !inner.includes(',') ? inner : whole,
    );
    return { text: bare, quoted };
  });
}

/**
 * A dash that a phone made of `--` is one only in front of the name of an option: `—public`, but not `—the boss`. People
 * type an en dash for other ends: one that is followed by more than a switch can take is theirs: `–public opinion matters`.
 */
function straightenDashes(text: string, options: readonly OptionSpec[]): string {
  const namesOf = (kinds: readonly OptionSpec['kind'][]) =>
    options
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ name }) => name)
      .join('|') || '(?!)';
  const all = `(?:${namesOf(['text', 'switch', 'file'])})(?:[=:\\s]|$)`;
  const ended = `(?:\\s+(?:${switchWords}))?\\s*(?:$|\\s[-–—])`;
  const valued = `(?:${namesOf(['text', 'file'])})(?:[=:\\s]|$)|(?:${namesOf(['switch'])})(?:[=:]|${ended})`;
  return text.replace(new RegExp(`(^|\\s)(?:—(?=${all})|–(?=${valued}))`, 'giu'), '$1--');
}
