/** `list`: the shipped briefs, and what is wrong with the ones that cannot be read. */
import { wordError } from '../../commands/messages.ts';
import type { Command } from '../command.ts';
import { toJson } from '../json.ts';
import { createPaint } from '../paint.ts';
import { plain } from '../render-brief.ts';

export const listCommand: Command = {
  name: 'list',
  positionals: [],
  flags: { json: { help: 'print JSON' } },
  summary: 'The shipped briefs and their ids.',
  details: [
    'A brief that cannot be read is named on standard error with its line; the others are listed all the same.',
  ],
  examples: ['list'],

  async run({ app, terminal, args }) {
    const paint = createPaint(terminal.colour);
    const { articles, problems } = await app.shippedBriefs();
    if (args.flag('json')) {
      terminal.write(
        `${toJson(
          articles.map(({ id, title }) => ({ id, title })),
          2,
        )}\n`,
      );
    } else {
      const width = Math.max(0, ...articles.map(({ id }) => id.length));
      for (const { id, title } of articles)
        terminal.write(`${paint('bold', id.padEnd(width))}  ${plain(title)}\n`);
      if (articles.length === 0) terminal.write('There is no brief yet. Put a Markdown file into briefs/.\n');
    }
    for (const problem of problems) terminal.writeError(`${wordError(problem)}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};
