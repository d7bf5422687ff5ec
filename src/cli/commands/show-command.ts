/** `show`: an article's cards. */
import type { Command } from '../command.ts';
import { briefToJson } from '../json.ts';
import { createPaint } from '../paint.ts';
import { renderBrief } from '../render-brief.ts';
import { selectCards } from '../select-cards.ts';

export const showCommand: Command = {
  name: 'show',
  positionals: [{ name: 'ARTICLE' }],
  flags: {
    theme: {
      value: 'ID|LABEL|ALIAS',
      help: 'only the card of this theme: its id, label or another word for it',
    },
    json: { help: 'print JSON' },
  },
  summary: "An article's themed cards.",
  details: ['ARTICLE is the path of a text or Markdown file, or the id of a shipped brief (see list).'],
  examples: ['show article.txt', 'show shanghai-visit-2023 --theme finance', 'show article.md --json'],

  async run({ app, terminal, args }) {
    const article = await app.readArticle(args.positionals[0] ?? '');
    const brief = await app.buildBrief(article);
    const asked = args.flag('theme');
    const { shown, remark } =
      typeof asked === 'string'
        ? selectCards(brief, await app.taxonomy(), asked)
        : { shown: brief, remark: null };
    if (args.flag('json')) {
      terminal.write(`${briefToJson(shown)}\n`);
      return 0;
    }
    const page = { columns: terminal.columns, paint: createPaint(terminal.colour) };
    terminal.write(remark === null ? renderBrief(shown, page) : `${remark}\n`);
    return 0;
  },
};
