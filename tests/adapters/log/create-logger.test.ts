import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger, type LoggerConfig } from '../../../src/adapters/log/create-logger.ts';
import { BriefingError } from '../../../src/core/errors.ts';
import type { Logger } from '../../../src/ports/logger.ts';

const secret = 's3cr3t/+tok en"ü';

interface Logged {
  readonly logger: Logger;
  readonly lines: string[];
  /** The latest line as JSON. */
  last(): Record<string, unknown> & { facts?: Record<string, unknown>; error?: Record<string, unknown> };
}

function logged(config: Partial<LoggerConfig> = {}): Logged {
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const logger = createLogger({ level: 'info', secrets: [secret, 'short'], write, ...config });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') };
}

describe('a line', () => {
  it('is JSON with time, level, message, facts and error', () => {
    const { logger, lines, last } = logged();
    logger.info('It 100%s serves', { port: 3000, open: true, none: null });
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      msg: 'It 100%s serves',
      facts: { port: 3000, open: true, none: null },
    });
    expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
    logger.error('It broke', { doing: 'ask', level: 9, error: new TypeError('why', { cause: 'because' }) });
    expect(last()).toMatchObject({
      level: 'error',
      facts: { doing: 'ask', level: 9 },
      error: {
        name: 'TypeError',
        message: 'why',
        cause: 'because',
        stack: expect.stringContaining('.test.ts'),
      },
    });
  });

  it.each([
    ['info', 3],
    ['warn', 2],
    ['error', 1],
  ] as const)('below the level %s is left out', (level, count) => {
    const { logger, lines } = logged({ level });
    logger.info('a');
    logger.warn('b');
    logger.error('c');
    expect(lines).toHaveLength(count);
  });

  it('keeps what an error says beside its message', () => {
    const { logger, last } = logged();
    const cause = new AggregateError([new Error('one'), new Error('two')], 'many');
    logger.error('x', { error: new BriefingError('article-empty', { source: 'a.md' }, { cause }) });
    expect(last().error).toMatchObject({
      name: 'BriefingError',
      code: 'article-empty',
      facts: { source: 'a.md' },
      cause: { message: 'many', errors: [{ message: 'one' }, { message: 'two' }] },
    });
  });
});

describe('a known secret', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  it.each([
    ['itself', secret],
    ['in an address', encodeURIComponent(secret)],
    ['in an address in lower case', encodeURIComponent(secret).replace(/%../g, (byte) => byte.toLowerCase())],
    ['in a form', new URLSearchParams({ a: secret }).toString().slice(2)],
    ['in JSON', JSON.stringify({ a: secret })],
    ['in JSON in JSON', JSON.stringify({ a: JSON.stringify({ b: secret }) })],
    ['in base64', base64(secret)],
    ['in base64 for addresses', Buffer.from(secret).toString('base64url')],
    ['in base64 behind one', base64(`a${secret}`)],
    ['in base64 between others', base64(`ab${secret}cd`)],
    ['in base64 behind a name', base64(`user:${secret}:more`)],
    ['in base64 in an address', encodeURIComponent(base64(secret))],
  ])('%s is masked wherever it stands', (_, form) => {
    const { logger, lines } = logged();
    const said = `before ${form} behind`;
    const error = Object.assign(new Error(said, { cause: new Error(said) }), {
      [said]: said,
      request: [{ said }],
    });
    logger.error(said, {
      said,
      [said]: 1,
      deep: { list: [said, new Map([[said, new Set([said])]])] },
      error,
    });
    logger.warn(said, { url: new URL(`http://127.0.0.1/?q=${encodeURIComponent(said)}`) });
    const text = lines.join('');
    for (const hidden of [form, JSON.stringify(form).slice(1, -1), encodeURIComponent(form), secret])
      expect(text).not.toContain(hidden);
    // The middle of any form says too much already.
    expect(text).not.toContain(form.slice(Math.floor(form.length / 2) - 4, Math.floor(form.length / 2) + 4));
    expect(text).toContain('before ');
    expect(text).toContain('[secret]');
  });

  it('of digits is masked in a number, and a short one is no secret', () => {
    const { logger, last } = logged({ secrets: ['1234567890', 'short'] });
    logger.info('short', {
      number: 1_234_567_890,
      big: 91_234_567_890n,
      other: 42,
      text: new String('1234567890'),
    });
    expect(last()).toMatchObject({
      msg: 'short',
      facts: { number: '[secret]', big: '9[secret]', other: 42, text: '[secret]' },
    });
  });

  it('inside another is masked with it', () => {
    const { logger, last } = logged({ secrets: ['abcdefgh', 'abcdefgh-ijkl'] });
    logger.info('abcdefgh-ijkl abcdefgh');
    expect(last().msg).toBe('[secret] [secret]');
  });

  it('is not shown in part where a long text is cut', () => {
    for (let start = 7700; start < 8400; start += 7) {
      const { logger, lines } = logged();
      logger.info(`${'y'.repeat(start)}${secret}${'z'.repeat(9000)}`);
      expect(lines[0]).not.toContain('s3c');
      expect(lines[0]).toMatch(/… \[\d+ characters\]/);
      expect(lines[0]?.length).toBeLessThan(9000);
    }
  });

  it('is found whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 8, maxLength: 40 }), fc.string(), (text, around) => {
        const { logger, lines } = logged({ secrets: [text] });
        const said = `${around}${text}${around}`;
        logger.error(said, { said, error: new Error(said) });
        const { msg, facts, error } = JSON.parse(lines[0] ?? '{}');
        for (const shown of [msg, facts.said, error.message]) expect(shown).toContain('[secret]');
      }),
      { numRuns: 100 },
    );
  });
});

