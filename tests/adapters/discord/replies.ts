/** Replies for tests, with little to write. */
import type { Action, Line, LineMark, Part, PartStyle, Reply, Section } from '../../../src/commands/reply.ts';

export function part(text: string, style: PartStyle = 'plain'): Part {
  return { text, style };
}

export function line(parts: string | readonly Part[], mark: LineMark = 'none'): Line {
  return { mark, parts: typeof parts === 'string' ? [part(parts)] : parts };
}

export function section(...lines: readonly (string | Line)[]): Section {
  return {
    heading: null,
    colour: null,
    lines: lines.map((each) => (typeof each === 'string' ? line(each) : each)),
  };
}

export function reply(sections: readonly Section[], more: Partial<Reply> = {}): Reply {
  return {
    audience: 'private',
    replaces: false,
    summary: 'Summary',
    sections,
    actions: [],
    topic: null,
    shares: null,
    ...more,
  };
}

export function button(id: string, label = id): Action {
  return { kind: 'button', id, label, tone: 'secondary' };
}

export function menu(id: string, count: number, placeholder = 'Choose'): Action {
  const choices = Array.from({ length: count }, (_, index) => ({
    value: `v${index}`,
    label: `Choice ${index}`,
    emoji: null,
  }));
  return { kind: 'menu', id, placeholder, choices };
}
