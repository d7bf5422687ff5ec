/** A text's lines → its blocks: paragraphs, headings, list items, quotations, each with its offsets. */
import type { ParagraphKind, Span } from './article.ts';

export interface Block extends Span {
  readonly kind: ParagraphKind;
  /** 1 for a title, up to 6; 0 for what is no heading. */
  readonly level: number;
}

type Format = 'text' | 'markdown';

const item = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)/;
const heading = /^ {0,3}(#{1,6})[ \t]+(?=\S)/;
const quotation = /^ {0,3}>[ \t]?/;
const thematicBreak = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const underline = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const fenceMarks = /^ {0,3}(`{3,}|~{3,})/;
const noProse = /^ {0,3}(?:\[[^\]]+\]:\s*\S+|\|?[ \t]*:?-{3,}(?:[ \t|:][ \t|:-]*)?)$/;
const endsClause = /[.!?…。！？:;,]["'”’»)\]]*$/;
const longestHeading = 90;
const shortestWrappedLine = 40;
const longestWrappedLine = 100;
/** A wrapped line falls short of the width by one long word at most. */
const evenShare = 0.75;

/** Blocks of `text` from `from` on, in order. Markdown goes through {@link withoutComments} first. */
export function findBlocks(text: string, from: number, format: Format): Block[] {
  const blocks: Block[] = [];
  let open: Span[] = [];
  let openKind = 'prose' as ParagraphKind;
  let fence: string | null = null;

  const close = () => {
    if (open.length > 0) for (const block of blocksOf(text, open, openKind, format)) blocks.push(block);
    open = [];
    openKind = 'prose';
  };
  const begin = (kind: ParagraphKind, start: number, end: number) => {
    close();
    openKind = kind;
    open = [{ start, end }];
  };

  for (const { start, end } of linesOf(text, from)) {
    const line = text.slice(start, end);
    if (format === 'markdown') {
      const marks: string | null = fenceMarks.exec(line)?.[1] ?? null;
      if (fence === null && marks !== null) close();
      // A fence is closed by as many of the same marks or more.
      const closes: boolean = fence !== null && marks?.startsWith(fence) === true;
      const opened: string | null = fence ?? marks;
      fence = closes ? null : opened;
      if (opened !== null) continue;
    }
    const markdown = format === 'markdown';
    if (line.trim() === '') close();
    else if (markdown && underline.test(line) && open.length === 1 && openKind === 'prose') {
      blocks.push(headingBlock(text, open[0] ?? { start, end }, line.trim().startsWith('=') ? 1 : 2));
      open = [];
    } else if (markdown && (thematicBreak.test(line) || noProse.test(line))) close();
    else if (heading.test(line)) {
      close();
      const marks = heading.exec(line)?.[0] ?? '';
      blocks.push(headingBlock(text, { start: start + marks.length, end }, marks.trim().length));
    } else if (item.test(line)) begin('item', start + (item.exec(line)?.[0].length ?? 0), end);
    else if (quotation.test(line) && openKind !== 'quotation')
      begin('quotation', start + (quotation.exec(line)?.[0].length ?? 0), end);
    else open.push({ start, end });
  }
  close();
  return blocks;
}

const fencedOrComment =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|<!--[\s\S]*?(?:-->|(?![\s\S]))/gm;

/** Markdown with its HTML comments blanked, so that offsets stay; what looks like one inside a code block is left alone. */
export function withoutComments(source: string): string {
  return source.replace(fencedOrComment, (found) =>
    found.startsWith('<!--') ? found.replace(/[^\n]/g, ' ') : found,
  );
}

function* linesOf(text: string, from: number): Generator<Span> {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    yield { start, end: text[end - 1] === '\r' && end > start ? end - 1 : end };
    start = end + 1;
  }
}

/** Lines that stand together: one block where they are wrapped, else a block each. */
function blocksOf(text: string, lines: readonly Span[], kind: ParagraphKind, format: Format): Block[] {
  const whole = kind !== 'prose' || format === 'markdown' || isWrapped(text, lines);
  const spans = whole ? [{ start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 }] : lines;
  return spans.map((span) => {
    const block = { ...trimmed(text, span), kind, level: 0 };
    return format === 'text' && kind === 'prose' && looksLikeHeading(text, block)
      ? { ...block, kind: 'heading', level: 2 }
      : block;
  });
}

/** Whether an editor broke the lines at a fixed width: most are long and end inside a clause, or all are about as long. */
function isWrapped(text: string, lines: readonly Span[]): boolean {
  const broken = lines.slice(0, -1);
  if (broken.length === 0) return false;
  const within = broken.filter(
    ({ start, end }) =>
      end - start >= shortestWrappedLine &&
      !endsClause.test(text.slice(Math.max(start, end - 4), end).trimEnd()),
  );
  if (within.length * 2 >= broken.length) return true;
  const longest = lines.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const isEven = broken.every(
    ({ start, end }) => end - start >= Math.max(shortestWrappedLine, longest * evenShare),
  );
  return isEven && within.length > 0 && longest <= longestWrappedLine;
}

/** A line of its own, short, without an end: `Background`, `What happens next`. */
function looksLikeHeading(text: string, { start, end }: Span): boolean {
  if (end - start > longestHeading) return false;
  const line = text.slice(start, end);
  return !line.includes('\n') && !endsClause.test(line) && /^["'“‘(]?[\p{Lu}\p{N}\p{Lo}]/u.test(line);
}

function headingBlock(text: string, span: Span, level: number): Block {
  const { start, end } = trimmed(text, span);
  const bare = text.slice(start, end).replace(/[ \t]#+$/, '');
  return { start, end: start + bare.trimEnd().length, kind: 'heading', level };
}

function trimmed(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  const from = start + (line.length - line.trimStart().length);
  return { start: from, end: Math.max(from, start + line.trimEnd().length) };
}
