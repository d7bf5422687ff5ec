/** A reply → what the page shows of it: the same sections, with nothing invisible in them and no link that leads elsewhere. Pure. */
import type { Action, Part, Reply } from '../../commands/reply.ts';
import { isPlainAddress, visibleText } from '../../core/text/visible-text.ts';
import type { PreviewChannel, PreviewContent } from './preview-protocol.ts';

/** `channels`: those that may be shown by their names. */
export function contentOfReply(reply: Reply, channels: readonly PreviewChannel[]): PreviewContent {
  const { sections, actions, topic, summary } = reply;
  const shown = sections.map(({ heading, colour, lines }) => ({
    heading: heading === null ? null : visibleText(heading).trim() || null,
    colour: colour !== null && /^#[\da-f]{6}$/i.test(colour) ? colour : null,
    lines: lines.map(({ mark, parts }) => ({ mark, parts: parts.map((part) => partOf(part, channels)) })),
  }));
  const plain = { mark: 'none', parts: [{ text: visibleText(summary), style: 'plain' }] } as const;
  return {
    sections: shown.length > 0 ? shown : [{ heading: null, colour: null, lines: [plain] }],
    actions: actions.map(actionOf),
    brief: topic?.brief ?? null,
  };
}

function partOf(part: Part, channels: readonly PreviewChannel[]): Part {
  const text = visibleText(part.text);
  if (part.style === 'link' && !isPlainAddress(text)) return { ...part, text, style: 'plain' };
  if (part.style === 'channel') {
    const channel = channels.find(({ id }) => id === text);
    return channel ? { text: nameOf(channel), style: 'channel' } : { text, style: 'plain' };
  }
  return { ...part, text };
}

function nameOf({ kind, name }: PreviewChannel): string {
  return kind === 'channel' ? `#${name}` : name;
}

function actionOf(action: Action): Action {
  if (action.kind === 'button') return { ...action, label: visibleText(action.label).trim() || '…' };
  const choices = action.choices.map((choice) => ({
    ...choice,
    label: visibleText(choice.label).trim() || '…',
  }));
  return { ...action, placeholder: visibleText(action.placeholder), choices };
}
