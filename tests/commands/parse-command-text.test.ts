import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/commands/command-spec.ts';
import { commandSpecs } from '../../src/commands/command-specs.ts';
import { parseCommandText } from '../../src/commands/parse-command-text.ts';

const spec = (name: string) => commandSpecs.find((command) => command.name === name) as CommandSpec;
const brief = (text: string) => parseCommandText(spec('brief'), text);
const ask = (text: string) => parseCommandText(spec('ask'), text).options;

describe('the text after /brief', () => {
  it.each([
    ['', null, {}],
    ['  list ', 'list', {}],
    ['LIST all of them', 'list', {}],
    ['show', 'show', {}],
    ['show bridge', 'show', { brief: 'bridge' }],
    ['show bridge at a glance', 'show', { brief: 'bridge', theme: 'at a glance' }],
    ['show "The bridge of Lindow" people', 'show', { brief: 'The bridge of Lindow', theme: 'people' }],
    ['show “The bridge of Lindow”', 'show', { brief: 'The bridge of Lindow' }],
    ['show --theme people', 'show', { theme: 'people' }],
    ['show theme:people brief:bridge', 'show', { brief: 'bridge', theme: 'people' }],
    ['show —theme=people bridge', 'show', { brief: 'bridge', theme: 'people' }],
    ['remove The bridge', 'remove', { brief: 'The bridge' }],
  ])('%j', (text, subcommand, options) => {
    expect(brief(text)).toEqual({ command: 'brief', subcommand, options });
  });

  it('names the near subcommand', () => {
    expect(() => brief('shw bridge')).toThrow(
      expect.objectContaining({
        code: 'subcommand-unknown',
        facts: expect.objectContaining({ near: 'show' }),
      }),
    );
  });
});

describe('the text after /digest', () => {
  it.each([
    ['unsubscribe', 'remove'],
    ['Stop', 'remove'],
    ['delete 1a2b3c4d', 'remove'],
    ['cancel', 'remove'],
    ['unpause', 'resume'],
    ['subscibe', 'subscribe'],
  ])('suggests what is meant by "%s", never the contrary', (text, near) => {
    expect(() => parseCommandText(spec('digest'), text)).toThrow(
      expect.objectContaining({ code: 'subcommand-unknown', facts: expect.objectContaining({ near }) }),
    );
  });

  it.each([
    ['subscribe weekdays at 9:00', { schedule: 'weekdays at 9:00' }],
    [
      'subscribe weekdays 9:00 --timezone Europe/Berlin --themes finance,people --quiet',
      { schedule: 'weekdays 9:00', timezone: 'Europe/Berlin', themes: 'finance,people', quiet: true },
    ],
    ['subscribe —themes finance, people daily 9:00', { schedule: 'daily 9:00', themes: 'finance,people' }],
    [
      'subscribe daily 9:00 --themes finance, --quiet',
      { schedule: 'daily 9:00', themes: 'finance,', quiet: true },
    ],
    ['subscribe "0 9 * * 1-5" timezone:UTC', { schedule: '0 9 * * 1-5', timezone: 'UTC' }],
    ['subscribe 0 9 * * 1-5', { schedule: '0 9 * * 1-5' }],
    [
      'subscribe --schedule mondays, fridays 9:00 --timezone UTC',
      { schedule: 'mondays, fridays 9:00', timezone: 'UTC' },
    ],
    ['subscribe daily 9:00 --timezone new york', { schedule: 'daily 9:00', timezone: 'new york' }],
    [
      'subscribe --timezone ho chi minh city --schedule daily 9:00',
      { schedule: 'daily 9:00', timezone: 'ho chi minh city' },
    ],
    [
      'subscribe daily 9:00 --themes finance people --quiet',
      { schedule: 'daily 9:00', themes: 'finance people', quiet: true },
    ],
    [
      'subscribe daily 9:00 --briefs "Harbour budget", museum theft --timezone UTC',
      { schedule: 'daily 9:00', briefs: 'Harbour budget,museum theft', timezone: 'UTC' },
    ],
    [
      'subscribe --briefs museum, “Harbour budget” daily 9:00',
      { schedule: 'daily 9:00', briefs: 'museum,Harbour budget' },
    ],
    [
      'subscribe daily 9:00 --briefs museum, "Bridges, towers and cranes"',
      { schedule: 'daily 9:00', briefs: 'museum,"Bridges, towers and cranes"' },
    ],
    [
      'subscribe daily 9:00 --briefs="Bridges, towers and cranes",museum',
      { schedule: 'daily 9:00', briefs: '"Bridges, towers and cranes",museum' },
    ],
    [
      'subscribe daily 9:00 briefs:"Bridges, towers and cranes"',
      { schedule: 'daily 9:00', briefs: 'Bridges, towers and cranes' },
    ],
    ['subscribe daily 9:00 --quiet no', { schedule: 'daily 9:00', quiet: false }],
    ['subscribe daily 9:00 --quiet false', { schedule: 'daily 9:00', quiet: false }],
    ['subscribe --quiet OFF --schedule daily 9:00', { schedule: 'daily 9:00', quiet: false }],
    [
      'subscribe daily 9:00 --quiet yes --themes finance',
      { schedule: 'daily 9:00', themes: 'finance', quiet: true },
    ],
    [
      'subscribe daily 9:00 –quiet no —themes finance',
      { schedule: 'daily 9:00', themes: 'finance', quiet: false },
    ],
    [
      'subscribe daily 9:00 –timezone new york –quiet',
      { schedule: 'daily 9:00', timezone: 'new york', quiet: true },
    ],
    ['pause --digest 1a2b3c4d', { digest: '1a2b3c4d' }],
    ['pause 1a2b3c4d', { digest: '1a2b3c4d' }],
    ['help', {}],
    ['subscribe', {}],
  ])('%j', (text, options) => {
    expect(parseCommandText(spec('digest'), text).options).toEqual(options);
  });
});

