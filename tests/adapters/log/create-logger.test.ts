import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/adapters/log/create-logger.ts';
import { BriefingError } from '../../../src/core/errors.ts';

const token = 'MTk4NjIyNDgz.abc+def/ghi.secret~token';

function record(options: { readable?: boolean; level?: 'info' | 'warn' | 'error'; secrets?: string[] } = {}) {
  const lines: string[] = [];
  const { readable = false, level = 'info', secrets = [token] } = options;
  const logger = createLogger({ level, secrets, readable, write: (line) => void lines.push(line) });
  return { logger, lines, parsed: () => lines.map((line) => JSON.parse(line)) };
}

describe('the log', () => {
  it('writes one line of JSON each, with its time, level and facts', () => {
    const { logger, parsed } = record();
    logger.info('slack serves', { copies: 2 });
    expect(parsed()).toEqual([
      { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), msg: 'slack serves', copies: 2 },
    ]);
  });

  it('keeps to its level', () => {
    const { logger, lines } = record({ level: 'error' });
    logger.info('a');
    logger.warn('b');
    logger.error('c');
    expect(lines).toHaveLength(1);
  });

  it('tells an error with its code, its facts, its stack and its causes', () => {
    const { logger, parsed } = record();
    const cause = new Error('disk full', { cause: new Error('no space') });
    logger.error('It failed', {
      error: new BriefingError('store-unavailable', { problem: 'full' }, { cause }),
    });
    expect(parsed()[0].error).toMatchObject({
      code: 'store-unavailable',
      facts: { problem: 'full' },
      stack: expect.stringContaining('create-logger.test'),
      cause: { message: 'disk full', cause: { message: 'no space' } },
    });
  });

  it('is readable where a person looks on, and steers no terminal', () => {
    const { logger, lines } = record({ readable: true });
    logger.error('It failed\u001b[2J', { channel: 'C1', error: new Error('why') });
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d error It failed \[2J \{"channel":"C1"\}\nError: why\n/);
    expect(lines[0]).not.toContain('\u001b');
  });

  it('bears whatever it is handed', () => {
    const { logger, lines } = record();
    const circle: Record<string, unknown> = { big: 1n, fn: () => {}, symbol: Symbol('s') };
    circle.self = circle;
    const loop = new Error('loop');
    loop.cause = loop;
    logger.error('circle', { circle, error: loop });
    logger.info('nothing', { error: undefined, at: new Date(Number.NaN) });
    expect(lines).toHaveLength(2);
  });
});

describe('secrets', () => {
  it.each([
    ['a message', (logger: ReturnType<typeof record>['logger']) => logger.info(`with ${token} in it`)],
    ['a fact', (logger) => logger.info('x', { deep: [{ token }] })],
    ['a key', (logger) => logger.info('x', { [token]: 1 })],
    ['an error', (logger) => logger.error('x', { error: new Error(`bad ${token}`) })],
    ['a cause', (logger) => logger.error('x', { error: new Error('bad', { cause: new Error(token) }) })],
    [
      'an address',
      (logger) => logger.info('x', { url: `https://a.test/?token=${encodeURIComponent(token)}` }),
    ],
    ['base64', (logger) => logger.info('x', { auth: btoa(token) })],
    [
      'facts of a BriefingError',
      (logger) => logger.error('x', { error: new BriefingError('store-unavailable', { problem: token }) }),
    ],
  ] satisfies [string, (logger: ReturnType<typeof record>['logger']) => void][])(
    'are never seen in %s',
    (_place, write) => {
      for (const readable of [false, true]) {
        const { logger, lines } = record({ readable });
        write(logger);
        expect(lines.join('')).not.toContain('secret~token');
        expect(lines.join('')).not.toContain(btoa(token).slice(4, 40));
      }
    },
  );

  it.each([
    'xoxb-123456789012-abcdefghij',
    'xapp-1-A123-456-abcdef',
    'Bearer abcdefghijkl',
    'https://hooks.slack.com/commands/T1/2/abcdef',
    'https://discord.com/api/v10/webhooks/123456789/aW50ZXJhY3Rpb246MTIz/messages/@original',
    'https://discord.com/api/v10/interactions/123456789/aW50ZXJhY3Rpb246MTIz/callback',
  ])('are known by their shape: %s', (text) => {
    const { logger, lines } = record({ secrets: [] });
    logger.warn(text);
    expect(lines[0]).toContain('[secret]');
    expect(lines[0]).not.toMatch(/abcdef|aW50ZXJ/);
  });

  it('leave every line whole and valid, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 8 }), (before, after, secret) => {
        const { logger, parsed } = record({ secrets: [secret.padEnd(8, 'x')] });
        logger.info(before + after, { before, after });
        expect(parsed()[0]).toHaveProperty('msg');
      }),
    );
  });
});
