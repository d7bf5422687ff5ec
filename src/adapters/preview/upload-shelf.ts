/** Files that were uploaded and wait for the command or form that they came with. */
import type { Attachment } from '../../commands/request.ts';
import { maxArticleBytes as limit } from '../../core/article/article-limits.ts';
import { BriefingError } from '../../core/errors.ts';

/** A person forgets a form that is open; its file goes when so many others have come. */
const mostKept = 20;

export interface UploadShelf {
  /** `bytes`: null for a file that is too large to be kept. Gives the name under which it is found. */
  put(file: { readonly name: string; readonly size: number; readonly bytes: Uint8Array | null }): string;
  /** It is gone from the shelf then, so that what is sent twice counts once. */
  take(file: string): Attachment | undefined;
}

export function createUploadShelf(newId: () => string): UploadShelf {
  const kept = new Map<string, Attachment>();
  return {
    put({ name, size, bytes }) {
      const id = newId();
      kept.set(id, {
        name,
        size,
        async read() {
          if (bytes === null)
            throw new BriefingError('article-too-large', { source: name, bytes: size, limit });
          return bytes;
        },
      });
      for (const [oldest] of kept) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return id;
    },
    take(file) {
      const attachment = kept.get(file);
      kept.delete(file);
      return attachment;
    },
  };
}