describe('the text after /ask', () => {
  it.each([
    ['Who is the mayor?', { question: 'Who is the mayor?' }],
    [
      'Who is the mayor? --brief bridge --public',
      { question: 'Who is the mayor?', brief: 'bridge', public: true },
    ],
    ['--public Who is the mayor?', { question: 'Who is the mayor?', public: true }],
    ['brief:bridge Who is the mayor?', { question: 'Who is the mayor?', brief: 'bridge' }],
    ['Who? public:false', { question: 'Who?', public: false }],
    ['Who said "no way" to it?', { question: 'Who said no way to it?' }],
    ['What does "--public" mean?', { question: 'What does --public mean?' }],
    ['Is the ratio 3:1?', { question: 'Is the ratio 3:1?' }],
    ['Who came – and why?', { question: 'Who came – and why?' }],
    ['Who said –public opinion matters', { question: 'Who said –public opinion matters' }],
    ['What is —the boss', { question: 'What is —the boss' }],
    ['Who? —public', { question: 'Who?', public: true }],
    ['Who? –public', { question: 'Who?', public: true }],
    ['--public No one came, did they?', { question: 'No one came, did they?', public: true }],
    ['Who said: "no way, sir", and left?', { question: 'Who said: "no way, sir", and left?' }],
    [
      'Who? --brief The bridge of Lindow --public',
      { question: 'Who?', brief: 'The bridge of Lindow', public: true },
    ],
    ['Who? brief:"The bridge"', { question: 'Who?', brief: 'The bridge' }],
    ['Who? --brief', { question: 'Who?' }],
    ['--question Well, who came? --brief bridge', { question: 'Well, who came?', brief: 'bridge' }],
    ['--question "Who came?" bridge', { question: 'Who came?', brief: 'bridge' }],
    ['', {}],
  ])('%j', (text, options) => {
    expect(ask(text)).toEqual(options);
  });

  it('names the near option', () => {
    expect(() => ask('Who? --pubic')).toThrow(
      expect.objectContaining({
        code: 'option-unknown',
        facts: expect.objectContaining({ near: '--public' }),
      }),
    );
  });
});
