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

  it.each([
    ['postgres://user:pass%20word%21@host:5432/briefs', ['pass%20word%21', 'pass word!']],
    ['postgres://user:plain@host/briefs', ['plain']],
    ['postgres://user:50%@host/briefs', ['50%']],
    ['postgres://host/briefs?user=me&password=p%3Dq&sslmode=require', ['p%3Dq', 'p=q']],
    ['postgres://user@host:5432/briefs', []],
    ['not an address', []],
  ])('names the address of the database and the password in it: %s', (url, passwords) => {
    expect(secretsOf(readEnvironment({ DATABASE_URL: url }))).toEqual([url, ...passwords]);
  });

  it.each([
    ['https://user:pass%20word@proxy:8080/api', ['user:pass%20word', 'pass%20word', 'pass word']],
    ['https://only-a-token@proxy/api', ['only-a-token']],
    ['http://127.0.0.1:4000/api', null],
  ])('names what a proxy asks for, in the address of an API: %s', (url, secrets) => {
    const told = secrets === null ? [] : [url, ...secrets];
    expect(secretsOf(readEnvironment({ DISCORD_API_URL: url }))).toEqual(told);
    expect(secretsOf(readEnvironment({ SLACK_API_URL: url }))).toEqual(told);
  });

  it('starts Slack on half of its tokens, so that the lack of the other is told', () => {
    expect(platformsWithToken(readEnvironment({ SLACK_APP_TOKEN: 'xapp-1' }))).toEqual(['slack']);
    expect(platformsWithToken(readEnvironment({ SLACK_SIGNING_SECRET: 'x', DISCORD_TOKEN: 'y' }))).toEqual([
      'discord',
    ]);
  });
});
