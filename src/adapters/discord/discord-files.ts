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

export interface DiscordFiles {
  attachment(file: DiscordFile): Attachment;
}

const discordHosts = ['cdn.discordapp.com', 'media.discordapp.net'];

export function createDiscordFiles(config: {
  readonly timeoutMs: number;
  /** Hosts besides Discord's, for emulators: these may speak plain HTTP. */
  readonly otherHosts: readonly string[];
}): DiscordFiles {
  const { timeoutMs, otherHosts } = config;

  function isTrusted({ protocol, host }: URL): boolean {
    return (protocol === 'https:' && discordHosts.includes(host)) || otherHosts.includes(host);
  }

  /** What Discord says of the size is not relied on. */
  async function fetchBytes({ filename: source, size, url }: DiscordFile): Promise<Uint8Array> {
    const tooLarge = (bytes: number) => new BriefingError('article-too-large', { source, bytes, limit });
    const unreadable = (problem: string) => new BriefingError('article-unreadable', { source, problem });
    if (size > limit) throw tooLarge(size);
    const address = URL.parse(url);
    if (!address || !isTrusted(address)) throw unreadable('not a file of Discord');
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
    attachment: (file) => ({
      name: file.filename,
      size: file.size,
      async read() {
        try {
          return await fetchBytes(file);
        } catch (cause) {
          if (cause instanceof BriefingError) throw cause;
          const facts = { source: file.filename, problem: 'no answer from Discord' };
          throw new BriefingError('article-unreadable', facts, { cause });
        }
      },
    }),
  };
}
