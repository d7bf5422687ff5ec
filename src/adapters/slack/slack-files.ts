/** Files that people send with a form, fetched from Slack and from nowhere else. */
import type { Attachment } from '../../commands/request.ts';
import { maxArticleBytes as limit } from '../../core/article/article-limits.ts';
import { BriefingError } from '../../core/errors.ts';

/** As Slack describes it; what it does not let the app see is absent. */
export interface SlackFile {
  readonly name?: string | null;
  readonly size?: number;
  readonly url_private_download?: string;
}

export interface SlackFiles {
  attachment(file: SlackFile): Attachment;
}

const slackHosts = ['files.slack.com', 'slack-files.com'];

export function createSlackFiles(config: {
  readonly botToken: string;
  readonly timeoutMs: number;
  /** Hosts besides Slack's, for emulators: these may speak plain HTTP. */
  readonly otherHosts: readonly string[];
}): SlackFiles {
  const { botToken, timeoutMs, otherHosts } = config;

  /** The token goes with the request, so it must not go anywhere else. */
  function isTrusted(address: string): boolean {
    const url = URL.parse(address);
    if (!url) return false;
    return (url.protocol === 'https:' && slackHosts.includes(url.host)) || otherHosts.includes(url.host);
  }

  async function fetchBytes(name: string, address: string): Promise<Uint8Array> {
    const unreadable = (problem: string, cause?: unknown) =>
      new BriefingError('article-unreadable', { source: name, problem }, { cause });
    if (!isTrusted(address)) throw unreadable('not a file of Slack');
    try {
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${botToken}` },
        // Slack answers with its login page where the token may not read the file.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.status !== 200 || !response.body) {
        await response.body?.cancel();
        throw unreadable(response.status < 400 ? 'Slack refuses it' : `HTTP ${response.status}`);
      }
      return await readUpToLimit(response.body, name);
    } catch (error) {
      throw error instanceof BriefingError ? error : unreadable('no answer from Slack', error);
    }
  }

  return {
    attachment(file) {
      const name = file.name ?? 'file';
      const size = file.size ?? 0;
      return {
        name,
        size,
        async read() {
          if (size > limit) throw tooLarge(name, size);
          return await fetchBytes(name, file.url_private_download ?? '');
        },
      };
    },
  };
}

async function readUpToLimit(body: ReadableStream<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > limit) throw tooLarge(name, bytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(source: string, bytes: number): BriefingError {
  return new BriefingError('article-too-large', { source, bytes, limit });
}
