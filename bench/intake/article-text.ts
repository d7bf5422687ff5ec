/** An article of the largest size that is taken in, no two paragraphs of it alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { maxArticleBytes } from '../../src/core/article/article-limits.ts';

const root = join(import.meta.dirname, '../..');
const folders = ['briefs', 'tests/samples/articles'];

/** The text of all briefs and samples, again and again with other numbers, as the bytes of a file. */
export function articleBytes(): Uint8Array {
  const texts = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .map((name) => readFileSync(join(root, folder, name), 'utf8').replace(/^---\n.*?\n---\n/s, '')),
  );
  const parts: string[] = [];
  let bytes = 0;
  for (let round = 0; ; round++) {
    const text = texts[round % texts.length] ?? '';
    const part = `${text.replace(/\d+/g, (number) => String((Number(number) + 7 * round) % 100_000))}\n\n`;
    bytes += Buffer.byteLength(part);
    if (bytes > maxArticleBytes) return Buffer.from(parts.join(''));
    parts.push(part);
  }
}
