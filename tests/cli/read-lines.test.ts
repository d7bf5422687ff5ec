import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from '../../src/cli/read-lines.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function linesOf(text: string, size: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of readLines(chunksOf(new TextEncoder().encode(text), size))) lines.push(...batch);
  return lines;
}

it('reads the same lines however the bytes arrive, characters cut in two included', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '上', '🙂', ' '), maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      expect(await linesOf(lines.map((text) => `${text}\r\n`).join(''), size)).toEqual(lines);
    }),
  );
});

it('reads a last line that has no end', async () => {
  expect(await linesOf('one\n\ntwo', 100)).toEqual(['one', '', 'two']);
});
