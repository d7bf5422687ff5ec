import { expect } from 'vitest';
import {
  askHarbour,
  latest,
  notOffered,
  only,
  postCard,
  type ScenarioGroup,
  scenario,
  textOf,
} from '../scenario.ts';

const aloud = { mention: true };

export const threadScenarios: ScenarioGroup = {
  heading: 'Mentions and threads',
  scenarios: [
    scenario('a question by mention is answered in a thread on it', async (driver) => {
      await postCard(driver);
      const answer = only(await driver.say('Who is the mayor?', aloud));
      expect(answer.text).toContain('Ingrid Salloway');
      expect(answer.onlyFor).toBeNull();
      expect(answer.thread).not.toBeNull();
    }),

    scenario('a reply in the thread of a card is answered from its brief', async (driver) => {
      const card = await postCard(driver);
      await driver.command('brief', 'show', { brief: 'museum-theft' });
      const answer = only(await driver.reply(card, 'Who is the mayor?', { ...aloud, by: 'ben' }));
      expect(answer.thread).toBe(card.ownThread);
      expect(answer.text).toContain('Ingrid Salloway');
    }),

    scenario('a thread remembers what was said, whoever asks', async (driver) => {
      const card = await postCard(driver);
      await driver.reply(card, 'Who is the mayor of Kelderwick?', aloud);
      const answer = only(await driver.reply(card, 'and the deputy mayor?', { ...aloud, by: 'ben' }));
      expect(answer.text).toContain('Tomas Brandreth');
    }),

    scenario('"more on 2" tells what stands around the second point', async (driver) => {
      const card = await postCard(driver);
      const place = /^2\. .*\[(\d+)\.(\d+)\]/m.exec(card.text);
      const more = only(await driver.reply(card, 'more on 2', aloud));
      expect(more.text).toContain(`paragraph ${place?.[1]}, sentence ${place?.[2]}`);
    }),

    scenario('a shared answer can be followed up in its thread', async (driver) => {
      const answer = await askHarbour(driver, 'Who is the mayor of Kelderwick?');
      const shared = latest(await driver.press(answer, 'Share to channel')).find(
        ({ onlyFor }) => onlyFor === null,
      );
      if (!shared) throw new Error('nothing was shared');
      expect(textOf(await driver.reply(shared, 'and the deputy mayor?', aloud))).toContain('Tomas Brandreth');
    }),

    scenario('the thread of an answered mention goes on', async (driver) => {
      await postCard(driver);
      const answer = only(await driver.say('Who is the mayor of Kelderwick?', aloud));
      const { channel, thread } = answer;
      const next = only(await driver.say('and the deputy mayor?', { ...aloud, in: { channel, thread } }));
      expect(next.thread).toBe(thread);
      expect(next.text).toContain('Tomas Brandreth');
    }),

    scenario('a question in one of its threads is answered without a mention', async (driver) => {
      const card = await postCard(driver);
      const { messages } = await driver.reply(card, 'Who is the mayor of Kelderwick?', { by: 'ben' });
      if (!driver.readsThreads) {
        expect(messages).toEqual([]);
        throw notOffered;
      }
      expect(messages.at(-1)?.text).toContain('Ingrid Salloway');
      expect(textOf(await driver.reply(card, 'and the deputy mayor?'))).toContain('Tomas Brandreth');
    }),

    scenario('people who talk to each other in a thread are left alone', async (driver) => {
      const card = await postCard(driver);
      expect((await driver.reply(card, 'thanks, that helps')).messages).toEqual([]);
      expect((await driver.say('Who is the mayor?')).messages).toEqual([]);
    }),

    scenario('a direct message is answered there, without a mention', async (driver) => {
      await driver.command('brief', 'show', { brief: 'harbour-budget' }, { in: 'direct' });
      const answer = only(await driver.say('Who is the mayor?', { in: 'direct' }));
      expect(answer.text).toContain('Ingrid Salloway');
    }),

    scenario('a mention that asks nothing is told how to ask', async (driver) => {
      expect(textOf(await driver.say('', aloud))).toMatch(/\/brief show/);
    }),

    scenario('other bots are never answered', async (driver) => {
      const card = await postCard(driver);
      expect((await driver.say('Who is the mayor?', { ...aloud, by: 'robot' })).messages).toEqual([]);
      expect((await driver.reply(card, 'Who is the mayor?', { ...aloud, by: 'robot' })).messages).toEqual([]);
    }),

    scenario('a number that was not shown gets a sentence, not silence', async (driver) => {
      const card = await postCard(driver, 'outlook');
      expect(textOf(await driver.reply(card, 'more on 99', aloud))).toMatch(/Nothing here is numbered 99/);
    }),
  ],
};
