/** Articles from files: decoded strictly, within the size limit, never a surprise for the core. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { articleId } from '../../core/article/article-id.ts';
import { maxArticleBytes as limit } from '../../core/article/article-limits.ts';
import { decodeArticle } from '../../core/article/decode-article.ts';
import { BriefingError } from '../../core/errors.ts';
import type { ArticleSource, ArticleText } from '../../ports/article-source.ts';

const markdownEndings = new Set(['.md', '.markdown', '.mdown']);
const address = /^[a-z][a-z\d+.-]*:\/\//i;

/** Reads UTF-8 files. */
export function createFileArticleSource(): ArticleSource {
  return {
    async read(reference) {
      if (address.test(reference)) throw new BriefingError('article-is-address', { address: reference });
      const source = decodeArticle(await readBytes(reference), reference);
      return { id: idFromName(reference), name: reference, source, format: formatOf(reference) };
    },
  };
}

/** `news/Shanghai visit.v2.txt` → `shanghai-visit-v2`. */
export function idFromName(path: string): string {
  return articleId(basename(path, extname(path)));
}

function formatOf(path: string): ArticleText['format'] {
  return markdownEndings.has(extname(path).toLowerCase()) ? 'markdown' : 'text';
}

async function readBytes(path: string): Promise<Buffer> {
  const file = await openFile(path);
  try {
    const facts = await file.stat();
    if (facts.isDirectory()) throw new BriefingError('article-is-folder', { path });
    if (facts.size > limit)
      throw new BriefingError('article-too-large', { source: path, bytes: facts.size, limit });
    return await readUpToLimit(file, path);
  } catch (error) {
    throw error instanceof BriefingError ? error : refused(path, error);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // O_NONBLOCK: a named pipe that nobody writes to must not hang the process.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw refused(path, error);
  }
}

/** A pipe tells no size beforehand, so the limit is kept while reading. */
async function readUpToLimit(file: FileHandle, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) throw new BriefingError('article-too-large', { source: path, bytes, limit });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refused(path: string, cause: unknown): BriefingError {
  const problem = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  if (
    problem === 'ENOENT' ||
    problem === 'ENOTDIR' ||
    problem === 'ENAMETOOLONG' ||
    problem === 'ERR_INVALID_ARG_VALUE'
  )
    return new BriefingError('article-missing', { path, near: null, briefs: [] }, { cause });
  if (problem === 'EISDIR') return new BriefingError('article-is-folder', { path }, { cause });
  return new BriefingError('article-unreadable', { source: path, problem }, { cause });
}
