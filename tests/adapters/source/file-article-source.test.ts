import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileArticleSource, idFromName } from '../../../src/adapters/source/file-article-source.ts';
import { createFolderBriefLibrary } from '../../../src/adapters/source/folder-brief-library.ts';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';

const files = createFileArticleSource();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'briefwire-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('a file', () => {
  it('keeps its byte-order mark and line ends, so that offsets hold', async () => {
    const path = write('Bom & CRLF.v2.md', '\uFEFFOne.\r\nTwo.');
    expect(await files.read(path)).toEqual({
      id: 'bom-crlf-v2',
      name: path,
      source: '\uFEFFOne.\r\nTwo.',
      format: 'markdown',
    });
  });

  it('is taken at the limit and refused one byte above', async () => {
    const atLimit = await files.read(write('n.txt', Buffer.alloc(maxArticleBytes, 'a')));
    expect(atLimit.source).toHaveLength(maxArticleBytes);
    await expect(files.read(write('n1.txt', Buffer.alloc(maxArticleBytes + 1, 'a')))).rejects.toMatchObject({
      code: 'article-too-large',
      facts: { bytes: maxArticleBytes + 1, limit: maxArticleBytes },
    });
  });

  it.each([
    ['NUL bytes', Buffer.from('a\0b'), 'article-binary'],
    ['a cut character', Buffer.from([0xe4, 0xb8]), 'article-binary'],
  ])('with %s is refused', async (_name, bytes, code) => {
    await expect(files.read(write('bad.txt', bytes))).rejects.toMatchObject({ code });
  });

  it.runIf(process.platform !== 'win32')('that is a pipe nobody writes to does not hang', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await expect(files.read(path)).resolves.toMatchObject({ source: '' });
  });

  it('with a NUL in its name is missing', async () => {
    await expect(files.read('a\0b')).rejects.toMatchObject({ code: 'article-missing' });
  });
});

describe('idFromName', () => {
  it.each([
    ['news/Shanghai visit.v2.txt', 'shanghai-visit-v2'],
    ['上海.txt', '上海'],
    ['---.txt', 'article'],
  ])('%s → %s', (path, id) => {
    expect(idFromName(path)).toBe(id);
  });
});

describe('the library', () => {
  it('is empty where the folder is missing', async () => {
    const library = createFolderBriefLibrary({ folder: join(folder, 'none'), files });
    expect(await library.ids()).toEqual([]);
    await expect(library.read('x')).rejects.toMatchObject({ code: 'article-missing' });
  });

  it('reads its Markdown files by id', async () => {
    write('b-brief.md', 'B.');
    write('a-brief.md', 'A.');
    const library = createFolderBriefLibrary({ folder, files });
    expect((await library.ids()).filter((id) => id.endsWith('brief'))).toEqual(['a-brief', 'b-brief']);
    expect(await library.read('b-brief')).toMatchObject({ id: 'b-brief', source: 'B.' });
  });
});
