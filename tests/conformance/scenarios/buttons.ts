import { expect } from 'vitest';
import { askHarbour, only, postCard, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

const labelled = (choices: readonly string[] | undefined, word: string) =>
  choices?.find((label) => label.includes(word)) ?? '';

export const buttonScenarios: ScenarioGroup = {
  heading: 'Cards and buttons',
  scenarios: [
    scenario('the menu of a posted card shows another card to whoever chose it', async (driver) => {
      const card = await postCard(driver);
      const other = only(
        await driver.choose(card, labelled(card.menus[0]?.choices, 'Figures'), { by: 'ben' }),
      );
      expect(other.id).not.toBe(card.id);
      expect(other.onlyFor).not.toBeNull();
      expect(other.text).toContain('Figures');
      expect(
        driver.seen({ channel: card.channel, thread: null }).filter(({ onlyFor }) => onlyFor === null),
      ).toHaveLength(1);
    }),

    scenario('the menu of a private card changes it in place', async (driver) => {
      const card = await postCard(driver);
      const own = only(await driver.choose(card, labelled(card.menus[0]?.choices, 'Figures')));
      const next = only(await driver.choose(own, labelled(own.menus[0]?.choices, 'Timeline')));
      expect(next).toMatchObject({ id: own.id, onlyFor: own.onlyFor, edits: 1 });
      expect(next.text).toContain('Timeline');
    }),

    scenario('"Ask" opens a form, and its answer is private', async (driver) => {
      const card = await postCard(driver);
      const pressed = await driver.press(card, 'Ask', { by: 'ben' });
      expect(pressed.messages).toEqual([]);
      const answer = await pressed.form?.send({ 'What do you want to know?': 'What does the tunnel cost?' });
      expect(answer && only(answer).text).toContain('620 million crowns');
      expect(answer && only(answer).onlyFor).not.toBeNull();
    }),

    scenario('"Sources" gives the quotations with paragraph and sentence', async (driver) => {
      const sources = only(await driver.press(await postCard(driver), 'Sources'));
      expect(sources.onlyFor).not.toBeNull();
      expect(sources.text).toMatch(/“.+” paragraph \d+, sentence \d+/);
    }),

    scenario('"Share to channel" posts a private answer for everyone, once', async (driver) => {
      const answer = await askHarbour(driver, 'Who is the mayor?');
      const shared = (await driver.press(answer, 'Share to channel')).messages.filter(
        ({ onlyFor }) => onlyFor === null,
      );
      expect(shared).toHaveLength(1);
      expect(shared[0]?.text).toContain('Ingrid Salloway');
      const again = await driver.press(answer, 'Share to channel');
      expect(again.messages.filter(({ onlyFor }) => onlyFor === null)).toEqual([]);
      expect(textOf(again)).toMatch(/shared to the channel already/);
    }),

    scenario('all cards come without loss, in order, however many messages they take', async (driver) => {
      const { messages } = await driver.command('brief', 'show', { brief: 'harbour-budget', theme: 'all' });
      const posted = [...new Map(messages.map((message) => [message.id, message])).values()];
      const numbers = posted.flatMap(({ text }) =>
        [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number)),
      );
      expect(numbers.length).toBeGreaterThan(30);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      for (const label of ['At a glance', 'Finance', 'Timeline', 'Figures', 'People', 'Voices', 'Outlook'])
        expect(
          posted.some(({ text }) => text.includes(label)),
          label,
        ).toBe(true);
      expect(posted.at(-1)?.buttons).toContain('Ask');
    }),

    scenario('every card of the menu can be opened', async (driver) => {
      const card = await postCard(driver);
      for (const choice of card.menus.flatMap(({ choices }) => choices).slice(0, -1)) {
        const opened = only(await driver.choose(card, choice));
        expect(opened.text).toMatch(/\[\d+\.\d+\]/);
      }
    }),
  ],
};
