/** Short ways to write the pieces of a reply. */
import { shorten } from '../../core/text/cut-text.ts';
import type { Line, LineMark, Part, Reply, Section } from '../reply.ts';

export const plain = (text: string): Part => ({ text, style: 'plain' });
export const strong = (text: string): Part => ({ text, style: 'strong' });
export const dim = (text: string): Part => ({ text, style: 'dim' });
export const code = (text: string): Part => ({ text, style: 'code' });
export const link = (text: string): Part => ({ text, style: 'link' });
export const channelLink = (id: string): Part => ({ text: id, style: 'channel' });

/** A line of parts; a bare string is plain. */
export function line(mark: LineMark, ...parts: readonly (Part | string)[]): Line {
  return { mark, parts: parts.map((part) => (typeof part === 'string' ? plain(part) : part)) };
}

export function section(
  heading: string | null,
  lines: readonly Line[],
  colour: string | null = null,
): Section {
  return { heading, colour, lines };
}

/** A private reply of its own, about nothing, with no actions; `rest` says otherwise. */
export function reply(
  summary: string,
  sections: readonly Section[],
  rest: Partial<Omit<Reply, 'summary' | 'sections'>> = {},
): Reply {
  return {
    audience: 'private',
    replaces: false,
    summary: shorten(summary, longestSummary),
    sections,
    actions: [],
    topic: null,
    shares: null,
    ...rest,
  };
}

const longestSummary = 150;
