import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { createPaint } from '../../src/cli/paint.ts';
import { renderLookInAll, renderShippedAnswer } from '../../src/cli/render-answer.ts';

const page = { columns: 80, paint: createPaint(false) };

it.each([
  'Who is "the mayor"?',
  'What does it cost in $HOME?',
  "Who's there?",
  '$(touch evil) `touch evil` \\ "',
  "It's $5 for 'all'!",
  '--how much?',
])('the command that looks in all briefs asks %j as it is', (question) => {
  const command = renderLookInAll(question, page).replace('Look in all briefs: npm run -s briefwire -- ', '');
  const script = `set -- ${command.replace('ask -- ', 'ask ')}\nprintf %s "$2"`;
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe(question);
});

it('a hostile title steers no terminal', () => {
  const brief = { id: 'a', title: 'A\u001b[31mB\u202e' };
  const citation = { paragraph: 1, sentence: 1, start: 0, end: 1, quote: 'x\u001b[0m' };
  const answer = {
    best: null,
    others: [],
    nearest: [{ brief, citation }],
    asked: 2,
    unclear: false,
    problems: [],
  };
  expect(renderShippedAnswer('Who?', answer, page)).not.toMatch(/[\u001b\u202e]/);
});
