/** The YAML block at the head of a file → what it says of the article. */
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { BriefingError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { ArticleMeta } from './article.ts';
import { findFrontMatter, isFrontMatterUnclosed } from './find-front-matter.ts';
import type { ArticleInput, FrontMatter } from './parse-article.ts';

const text = z
  .string('write a text; put it in quotation marks if YAML reads it otherwise')
  .trim()
  .min(1, 'write something or leave the key out');
const textOrList = z.union([z.array(text), text], 'write a list of texts');
const day = z
  .string('write the date as YYYY-MM-DD')
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write the date as YYYY-MM-DD', abort: true })
  .refine(
    (value) => new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) === true,
    'that day is not in the calendar; write the date as YYYY-MM-DD',
  );

const schema = z.strictObject({
  title: text.optional(),
  date: day.optional(),
  source: text.optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'write a whole address, such as https://example.org/article' })
    .optional(),
  language: z
    .string('write a language tag such as en or zh-Hans')
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'write a language tag such as en or zh-Hans')
    .optional(),
  aliases: z
    .record(z.string(), textOrList, 'write alias: name in the article, or name: [alias, alias]')
    .optional(),
  themes: textOrList.optional(),
});
const keys = Object.keys(schema.shape);

/**
 * Reads the front matter of `input`; undefined where it has none. `aliases` is a map: with a text as its value the key is the alias and
 * the value the article's name for it; with a list the key is the article's name and the list its aliases. Throws
 * BriefingError `front-matter-invalid` with every problem; in a plain text a block that is no YAML mapping is ordinary text.
 */
export function readFrontMatter(input: ArticleInput): FrontMatter | undefined {
  if (isFrontMatterUnclosed(input.source)) throw invalid(input, [{ line: 1, key: null, problem: unclosed }]);
  const block = findFrontMatter(input.source);
  if (!block) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(input.source.slice(block.yamlStart, block.yamlEnd), {
    lineCounter: lines,
    prettyErrors: false,
  });
  // The opening --- is line 1, so the block's first line is line 2.
  const lineAt = (offset: number) => lines.linePos(offset).line + 1;
  const { value, unresolved } = readValue(document);
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isMapping && input.format === 'text') return undefined;
  if (unresolved) throw invalid(input, [{ line: 2, key: null, problem: unresolvedAlias }], unresolved);
  const [broken] = document.errors;
  if (broken) {
    throw invalid(
      input,
      [{ line: lineAt(broken.pos[0]), key: null, problem: `this is not YAML: ${broken.message}` }],
      broken,
    );
  }
  if (value !== null && !isMapping)
    throw invalid(input, [{ line: 2, key: null, problem: 'write lines of the form key: value' }]);

  const result = schema.safeParse(value ?? {});
  if (result.success) return { meta: toMeta(result.data), bodyStart: block.bodyStart };
  const problems = result.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ line: lineOf([key]), key, problem: unknownKey(key) }));
    }
    return [{ line: lineOf(issue.path), key: issue.path.join('.'), problem: issue.message }];
  });
  throw invalid(input, problems, result.error);

  function lineOf(path: readonly PropertyKey[]): number {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return lineAt(node.range[0]);
    }
    return 2;
  }
}

const unclosed =
  'it begins here and has no end; put a line of nothing but --- behind its last key, or take this line out';
const unresolvedAlias = 'a value begins with * and YAML takes it for a reference; put it in quotation marks';

/** What the document says; YAML finds a reference to nothing only when it is read out. */
function readValue(document: Document): { value: unknown; unresolved?: unknown } {
  if (document.errors.length > 0) return { value: null };
  try {
    return { value: document.toJS() };
  } catch (unresolved) {
    return { value: null, unresolved };
  }
}

function unknownKey(key: string): string {
  const near = nearest(key, keys);
  return `there is no such key${near ? `; did you mean ${near}?` : ''} (the keys are ${keys.join(', ')})`;
}

type Problem = { readonly line: number; readonly key: string | null; readonly problem: string };

function invalid(input: ArticleInput, problems: readonly Problem[], cause?: unknown): BriefingError {
  return new BriefingError('front-matter-invalid', { source: input.name, problems }, { cause });
}

function toMeta({ aliases, themes, ...rest }: z.output<typeof schema>): ArticleMeta {
  const pairs = Object.entries(aliases ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : value.map((alias) => [alias, key] as const),
  );
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    ...given,
    aliases: new Map(pairs),
    themes: typeof themes === 'string' ? [themes] : (themes ?? []),
  };
}
