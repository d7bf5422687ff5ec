/** Words → lines for a terminal. Own code, since the kept library for it takes 80 ms to load, a quarter of a first answer. */

const styling = /\u001b\[[\d;]*m/g;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/gu;

/** Columns that `text` takes in a terminal: styling none, East Asian characters and emoji two. */
export function textColumns(text: string): number {
  const bare = text.replace(styling, '');
  return [...bare].length + (bare.match(wide)?.length ?? 0);
}

/** Breaks `text` at spaces into lines of at most `columns`; a longer word is broken where the line ends. */
export function wrapText(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textColumns(longer) <= columns) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = breakWord(word, columns, lines);
  }
  return [...lines, line];
}

/** Pushes the full lines that a word takes and returns its rest. A styled word is short, and stays whole. */
function breakWord(word: string, columns: number, lines: string[]): string {
  if (textColumns(word) <= columns || word.includes('\u001b')) return word;
  let line = '';
  for (const character of word) {
    if (textColumns(line + character) > columns) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return line;
}
