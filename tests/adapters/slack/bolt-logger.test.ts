import { describe, expect, it } from 'vitest';
import { createBoltLogger, withoutSecrets } from '../../../src/adapters/slack/bolt-logger.ts';

describe('the log of the SDK', () => {
  it('hands on warnings and errors, and nothing below', () => {
    const log: string[] = [];
    const write = (level: string) => (message: string) => void log.push(`${level} ${message}`);
    const logger = createBoltLogger({ info: write('info'), warn: write('warn'), error: write('error') });
    logger.debug('a payload');
    logger.info('a greeting');
    logger.warn('slow', 3);
    logger.error(new Error('broken'));
    expect(log).toEqual(['warn Slack SDK: slow 3', 'error Slack SDK: broken']);
    expect(logger.getLevel()).toBe('warn');
  });

  it.each([
    ['token xoxb-12-34-abC is bad', 'token [secret] is bad'],
    ['xapp-1-A0-12-ab', '[secret]'],
    ['xoxe.xoxb-1-a_b', 'xoxe.[secret]'],
    ['wss://x/link?ticket=abc-1&app_id=A0', 'wss://x/link?ticket=[secret]&app_id=A0'],
    ['nothing here', 'nothing here'],
  ])('%j → %j', (text, clean) => {
    expect(withoutSecrets(text)).toBe(clean);
  });
});
