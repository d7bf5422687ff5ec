import { expect } from 'vitest';
import { latest, only, postCard, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

const show = { brief: 'harbour-budget', theme: 'people' };
const hostile =
  '@everyone and <!channel> came with <@U1> and <@123456789012345678> to Lindow on 3 May 2021. ' +
  'The mayor, Ada Marsh, wrote **bold** _words_ and `code` beside [a bank](https://evil.example/x) that cost 4.2 million dollars. ' +
  'Critics said \u202eevil\u202c text at <https://evil.example|bank.example> was ||hidden|| and ~~struck~~ in 2022. ' +
  '# Heading said the critic Tom Reed, who expects > quotes and :smile: in 2030.';

export const faultScenarios: ScenarioGroup = {
  heading: 'When things go wrong',
  scenarios: [
    scenario('an event that is delivered again is answered once', async (driver) => {
      await postCard(driver);
      only(await driver.say('Who is the mayor?', { mention: true }));
      expect((await driver.redeliver()).messages).toEqual([]);
      await driver.command('brief', 'list', {});
      expect((await driver.redeliver()).messages).toEqual([]);
    }),

    scenario(
      'two copies of the bot answer once',
      async (driver) => {
        const card = await postCard(driver);
        only(await driver.say('Who is the mayor?', { mention: true }));
        only(await driver.reply(card, 'What does the tunnel cost?', { mention: true }));
        only(await driver.press(card, 'Sources'));
      },
      { copies: 2 },
    ),

    scenario(
      'where one copy of the bot stops, the other goes on',
      async (driver, stage) => {
        const card = await postCard(driver);
        await stage.copies[0]?.stop();
        // Longer than a copy's hold on what it had lasts in these tests.
        await new Promise((done) => setTimeout(done, 1500));
        expect(only(await driver.command('brief', 'list', {})).text).toContain('harbour-budget');
        expect(only(await driver.reply(card, 'Who is the mayor?', { mention: true })).text).toContain(
          'Ingrid Salloway',
        );
      },
      { copies: 2 },
    ),

    scenario(
      'a slow answer is acknowledged in time',
      async (driver) => {
        const slow = await driver.command('brief', 'show', show);
        expect(slow.acknowledgedMs).toBeLessThan(1000);
        expect(textOf(slow)).toContain('People');
      },
      { slowMs: 3500 },
    ),

    scenario('a rate limit is waited for, and nothing is lost or doubled', async (driver) => {
      const card = await postCard(driver);
      driver.failNext('rate-limit', 2);
      expect(only(await driver.reply(card, 'Who is the mayor?', { mention: true })).text).toContain(
        'Ingrid Salloway',
      );
      driver.failNext('rate-limit', 1);
      expect(only(await driver.command('brief', 'show', show, { in: 'random' })).text).toContain('People');
    }),

    scenario('a server error after a post was accepted doubles nothing', async (driver) => {
      const card = await postCard(driver);
      driver.failNext('error-after', 1);
      expect(latest(await driver.reply(card, 'Who is the mayor?', { mention: true }))).toHaveLength(1);
      driver.failNext('error-after', 1);
      const shown = await driver.command('brief', 'show', show, { in: 'random' });
      expect(latest(shown).filter(({ onlyFor }) => onlyFor === null).length).toBeLessThanOrEqual(1);
    }),

    scenario('a server error leaves the bot at work, and the log with the cause', async (driver, stage) => {
      const card = await postCard(driver);
      driver.failNext('error', 20);
      await driver.reply(card, 'Who is the mayor?', { mention: true });
      driver.failNext('error', 0);
      expect(stage.log.some((line) => line.startsWith('error'))).toBe(true);
      expect(only(await driver.command('brief', 'list', {})).text).toContain('harbour-budget');
    }),

    scenario(
      'a channel that it may not post in is told to the asker and to the log',
      async (driver, stage) => {
        driver.failNext('forbidden', 3);
        const outcome = await driver.command('brief', 'show', show);
        driver.failNext('forbidden', 0);
        const told = textOf(outcome);
        expect(told === '' ? stage.log.join('\n') : told).toMatch(/People|permission|cannot post|lacks/i);
        expect(only(await driver.command('brief', 'list', {})).text).toContain('harbour-budget');
      },
    ),

    scenario('a dropped connection comes back by itself', async (driver) => {
      await postCard(driver);
      await driver.dropConnections();
      expect(only(await driver.command('brief', 'list', {})).text).toContain('harbour-budget');
      expect(only(await driver.say('Who is the mayor?', { mention: true })).text).toContain(
        'Ingrid Salloway',
      );
    }),

    scenario(
      'an error that nobody foresaw shows a sentence, and its cause in the log only',
      async (driver, stage) => {
        const reply = only(await driver.command('brief', 'show', show));
        expect(reply.onlyFor).not.toBeNull();
        expect(reply.text).toMatch(/Something went wrong inside Briefwire/);
        expect(reply.text).not.toContain('teapot');
        expect(stage.log.join('\n')).toContain('teapot');
      },
      { broken: new Error('a teapot in the engine') },
    ),

    scenario(
      'hostile text neither pings nor links nor changes its look, and is all there',
      async (driver) => {
        const { form } = await driver.command('brief', 'add', {}, { by: 'manager' });
        const added = await form?.send({
          Title: '@everyone **The** <!here> [bridge](https://evil.example)',
          Text: hostile,
        });
        const brief = /is now the brief (\S+) of/.exec(added ? textOf(added) : '')?.[1] ?? '';
        const shown = await driver.command('brief', 'show', { brief, theme: 'all' });
        const asked = await driver.command('ask', null, {
          question: 'What did Ada Marsh write?',
          brief,
          public: true,
        });
        for (const message of [...(added?.messages ?? []), ...shown.messages, ...asked.messages]) {
          expect(message.mentions).toEqual([]);
          expect(message.links).toEqual([]);
          expect(message.text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/);
        }
        expect(textOf(shown)).toContain(
          '@everyone and <!channel> came with <@U1> and <@123456789012345678> to Lindow',
        );
        expect(textOf(shown)).toContain('was ||hidden|| and ~~struck~~ in 2022.');
      },
    ),

    scenario(
      'work under way is finished before the bot stops',
      async (driver, stage) => {
        const asked = driver.command('brief', 'show', show);
        await new Promise((done) => setTimeout(done, 400));
        await Promise.all(stage.copies.map((copy) => copy.stop()));
        expect(textOf(await asked)).toContain('People');
      },
      { slowMs: 1000 },
    ),
  ],
};
