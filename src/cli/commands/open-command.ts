/** `open`: a brief's cards, and a prompt for questions about it. */
import type { App } from '../../app.ts';
import { wordError } from '../../commands/messages.ts';
import type { Article } from '../../core/article/article.ts';
import { BriefingError } from '../../core/errors.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { Command } from '../command.ts';
import { createPaint } from '../paint.ts';
import { readLines } from '../read-lines.ts';
import { renderBrief } from '../render-brief.ts';
import { openSession } from '../session.ts';
import type { Terminal } from '../terminal.ts';

export const openCommand: Command = {
  name: 'open',
  positionals: [{ name: 'ARTICLE', optional: true }],
  flags: {},
  summary: "A brief's cards, and a prompt to ask it questions, in the terminal.",
  details: ['Without ARTICLE it opens the brief that config/briefwire.yaml names.'],
  examples: ['open', 'open article.txt'],

  async run({ app, terminal, args }) {
    const article = await chooseArticle(app, terminal, args.positionals[0]);
    const page = { columns: terminal.columns, paint: createPaint(terminal.colour) };
    terminal.write(`${renderBrief(await app.buildBrief(article), page)}\n`);
    const session = openSession({ app, page, article });
    const prompt = () => terminal.interactive && terminal.write(page.paint('bold', '> '));
    terminal.write(`${session.greeting}\n`);
    prompt();
    for await (const lines of readLines(terminal.input)) {
      for (const line of lines) {
        const reply = await session.reply(line);
        if (reply === null) return 0;
        terminal.write(reply);
      }
      prompt();
    }
    if (terminal.interactive) terminal.write('\n');
    return 0;
  },
};

/** The article asked for; else the configured brief; else, where that one is broken, the first that is not. */
async function chooseArticle(app: App, terminal: Terminal, asked: string | undefined): Promise<Article> {
  if (asked !== undefined) return app.readArticle(asked);
  const { articles, problems } = await app.shippedBriefs();
  for (const problem of problems) terminal.writeError(`${wordError(problem)}\n`);
  const wanted = await app.openingBrief();
  const article = articles.find(({ id }) => id === wanted);
  if (article) return article;
  const [other] = articles;
  if (other) {
    const ids = articles.map(({ id }) => id);
    const missing = new BriefingError('article-missing', {
      path: wanted,
      near: nearest(wanted, ids),
      briefs: ids,
    });
    terminal.writeError(`config/briefwire.yaml, briefs.open: ${wordError(missing)}\n`);
    return other;
  }
  throw problems[0] ?? new BriefingError('article-missing', { path: wanted, near: null, briefs: [] });
}
