/** Replies for the tests of the Slack side. */
import type { Action, Line, Part, PartStyle, Reply, Section } from '../../../src/commands/reply.ts';

export function reply(over: Partial<Reply> = {}): Reply {
  return {
    audience: 'public',
    replaces: false,
    summary: 'A brief',
    sections: [],
    actions: [],
    topic: null,
    shares: null,
    ...over,
  };
}

export function section(over: Partial<Section> = {}): Section {
  return { heading: null, colour: null, lines: [], ...over };
}

export function line(text: string, mark: Line['mark'] = 'none', style: PartStyle = 'plain'): Line {
  return { mark, parts: [part(text, style)] };
}

export function part(text: string, style: PartStyle = 'plain'): Part {
  return { text, style };
}

export function button(id: string, label = id): Action {
  return { kind: 'button', id, label, tone: 'secondary' };
}

export function menu(id: string, count: number, label = 'Theme'): Action {
  return {
    kind: 'menu',
    id,
    placeholder: 'Go to…',
    choices: Array.from({ length: count }, (_, index) => ({
      value: `v${index}`,
      label: `${label} ${index}`,
      emoji: null,
    })),
  };
}
