import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackFiles } from '../../../src/adapters/slack/slack-files.ts';
import { maxArticleBytes } from '../../../src/core/article/article-limits.ts';
import { createFakeSlack, type FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await createFakeSlack();
});
afterEach(() => slack.close());

function attach(url: string | undefined, size = 3) {
  const files = createSlackFiles({
    botToken: secrets.botToken,
    timeoutMs: 2000,
    otherHosts: [slack.fileHost],
  });
  return files.attachment({ name: 'a.md', size, ...(url ? { url_private_download: url } : {}) });
}

describe('a file of Slack', () => {
  it.each([
    [maxArticleBytes, null],
    [maxArticleBytes + 1, 'article-too-large'],
  ])('of %i bytes, whatever Slack says of its size, is read or %s', async (bytes, code) => {
    slack.model.files.set('F1', { id: 'F1', name: 'a.md', bytes: new Uint8Array(bytes) });
    const read = attach(`http://${slack.fileHost}/files/F1`).read();
    if (code === null) expect((await read).length).toBe(bytes);
    else await expect(read).rejects.toMatchObject({ code });
  });

  it('that says it is too large is not fetched', async () => {
    await expect(attach('https://files.slack.com/x', maxArticleBytes + 1).read()).rejects.toMatchObject({
      code: 'article-too-large',
    });
  });

  it.each([
    'https://evil.example/a',
    'http://files.slack.com/a',
    'https://files.slack.com.evil.example/a',
    'https://files.slack.com@evil.example/a',
    'https://files.slack.com:8443/a',
    'file:///etc/passwd',
    'nonsense',
    undefined,
  ])('at %s is not fetched, so that the token goes nowhere', async (url) => {
    await expect(attach(url).read()).rejects.toMatchObject({
      code: 'article-unreadable',
      facts: { source: 'a.md', problem: 'not a file of Slack' },
    });
  });

  it('that the token may not read is unreadable: no redirect is followed', async () => {
    slack.model.files.set('F1', { id: 'F1', name: 'a.md', bytes: new Uint8Array(1), refused: true });
    await expect(attach(`http://${slack.fileHost}/files/F1`).read()).rejects.toMatchObject({
      code: 'article-unreadable',
      facts: { problem: 'Slack refuses it' },
    });
    await expect(attach(`http://${slack.fileHost}/files/F2`).read()).rejects.toMatchObject({
      facts: { problem: 'HTTP 404' },
    });
  });
});
