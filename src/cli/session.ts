/** A session at the prompt: one open article, a conversation about it, and a few words that are not questions. */
import type { App } from '../app.ts';
import { wordError } from '../commands/messages.ts';
import type { Article } from '../core/article/article.ts';
import { BriefingError } from '../core/errors.ts';
import type { Conversation } from '../core/lookup/answer.ts';
import { nearest } from '../core/text/nearest.ts';
import { renderAnswer } from './render-answer.ts';
import { type Page, plain, renderBrief } from './render-brief.ts';
import { selectCards } from './select-cards.ts';

export interface Session {
  readonly greeting: string;
  /** What to write in reply to a line that was typed; null ends the session. Never rejects on bad input. */
  reply(line: string): Promise<string | null>;
}

const help = `Type a question about the article. Lines that begin with / are for the prompt:
  /show          all cards          /show THEME   one card, for example /show people
  /list          the briefs         /open BRIEF   another brief, or the path of an article
  /help          this               /quit         leave (or Ctrl+D)
`;

/** Opens a session on `article`. */
export function openSession(start: { app: App; page: Page; article: Article }): Session {
  const { app, page } = start;
  let article = start.article;
  let lookup = app.createLookup(article);
  let conversation: Conversation | undefined;

  const actions: Readonly<Record<string, (rest: string) => Promise<string | null>>> = {
    show: async (theme) => {
      const brief = await app.buildBrief(article);
      if (theme === '') return renderBrief(brief, page);
      const { shown, remark } = selectCards(brief, await app.taxonomy(), theme);
      return remark === null ? renderBrief(shown, page) : `${remark}\n`;
    },
    list: async () => {
      const { articles, problems } = await app.shippedBriefs();
      return [
        ...articles.map(({ id, title }) => `${id}  ${plain(title)}`),
        ...problems.map(wordError),
        '',
      ].join('\n');
    },
    open: async (reference) => {
      if (reference === '') return 'Say which brief: /open BRIEF (see /list), or /open PATH.\n';
      article = await app.readArticle(reference);
      lookup = app.createLookup(article);
      conversation = undefined;
      return renderBrief(await app.buildBrief(article), page);
    },
    help: async () => help,
    quit: async () => null,
  };

  async function act(line: string): Promise<string | null> {
    const [, name = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? [];
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action) return action(rest.trim());
    const known = Object.keys(actions);
    throw new BriefingError('prompt-unknown', { asked: name, known, near: nearest(name, known) });
  }

  return {
    greeting: `Ask a question about it, or type /help.`,
    async reply(line) {
      const text = line.trim();
      if (text === '') return '';
      try {
        if (/^(?:quit|exit)$/i.test(text)) return null;
        if (text.startsWith('/')) return await act(text);
        const turn = lookup.ask(text, { ...(conversation && { conversation }) });
        conversation = turn.conversation;
        return renderAnswer(turn.answer, page);
      } catch (error) {
        if (!(error instanceof BriefingError)) throw error;
        return `${wordError(error)}\n`;
      }
    },
  };
}
