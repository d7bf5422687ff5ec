/** One line of a reply → Discord Markdown, in as many pieces as there must be. */
import type { Line, LineMark, Part, PartStyle } from '../../commands/reply.ts';
import { cutIndex } from '../../core/text/cut-text.ts';
import { isPlainAddress, visibleText } from '../../core/text/visible-text.ts';
import { escapedCost, escapeMarkdown } from './escape-markdown.ts';

interface Run {
  readonly text: string;
  readonly style: PartStyle;
}

/** A line made ready: what is put before its first piece, before every further piece, and what it says. */
export interface LaidLine {
  readonly first: string;
  readonly further: string;
  readonly runs: readonly Run[];
}

/** Units that a style and the guard at the start of a run add at most. */
const styleCost = 6;

/** Prepares a line; {@link renderLine} and {@link splitLine} write it. */
export function layLine(line: Line): LaidLine {
  const runs = joinRuns(line.parts);
  const allDim = line.mark === 'none' && runs.length > 0 && runs.every(({ style }) => style === 'dim');
  if (allDim)
    return { first: '-# ', further: '-# ', runs: runs.map(({ text }) => ({ text, style: 'plain' })) };
  // Discord trims `> ` to a bare `>`.
  return { ...prefixOf(runs.length === 0 && line.mark === 'quote' ? 'none' : line.mark), runs };
}

/** The whole line, or null where it is longer than `room`. */
export function renderLine({ first, runs }: LaidLine, room: number): string | null {
  if (runs.reduce((sum, { text }) => sum + text.length, first.length) > room) return null;
  const text = first + runs.map(renderRun).join('');
  return text.length <= room ? text : null;
}

/** The line in pieces: the first of at most `room` units, every other of at most `fullRoom`. */
export function splitLine(line: LaidLine, room: number, fullRoom: number): string[] {
  const pieces: string[] = [];
  const waiting = [...line.runs];
  let piece = line.first;
  let left = room - piece.length;
  const finish = () => {
    pieces.push(piece.trimEnd());
    piece = line.further;
    left = fullRoom - piece.length;
  };
  for (let run = waiting.shift(); run; run = waiting.shift()) {
    const whole = run.text.length <= left ? renderRun(run) : null;
    if (whole !== null && whole.length <= left) {
      piece += whole;
      left -= whole.length;
      continue;
    }
    const cut = !isWhole(run.style) && left > styleCost + 2 ? cutRun(run, left - styleCost) : null;
    if (cut) piece += renderRun(cut.head);
    waiting.unshift(cut ? cut.rest : run);
    finish();
  }
  if (piece !== line.further) pieces.push(piece);
  return pieces;
}

/** Bold numbers, since Discord counts the lines of its own numbered lists anew. */
function prefixOf(mark: LineMark): { first: string; further: string } {
  if (mark === 'none') return { first: '', further: '' };
  if (mark === 'bullet') return { first: '• ', further: '' };
  if (mark === 'quote') return { first: '> ', further: '> ' };
  return { first: `**${mark.number}.** `, further: '' };
}

function cutRun({ text, style }: Run, room: number): { head: Run; rest: Run } | null {
  const index = cutIndex(text, room, style === 'code' ? () => 1 : escapedCost);
  const head = text.slice(0, index).trimEnd();
  const rest = text.slice(index).trimStart();
  return head === '' || rest === '' ? null : { head: { text: head, style }, rest: { text: rest, style } };
}

function renderRun({ text, style }: Run): string {
  if (style === 'code') return `\`${text}\``;
  if (style === 'link') return `<${text}>`;
  if (style === 'channel') return `<#${text}>`;
  const escaped = escapeMarkdown(text);
  if (style === 'strong') return `**${escaped}**`;
  return style === 'dim' ? `*${escaped}*` : escaped;
}

/** Parts as runs that can be written side by side: spaces outside of styles, equal neighbours in one. */
function joinRuns(parts: readonly Part[]): Run[] {
  const runs: Run[] = [];
  for (const part of parts) for (const run of spread(visibleText(part.text), part.style)) add(runs, run);
  return trimEnds(runs);
}

function spread(text: string, wanted: PartStyle): Run[] {
  const inner = text.trim();
  const style = styleFor(inner, wanted);
  if (style === 'plain' || inner === '') return [{ text, style: 'plain' }];
  const start = text.indexOf(inner);
  return [
    { text: text.slice(0, start), style: 'plain' },
    { text: inner, style },
    { text: text.slice(start + inner.length), style: 'plain' },
  ];
}

/** An id, which Discord shows as the name of its channel: https://docs.discord.com/developers/reference#message-formatting */
const channelId = /^\d{1,20}$/;

/** Code that holds a backtick, and an address or a channel's id that is none, are shown as plain text. */
function styleFor(text: string, wanted: PartStyle): PartStyle {
  if (wanted === 'code') return text.includes('`') ? 'plain' : 'code';
  if (wanted === 'link') return isPlainAddress(text) ? 'link' : 'plain';
  if (wanted === 'channel') return channelId.test(text) ? 'channel' : 'plain';
  return wanted;
}

/** Whether it is shown as one, and neither cut nor joined with the next. */
function isWhole(style: PartStyle): boolean {
  return style === 'link' || style === 'channel';
}

const asterisked = new Set<PartStyle>(['strong', 'dim']);

function add(runs: Run[], run: Run): void {
  if (run.text === '') return;
  const last = runs.at(-1);
  // `**a***b*` is not what it seems: of two that touch, the second is plain.
  const touches = last && last.style !== run.style && asterisked.has(last.style) && asterisked.has(run.style);
  const style = touches ? 'plain' : run.style;
  if (last && last.style === style && !isWhole(style))
    runs[runs.length - 1] = { text: last.text + run.text, style };
  else runs.push({ text: run.text, style });
}

function trimEnds(runs: readonly Run[]): Run[] {
  const last = runs.length - 1;
  return runs
    .map(({ text, style }, index) => {
      const started = index === 0 ? text.trimStart() : text;
      return { text: index === last ? started.trimEnd() : started, style };
    })
    .filter(({ text }) => text !== '');
}
