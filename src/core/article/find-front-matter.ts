/** Where a file's front matter stands. Apart from reading it, so that a file without any loads no YAML parser. */

export interface FrontMatterBlock {
  readonly yamlStart: number;
  readonly yamlEnd: number;
  /** Offset of the article itself. */
  readonly bodyStart: number;
}

/** A first key right behind the opening: what has no end is front matter all the same. */
const begun = /^\uFEFF?---[ \t]*\r?\n(?:title|date|source|url|language|aliases|themes)[ \t]*:(?=\s)/;
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

/** Whether it begins as front matter does and never ends. */
export function isFrontMatterUnclosed(source: string): boolean {
  return begun.test(source) && findFrontMatter(source) === null;
}