describe('what shows by its shape is masked', () => {
  const discord = `${'M'.repeat(24)}.GaBcDe.${'x'.repeat(38)}`;
  const interaction = `aW50ZXJhY3Rpb246${'Zz9_'.repeat(20)}`;
  it.each([
    ['Authorization: Bearer xoxb-1234567890-abcdef', 'Authorization: Bearer [secret]'],
    ['xapp-1-A123-456-abcdef0123 and xoxe.xoxp-1-Mi0xabcd', '[secret] and [secret]'],
    [`Bot ${discord}`, 'Bot [secret]'],
    ['bearer a.b-c/d+e=f1', 'bearer [secret]'],
    ['Bearer tokens are used', 'Bearer tokens are used'],
    [
      'POST https://hooks.slack.com/commands/T1234/5678/AbCd failed',
      'POST https://hooks.slack.com/[secret] failed',
    ],
    ['https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT12%2F3', 'https%3A%2F%2Fhooks.slack.com%2F[secret]'],
    [
      '{"u":"https:\\/\\/hooks.slack.com\\/actions\\/T1234\\/5"}',
      '{"u":"https:\\/\\/hooks.slack.com\\/[secret]\\/T1234\\/5"}',
    ],
    ['http://127.0.0.1:4100/commands/T1234/5678/AbCd', 'http://127.0.0.1:4100/commands/[secret]'],
    [
      '/api/v10/webhooks/81384788765712384/tok-En_1/messages/@original',
      '/api/v10/webhooks/81384788765712384/[secret]/messages/@original',
    ],
    [
      '/interactions/81384788765712384/tok-En_1/callback?with_response=true',
      '/interactions/81384788765712384/[secret]/callback?with_response=true',
    ],
    [
      '%2Finteractions%2F81384788765712384%2Ftok%3DEn%2Fcallback',
      '%2Finteractions%2F81384788765712384%2F[secret]%2Fcallback',
    ],
    [interaction, '[secret]'],
    [
      'wss://wss-primary.slack.com/link/?ticket=1a2b&app_id=A1',
      'wss://wss-primary.slack.com/link/?ticket=[secret]&app_id=A1',
    ],
    ['postgres://briefwire:hunter2@db:5432/x', 'postgres://briefwire:[secret]@db:5432/x'],
    ['http://127.0.0.1:4000/api', 'http://127.0.0.1:4000/api'],
    ['{"token":"abc","type":"x"}', '{"token":"[secret]","type":"x"}'],
    ["{ client_secret: 'abc' }", "{ client_secret: '[secret]' }"],
    ['eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-_1', '[secret]'],
    ['The docs name xoxb-… and xapp-…', 'The docs name xoxb-… and xapp-…'],
  ])('%s', (said, shown) => {
    const { logger, last } = logged();
    logger.info(said, { said });
    expect(last()).toMatchObject({ msg: shown, facts: { said: shown } });
  });

  it('and so is what a key calls a secret', () => {
    const { logger, last } = logged();
    const headers = { Authorization: 'x', 'set-cookie': ['y'], 'retry-after': '3' };
    logger.info('x', {
      headers,
      bot_token: 'z',
      clientSecret: { a: 'b' },
      token: null,
      tokens: 4,
      password: 12,
    });
    expect(last().facts).toEqual({
      headers: { Authorization: '[secret]', 'set-cookie': '[secret]', 'retry-after': '3' },
      bot_token: '[secret]',
      clientSecret: '[secret]',
      token: null,
      tokens: 4,
      password: '[secret]',
    });
  });
});

