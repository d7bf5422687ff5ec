/** The body of a request, within bounds. */
import type { IncomingMessage } from 'node:http';

/** What the page sent makes no sense; the message says what to do. */
export class BadRequest extends Error {}

/** A form's texts and some room; an article comes as a file. */
const longestJson = 256 * 1024;

/** Rejects with {@link BadRequest} for anything but JSON of a moderate size. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  // Another page could send a form or text without being asked about it first, but not JSON.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new BadRequest('The preview takes JSON. Open the page anew.');
  const { bytes } = await readBytes(request, longestJson);
  if (bytes === null) throw new BadRequest('This is too long. Add a long article as a file.');
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new BadRequest('The preview takes JSON. Open the page anew.', { cause });
  }
}

/** `bytes` is null where there are more than `most`: those are read and forgotten, so that the page hears the answer. */
export async function readBytes(
  request: IncomingMessage,
  most: number,
): Promise<{ readonly size: number; readonly bytes: Uint8Array | null }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return { size, bytes: size <= most ? Buffer.concat(chunks) : null };
}
