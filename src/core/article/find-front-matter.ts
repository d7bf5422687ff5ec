/** Where a file's front matter stands. Apart from reading it, so that a file without any loads no YAML parser. */

export interface FrontMatterBlock {
  readonly yamlStart: number;
  readonly yamlEnd: number;
  /** Offset of the article itself. */
  readonly bodyStart: number;
}

const opening = /^\uFEFF?---[ \t]*\r?\n/;
const closing = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;

/** A block between `---` lines at the very beginning, else null. */
export function findFrontMatter(source: string): FrontMatterBlock | null {
  const yamlStart = opening.exec(source)?.[0].length;
  if (yamlStart === undefined) return null;
  closing.lastIndex = yamlStart;
  const close = closing.exec(source);
  return close && { yamlStart, yamlEnd: close.index, bodyStart: close.index + close[0].length };
}
