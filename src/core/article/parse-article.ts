/** A decoded text → an `Article`. */
import { BriefingError } from '../errors.ts';
import type { Article, ArticleMeta, Paragraph } from './article.ts';
import { type Block, findBlocks, withoutComments } from './find-blocks.ts';
import { repairText } from './repair-text.ts';
import { splitSentences } from './split-sentences.ts';

export interface ArticleInput {
  readonly id: string;
  /** What messages call it. */
  readonly name: string;
  /** The decoded file; a byte-order mark, if any, is its first character. */
  readonly source: string;
  readonly format: 'text' | 'markdown';
}

/** Front matter as read by `readFrontMatter`; `bodyStart` is the offset behind it. */
export interface FrontMatter {
  readonly meta: ArticleMeta;
  readonly bodyStart: number;
}

const longestTitle = 80;

/** Throws BriefingError `article-empty` where there is no sentence. Linear; 5 MB take about a second. */
export function parseArticle(input: ArticleInput, frontMatter?: FrontMatter): Article {
  const { id, name, source, format } = input;
  const meta: ArticleMeta = frontMatter?.meta ?? { aliases: new Map(), themes: [] };
  const bodyStart = frontMatter?.bodyStart ?? (source.startsWith('\uFEFF') ? 1 : 0);
  const text = format === 'markdown' ? withoutComments(source) : source;
  const found = findBlocks(text, bodyStart, format).filter(({ start, end }) =>
    /[\p{L}\p{N}]/u.test(text.slice(start, end)),
  );
  // A text of nothing but short lines has no headings, only short paragraphs.
  const blocks: Block[] = found.every(({ kind }) => kind === 'heading')
    ? found.map((block) => (format === 'text' ? { ...block, kind: 'prose' } : block))
    : found;
  const paragraphs = blocks.map((block, index) => toParagraph(text, block, index + 1));
  const first = paragraphs.find(({ sentences }) => sentences.length > 0)?.sentences[0];
  if (!first) throw new BriefingError('article-empty', { source: name });
  const titleBlock =
    blocks.find(({ level }) => level === 1) ?? (blocks[0]?.kind === 'heading' ? blocks[0] : undefined);
  const ownTitle = titleBlock && repairText(source.slice(titleBlock.start, titleBlock.end));
  const title = meta.title ?? ownTitle ?? beginning(repairText(source.slice(first.start, first.end)));
  return { id, title, meta, source, paragraphs };
}

function toParagraph(text: string, { start, end, kind }: Block, number: number): Paragraph {
  const spans = kind === 'heading' ? [] : splitSentences(text.slice(start, end));
  const sentences = spans
    .filter((span) => /[\p{L}\p{N}]/u.test(text.slice(start + span.start, start + span.end)))
    .map((span, index) => ({
      start: start + span.start,
      end: start + span.end,
      paragraph: number,
      number: index + 1,
    }));
  return { number, kind, start, end, sentences };
}

/** The first words of a sentence, `…` behind them where it goes on. */
function beginning(text: string): string {
  if (text.length <= longestTitle) return text;
  const cut = text.slice(0, longestTitle);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2));
  return `${words.replace(/[\p{P}\s]+$/u, '')}…`;
}
