/** A text read as an article of one file, as the tests of names need it. */
import { parseArticle } from '../../../src/core/article/parse-article.ts';
import { type ReadSentence, readEntities } from '../../../src/core/entity/read-entities.ts';

export function readText(source: string, date?: string): readonly ReadSentence[] {
  const meta = { ...(date && { date }), aliases: new Map<string, string>(), themes: [] };
  const article = parseArticle(
    { id: 'text', name: 'text.txt', source, format: 'text' },
    { meta, bodyStart: source.startsWith('\uFEFF') ? 1 : 0 },
  );
  return readEntities(article);
}

/** Each name as `name kind`, a person's role in brackets. */
export function namesIn(source: string): string[] {
  return readText(source).flatMap(({ text, names }) =>
    names.map(({ text: name, kind, role }) => {
      const office = role ? ` (${text.slice(role.start, role.end)})` : '';
      return `${name} ${kind}${office}`;
    }),
  );
}
