import { expect } from 'vitest';
import type { By, ChatDriver, SeenMessage } from '../chat-driver.ts';
import { latest, only, type ScenarioGroup, scenario, textOf } from '../scenario.ts';
import { expectWhole, manager, now, oneBrief, subscribed, why } from './digest-delivery.ts';

const hostile =
  '@everyone and <!channel> came with <@U1> and <@123456789012345678> to Lindow on 3 May 2021. ' +
  'The mayor, Ada Marsh, wrote **bold** _words_ and `code` beside [a bank](https://evil.example/x) that cost 4.2 million dollars. ' +
  'Critics said \u202eevil\u202c text at <https://evil.example|bank.example> was ||hidden|| and ~~struck~~ in 2022.';

/** The head and what stands under it, as they stand at last. */
function standing(driver: ChatDriver, channel: string): readonly SeenMessage[] {
  const heads = driver.seen({ channel, thread: null });
  return heads.flatMap((head) => [head, ...driver.seen({ channel, thread: head.ownThread })]);
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries++) {
    expect(tries).toBeLessThan(1000);
    await new Promise((done) => setTimeout(done, 10));
  }
}

const random: By = { ...manager, in: 'random' };

export const digestFaultScenarios: ScenarioGroup = {
  heading: 'Digests when things go wrong',
  scenarios: [
    scenario(
      'a channel that the bot may not post in gets no digest, and a sentence says why',
      async (driver) => {
        driver.allowPosts('random', false);
        const options = { schedule: 'every hour' };
        const refused = only(await driver.command('digest', 'subscribe', options, random));
        expect(refused.onlyFor).not.toBeNull();
        expect(refused.text).toMatch(/^.*(?:\/invite|Send Messages).*\.$/);
        expect(textOf(await driver.command('digest', 'list', {}, manager))).not.toContain('every hour');
        driver.allowPosts('random', true);
        expect(textOf(await driver.command('digest', 'subscribe', options, random))).toContain('every hour');
      },
    ),

    scenario(
      'what a lost permission keeps back is told by `/digest why`, and posted once it is mended',
      async (driver, stage) => {
        const { channel } = await subscribed(driver);
        driver.allowPosts('general', false);
        expect((await stage.fallDue()).messages).toEqual([]);
        expect(await why(driver)).toMatch(
          /needs someone: .*(?:\/invite|Send Messages).* It is looked at again/,
        );
        expect(stage.log.join('\n')).toMatch(/error A digest cannot be posted until somebody mends it/);
        driver.allowPosts('general', true);
        expectWhole(
          await driver.during(() => until(() => driver.seen({ channel, thread: null }).length > 0)),
        );
        expect(await why(driver)).toMatch(/posted at/);
      },
      oneBrief,
    ),

    scenario(
      'a rate limit is waited for, and the digest is posted once',
      async (driver, stage) => {
        await subscribed(driver);
        driver.failNext('rate-limit', 1);
        expectWhole(await stage.fallDue());
      },
      oneBrief,
    ),

    scenario(
      'a server error before a digest was accepted loses nothing, and doubles nothing',
      async (driver, stage) => {
        await subscribed(driver);
        driver.failNext('error', 1);
        expectWhole(await stage.fallDue());
      },
      oneBrief,
    ),

    scenario(
      'a server error after it was accepted doubles neither the head nor what stands in the thread',
      async (driver, stage) => {
        await subscribed(driver);
        driver.failNext('error-after', 2);
        const { head, thread } = expectWhole(await stage.fallDue());
        driver.failNext('error-after', 0);
        expect(standing(driver, head.channel)).toHaveLength(1 + thread.length);
        expect(await why(driver)).toMatch(/posted at/);
      },
      oneBrief,
    ),

    scenario(
      'where one copy of the bot stops amid a digest, the other goes on with it',
      async (driver, stage) => {
        const { channel } = await subscribed(driver, { themes: 'people,timeline,figures' });
        const outcome = await driver.during(async () => {
          const asked = now(driver);
          await until(() => driver.seen({ channel, thread: null }).length > 0);
          await until(() => stage.copies.some((copy) => copy.isPosting()));
          const [posting] = stage.copies.filter((copy) => copy.isPosting());
          await posting?.stop();
          expect(standing(driver, channel).length).toBeLessThan(4);
          for (const copy of stage.copies) if (copy !== posting) copy.wake();
          await asked;
        });
        const posted = latest(outcome).filter(({ onlyFor }) => onlyFor === null);
        const text = posted.map((message) => message.text);
        expect(text.filter((one) => one.includes('2 new briefs'))).toHaveLength(1);
        for (const theme of ['People', 'Timeline', 'Figures'])
          expect(text.filter((one) => one.includes(` ${theme} — Kelderwick`))).toHaveLength(1);
      },
      { copies: 2, slowThreadMs: 300 },
    ),

    scenario('hostile text in a digest neither pings nor links, and is all there', async (driver) => {
      const { form } = await driver.command('brief', 'add', {}, manager);
      await form?.send({ Title: '@everyone **The** <!here> [bridge](https://evil.example)', Text: hostile });
      await subscribed(driver, { briefs: 'everyone-the-here-bridge-https-evil-example' });
      const { messages } = await now(driver);
      expect(messages.length).toBeGreaterThan(2);
      for (const message of messages) {
        expect(message.mentions).toEqual([]);
        expect(message.links).toEqual([]);
        expect(message.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
      }
      const text = messages.map((message) => message.text).join('\n');
      expect(text).toContain('@everyone The <!here> bridge (https://evil.example)');
      expect(text).toContain('@everyone and <!channel> came with <@U1> and <@123456789012345678> to Lindow');
    }),
  ],
};
