import { describe, expect, it } from 'vitest';
import { platformsWithToken } from '../../src/main/create-platforms.ts';
import { readEnvironment, secretsOf } from '../../src/main/environment.ts';

describe('the environment', () => {
  it('counts an empty variable as none', () => {
    const environment = readEnvironment({ DISCORD_TOKEN: '  ', SLACK_BOT_TOKEN: '' });
    expect(platformsWithToken(environment)).toEqual([]);
    expect(secretsOf(environment)).toEqual([]);
  });

  it('names every secret to the log, and nothing else', () => {
    const environment = readEnvironment({
      DISCORD_TOKEN: 'one',
      SLACK_BOT_TOKEN: 'two',
      SLACK_APP_TOKEN: 'three',
      SLACK_SIGNING_SECRET: ' four ',
      DISCORD_API_URL: 'http://127.0.0.1:4000/api',
      PATH: '/bin',
    });
    expect(secretsOf(environment)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('starts Slack on half of its tokens, so that the lack of the other is told', () => {
    expect(platformsWithToken(readEnvironment({ SLACK_APP_TOKEN: 'xapp-1' }))).toEqual(['slack']);
    expect(platformsWithToken(readEnvironment({ SLACK_SIGNING_SECRET: 'x', DISCORD_TOKEN: 'y' }))).toEqual([
      'discord',
    ]);
  });
});
