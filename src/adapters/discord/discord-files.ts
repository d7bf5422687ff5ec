/** Files that people send, fetched from Discord's own hosts and from nowhere else. */
import type { Attachment } from '../../commands/request.ts';
import { maxArticleBytes as limit } from '../../core/article/article-limits.ts';
import { BriefingError } from '../../core/errors.ts';

/** As Discord describes it. */
export interface DiscordFile {
  readonly filename: string;
  readonly size: number;
  readonly url: string;
}

const discordHosts: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

export function toAttachment({ filename, size, url }: DiscordFile, timeoutMs: number): Attachment {
  const tooLarge = (bytes: number) =>
    new BriefingError('article-too-large', { source: filename, bytes, limit });
  const unreadable = (problem: string, cause?: unknown) =>
    new BriefingError('article-unreadable', { source: filename, problem }, { cause });

  async function read(): Promise<Uint8Array> {
    if (size > limit) throw tooLarge(size);
    const address = URL.parse(url);
    if (address?.protocol !== 'https:' || !discordHosts.has(address.host))
      throw unreadable('not a file of Discord');
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok || !response.body) throw unreadable(`HTTP ${response.status}`);
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of response.body) {
      bytes += chunk.length;
      if (bytes > limit) throw tooLarge(bytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  return {
    name: filename,
    size,
    read: () =>
      read().catch((error: unknown) => {
        throw error instanceof BriefingError ? error : unreadable('no answer from Discord', error);
      }),
  };
}
