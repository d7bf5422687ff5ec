/** `ask`: one question, or one a line from standard input. */
import type { Answer, Conversation } from '../../core/lookup/answer.ts';
import type { Command } from '../command.ts';
import { answerToJson } from '../json.ts';
import { createPaint } from '../paint.ts';
import { flagValue } from '../parse-arguments.ts';
import { readLines } from '../read-lines.ts';
import { renderAnswer } from '../render-answer.ts';
import { plain } from '../render-brief.ts';

export const askCommand: Command = {
  name: 'ask',
  positionals: [{ name: 'ARTICLE' }, { name: 'QUESTION', optional: true }],
  flags: {
    json: { help: 'print JSON, one line an answer' },
    top: { value: 'N', help: 'list the N best sentences as well' },
    follow: { help: 'treat the questions as one conversation ("and who else?")' },
  },
  summary: 'What the article says to a question, quoted; or that it does not say.',
  details: [
    'ARTICLE is the path of a text or Markdown file, or the id of a shipped brief (see list).',
    'Without QUESTION, questions are read from standard input, one a line, and answered as they come.',
    'With --json every line read gives one line, a blank one too.',
  ],
  examples: [
    'ask article.txt "Who attended the meeting?"',
    'ask shanghai-visit-2023 --follow',
    'ask article.txt --json --top 3 < questions.txt',
  ],

  async run({ app, terminal, args }) {
    const top = readTop(args.flag('top'));
    const asJson = args.flag('json') === true;
    const lookup = app.createLookup(await app.readArticle(args.positionals[0] ?? ''));
    const page = { columns: terminal.columns, paint: createPaint(terminal.colour) };
    const print = (answer: Answer) => (asJson ? `${answerToJson(answer)}\n` : renderAnswer(answer, page));
    let conversation: Conversation | undefined;

    const answer = (question: string): string => {
      if (question.trim() === '') return asJson ? print(blankAnswer(question)) : '';
      const turn = lookup.ask(question, { top, ...(conversation && { conversation }) });
      if (args.flag('follow')) conversation = turn.conversation;
      return print(turn.answer);
    };

    const [, question] = args.positionals;
    if (question !== undefined) {
      terminal.write(print(lookup.ask(question, { top }).answer));
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
