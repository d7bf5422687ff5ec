/** Who is spoken to in what somebody wrote. */
import type { Person } from './preview-protocol.ts';

const bot = /(^|[\s(])@briefwire\b[,:]?\s*/giu;

export interface Mention {
  /** The text without the mention of Briefwire. */
  readonly plain: string;
  readonly addressed: boolean;
  readonly mentionsOthers: boolean;
}

export function readMention(text: string, people: readonly Person[]): Mention {
  const plain = text.replace(bot, '$1');
  const named = [...plain.matchAll(/(?:^|[\s(])@([\p{L}\p{N}-]+)/gu)].map(([, name = '']) =>
    name.toLowerCase(),
  );
  const known = people.flatMap(({ id, name }) => [id.toLowerCase(), name.toLowerCase()]);
  return {
    plain: plain.trim(),
    addressed: plain !== text,
    mentionsOthers: named.some((name) => known.includes(name)),
  };
}
