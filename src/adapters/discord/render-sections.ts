/** Sections → embeds: one each where it fits, and as many more as it takes. */
import type { APIEmbed } from 'discord-api-types/v10';
import type { Section } from '../../commands/reply.ts';
import { embedLimits, messageLimits } from './discord-limits.ts';
import { type LaidLine, layLine, renderLine, splitLine } from './render-line.ts';

/** A line is begun in an embed that has at least this much room left, rather than in the next. */
const worthwhileRoom = embedLimits.descriptionLength / 4;

/** Embeds of all sections, in order; none is empty. */
export function renderSections(sections: readonly Section[]): APIEmbed[] {
  return sections.flatMap((section) =>
    describe(section).map((description) => ({ description, ...colourOf(section.colour) })),
  );
}

/** Embeds by message: as many in each as Discord takes. */
export function packEmbeds(embeds: readonly APIEmbed[]): APIEmbed[][] {
  const messages: APIEmbed[][] = [];
  let room = 0;
  for (const embed of embeds) {
    const length = embed.description?.length ?? 0;
    const last = messages.at(-1);
    if (last && last.length < messageLimits.embeds && length <= room) {
      last.push(embed);
      room -= length;
    } else {
      messages.push([embed]);
      room = embedLimits.totalLength - length;
    }
  }
  return messages;
}

/** The descriptions that a section takes. */
function describe({ heading, lines }: Section): string[] {
  const pages = createPages();
  if (heading !== null && heading.trim() !== '')
    pages.add(layLine({ mark: 'none', parts: [{ text: heading, style: 'strong' }] }));
  for (const line of lines) pages.add(layLine(line));
  return pages.finish();
}

interface Pages {
  add(line: LaidLine): void;
  finish(): string[];
}

function createPages(): Pages {
  const limit = embedLimits.descriptionLength;
  const done: string[] = [];
  let page: string[] = [];
  let used = 0;
  const put = (text: string) => {
    used += text.length + (page.length > 0 ? 1 : 0);
    page.push(text);
  };
  const turn = () => {
    done.push(page.join('\n'));
    page = [];
    used = 0;
  };
  const room = () => limit - used - (page.length > 0 ? 1 : 0);
  return {
    add(line) {
      const whole = renderLine(line, limit);
      if (whole !== null && whole.length <= room()) return put(whole);
      // A heading does not stay behind alone.
      const canTurn = page.length > 1 || (page.length === 1 && used > worthwhileRoom);
      if (canTurn && (whole !== null || room() < worthwhileRoom)) turn();
      if (whole !== null && whole.length <= room()) return put(whole);
      splitLine(line, room(), limit).forEach((piece, index) => {
        if (index > 0) turn();
        put(piece);
      });
    },
    finish() {
      turn();
      return done.filter((text) => text.trim() !== '');
    },
  };
}

function colourOf(colour: string | null): { color?: number } {
  return colour && /^#[\da-f]{6}$/i.test(colour) ? { color: Number.parseInt(colour.slice(1), 16) } : {};
}
