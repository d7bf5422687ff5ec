/** `ask`: one question, or one a line from standard input. */
import type { App } from '../../app.ts';
import { wordError } from '../../commands/messages.ts';
import type { Article } from '../../core/article/article.ts';
import { BriefingError } from '../../core/errors.ts';
import type { Answer, Conversation } from '../../core/lookup/answer.ts';
import type { Command } from '../command.ts';
import { answerToJson, shippedAnswerToJson } from '../json.ts';
import { createPaint } from '../paint.ts';
import { flagValue } from '../parse-arguments.ts';
import { readLines } from '../read-lines.ts';
import { renderAnswer, renderLookInAll, renderShippedAnswer } from '../render-answer.ts';
import { type Page, plain } from '../render-brief.ts';
import type { Terminal } from '../terminal.ts';

export const askCommand: Command = {
  name: 'ask',
  positionals: [{ name: 'ARTICLE|QUESTION' }, { name: 'QUESTION', optional: true }],
  flags: {
    json: { help: 'print JSON, one line an answer' },
    top: { value: 'N', help: 'list the N best sentences as well' },
    follow: { help: 'treat the questions as one conversation ("and who else?")' },
  },
  summary: 'What an article, or any shipped brief, says to a question, quoted; or that it does not say.',
  details: [
    'ARTICLE is the path of a text or Markdown file, or the id of a shipped brief (see list).',
    'A QUESTION alone, of several words or with a question mark, is asked of all shipped briefs; the answer names its brief.',
    'With ARTICLE alone, questions are read from standard input, one a line, and answered as they come.',
    'With --json every line read gives one line, a blank one too.',
  ],
  examples: [
    'ask article.txt "Who attended the meeting?"',
    'ask "Which exchange did Xi Jinping visit?"',
    'ask shanghai-visit-2023 --follow',
    'ask article.txt --json --top 3 < questions.txt',
  ],

  async run({ app, terminal, args }) {
    const top = readTop(args.flag('top'));
    const asJson = args.flag('json') === true;
    const page = { columns: terminal.columns, paint: createPaint(terminal.colour) };
    const [reference = '', question] = args.positionals;
    const article = await readUnlessQuestion(app, reference, question);
    if (article === null) return askShipped({ app, terminal, page, question: reference, top, asJson });
    const lookup = app.createLookup(article);
    const print = (answer: Answer) => (asJson ? `${answerToJson(answer)}\n` : renderAnswer(answer, page));
    let conversation: Conversation | undefined;

    const answer = (question: string): string => {
      if (question.trim() === '') return asJson ? print(blankAnswer(question)) : '';
      const turn = lookup.ask(question, { top, ...(conversation && { conversation }) });
      if (args.flag('follow')) conversation = turn.conversation;
      return print(turn.answer);
    };

    if (question !== undefined) {
      const { answer: said } = lookup.ask(question, { top });
      terminal.write(print(said));
      const ids = said.status === 'abstained' && !asJson ? await app.briefIds() : [];
      if (ids.includes(reference) && ids.length > 1) terminal.write(renderLookInAll(question, page));
      return 0;
    }
    if (terminal.interactive) terminal.writeError('Ask a question a line; end with Ctrl+D.\n');
    // Between a reader and many answers only the questions tell which is which; at a prompt they stand there already.
    const headed = (line: string) =>
      asJson || terminal.interactive || line.trim() === ''
        ? answer(line)
        : `> ${plain(line)}\n${answer(line)}\n`;
    for await (const lines of readLines(terminal.input)) terminal.write(lines.map(headed).join(''));
    return 0;
  },
};

/** Null where there is no such article and the words are a question. */
async function readUnlessQuestion(
  app: App,
  reference: string,
  question: string | undefined,
): Promise<Article | null> {
  try {
    return await app.readArticle(reference);
  } catch (error) {
    const isMissing = error instanceof BriefingError && error.code === 'article-missing';
    if (!isMissing || question !== undefined || !readsAsQuestion(reference)) throw error;
    // With no brief to ask, the error that there is nothing to read is the better answer.
    if ((await app.briefIds()).length === 0) throw error;
    return null;
  }
}

/** Rather than as a path that was mistyped: `my article.txt`. */
function readsAsQuestion(words: string): boolean {
  const text = words.trim();
  return text.endsWith('?') || (/\s/.test(text) && !/\.[a-z]\w{1,7}$/i.test(text));
}

async function askShipped(given: {
  readonly app: App;
  readonly terminal: Terminal;
  readonly page: Page;
  readonly question: string;
  readonly top: number;
  readonly asJson: boolean;
}): Promise<number> {
  const { app, terminal, page, question, top, asJson } = given;
  const answer = await app.askAll(question, { top });
  for (const problem of answer.problems) terminal.writeError(`${wordError(problem)}\n`);
  terminal.write(
    asJson ? `${shippedAnswerToJson(question, answer)}\n` : renderShippedAnswer(question, answer, page),
  );
  return 0;
}

function readTop(given: string | true | undefined): number {
  if (given === undefined) return 0;
  const top = Number(given);
  if (!Number.isSafeInteger(top) || top < 1 || !/^\d+$/.test(String(given).trim()))
    throw flagValue(askCommand, 'top', 'a whole number from 1');
  return top;
}

/** Keeps answers in step with the lines that were read. */
function blankAnswer(question: string): Answer {
  return {
    question,
    status: 'abstained',
    answer: null,
    confidence: 0,
    reason: { code: 'unclear-question', missing: [] },
    citations: [],
    candidates: [],
  };
}
