/** The bytes of an article → its text, or a refusal: decoded strictly, within the size limit. */
import { BriefingError } from '../errors.ts';
import { maxArticleBytes as limit } from './article-limits.ts';

/**
 * A byte-order mark stays, so that offsets refer to the file as it is. `source` is what messages call the article. Throws
 * BriefingError `article-too-large` or `article-binary`.
 */
export function decodeArticle(bytes: Uint8Array, source: string): string {
  if (bytes.byteLength > limit)
    throw new BriefingError('article-too-large', { source, bytes: bytes.byteLength, limit });
  if (bytes.includes(0)) throw new BriefingError('article-binary', { source });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new BriefingError('article-binary', { source }, { cause });
  }
}