describe('nothing that is handed in can break it', () => {
  const circular: Record<string, unknown> = { name: 'a' };
  circular.self = { circular };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const nameless = new Error('x');
  nameless.cause = nameless;
  it.each([
    ['a circle', circular, { name: 'a', self: { circular: '[circular]' } }],
    ['an error that causes itself', nameless, expect.objectContaining({ cause: '[circular]' })],
    ['a bigint', 10n, '10'],
    ['no number', Number.NaN, 'NaN'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a function', () => secret, '[function]'],
    ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['no date', new Date(Number.NaN), 'Invalid Date'],
    ['bytes', Buffer.from(secret), '[17 bytes]'],
    ['a proxy that is gone', revoked.proxy, '[unreadable]'],
    [
      'a getter that throws',
      {
        get a() {
          throw new Error(secret);
        },
        b: 1,
      },
      { a: '[unreadable]', b: 1 },
    ],
    ['a toJSON of its own', { a: 1, toJSON: () => secret }, { a: 1, toJSON: '[function]' }],
    ['no prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['half a character', '\ud800', '\ud800'],
    ['what is not there', undefined, 'undefined'],
  ])('%s', (_, given, shown) => {
    const { logger, last } = logged();
    logger.info('x', { given });
    expect(last().facts?.given).toEqual(shown);
    logger.error('x', { error: given });
  });

  it('is bounded in depth, width and number', () => {
    const { logger, lines } = logged();
    let deep: unknown = 'bottom';
    for (let level = 0; level < 50_000; level++) deep = [deep];
    const tree = (depth: number): unknown =>
      depth === 0 ? 'leaf' : Array.from({ length: 60 }, () => tree(depth - 1));
    logger.info('x', { deep, wide: Array.from({ length: 100_000 }, (_, index) => index), tree: tree(3) });
    expect(lines[0]).toContain('[deeper]');
    expect(lines[0]).toContain('[99940 more]');
    expect(lines[0]).toContain('[and more]');
    expect(lines[0]?.length).toBeLessThan(40_000);
  });

  it('takes a hostile text in time', () => {
    const { logger } = logged();
    const started = performance.now();
    for (const part of [
      'eyJ',
      '://',
      'x',
      'Bearer ',
      'Bearer +',
      'token="',
      '/webhooks/',
      'xoxb-',
      'a.',
      '&token',
    ])
      logger.info(part.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('and never throws, not even where nothing can be written', () => {
    const { logger } = logged({
      write() {
        throw new Error('disk full');
      },
    });
    expect(() => logger.error('x', { error: new Error('y') })).not.toThrow();
    const { logger: other, lines } = logged();
    expect(() => other.info(null as never, null as never)).not.toThrow();
    expect(() => other.info(Symbol('s') as never)).not.toThrow();
    expect(lines.length).toBeGreaterThan(0);
  });
});

describe('for a person', () => {
  it('a line is one line, an error’s stack below it', () => {
    const { logger, lines } = logged({ readable: true });
    logger.warn('Slow\nand \u001b[31mred\u202e', {
      channel: 'C1',
      text: 'two words',
      list: [1, 2],
      [secret]: 1,
    });
    expect(lines[0]).toMatch(
      /^\d\d:\d\d:\d\d warn {2}Slow and {1,2}\[31mred {2}channel=C1 {2}text="two words" {2}list=\[1,2\] {2}\[secret\]=1\n$/,
    );
    const error = new BriefingError('article-empty', { source: 'a' }, { cause: new Error(`why ${secret}`) });
    logger.error('Broke', { error });
    const shown = lines[1]?.split('\n') ?? [];
    expect(shown[0]).toMatch(/ error Broke$/);
    expect(shown[1]).toBe('  BriefingError: article-empty');
    expect(shown).toContain('  caused by Error: why [secret]');
    expect(shown).toContain('  {"code":"article-empty","facts":{"source":"a"}}');
    logger.error('Broke', { error: 'as text' });
    expect(lines[2]).toMatch(/ error Broke\n {2}"as text"\n$/);
  });
});
