/** What a person reads on a Discord message, from its payload. */
import type { APIEmbed } from 'discord-api-types/v10';
import { type ReadText, readMarkdown } from './read-markdown.ts';

/** The parts of a message, of whatever origin, that hold text. */
export interface TextPayload {
  readonly content?: string | null;
  readonly embeds?: readonly Pick<APIEmbed, 'title' | 'description'>[] | null;
}

/** Everything read in the message, in order, its pieces joined by \n. */
export function readPayload(payload: TextPayload): ReadText {
  const sources = [
    payload.content,
    ...(payload.embeds ?? []).flatMap(({ title, description }) => [title, description]),
  ];
  const read = sources
    .filter((source) => typeof source === 'string' && source !== '')
    .map(String)
    .map(readMarkdown);
  return {
    text: read.map(({ text }) => text.trim()).join('\n'),
    mentions: read.flatMap(({ mentions }) => mentions),
    channels: read.flatMap(({ channels }) => channels),
    links: read.flatMap(({ links }) => links),
    formats: read.flatMap(({ formats }) => formats),
  };
}
