import { expect } from 'vitest';
import { askHarbour, notOffered, only, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

const bridge =
  'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021. It cost 4.2 million dollars.';

export const commandScenarios: ScenarioGroup = {
  heading: 'Commands',
  scenarios: [
    scenario('`/brief list` names the briefs, to the asker alone', async (driver) => {
      const list = only(await driver.command('brief', 'list', {}));
      expect(list.onlyFor).not.toBeNull();
      expect(list.text).toContain('harbour-budget');
      expect(list.menus).toHaveLength(1);
      const opened = only(await driver.choose(list, list.menus[0]?.choices[0] ?? ''));
      expect(opened).toMatchObject({ id: list.id, onlyFor: list.onlyFor, edits: 1 });
      expect(opened.text).toContain('At a glance');
    }),

    scenario('`/brief show` posts a card for everyone, with a menu and buttons', async (driver) => {
      const card = only(await driver.command('brief', 'show', { brief: 'harbour-budget' }));
      expect(card.onlyFor).toBeNull();
      expect(card.text).toContain('Kelderwick council backs record budget');
      expect(card.text).toMatch(/1\. .+ \[\d+\.\d+\]/);
      expect(card.buttons).toEqual(['Ask', 'Sources']);
      expect(card.menus[0]?.choices.length).toBeGreaterThan(5);
    }),

    scenario('`/brief show` takes a theme by another of its names', async (driver) => {
      expect(
        only(await driver.command('brief', 'show', { brief: 'harbour-budget', theme: 'critics' })).text,
      ).toContain('Voices');
    }),

    scenario('`/brief help` says what can be typed', async (driver) => {
      const help = only(await driver.command('brief', 'help', {}));
      expect(help.text).toContain('/brief show [brief] [theme]');
      expect(help.text).toContain('/ask');
      expect(help.onlyFor).not.toBeNull();
    }),

    scenario('`/ask` answers the asker alone, with the quotation and its place', async (driver) => {
      const answer = await askHarbour(driver, 'Who is the mayor?');
      expect(answer.onlyFor).not.toBeNull();
      expect(answer.text).toContain('Ingrid Salloway');
      expect(answer.text).toMatch(/paragraph \d+, sentence \d+/);
      expect(answer.buttons).toContain('Share to channel');
    }),

    scenario('`/ask` with `public` answers everyone', async (driver) => {
      const asked = { question: 'Who is the mayor?', brief: 'harbour-budget', public: true };
      const answer = only(await driver.command('ask', null, asked));
      expect(answer.onlyFor).toBeNull();
      expect(answer.text).toContain('Who is the mayor?');
      expect(answer.buttons).not.toContain('Share to channel');
    }),

    scenario('`/ask` takes the brief that was shown last', async (driver) => {
      await driver.command('brief', 'show', { brief: 'harbour-budget' });
      await driver.command('brief', 'show', { brief: 'museum-theft' }, { in: 'random' });
      expect(
        textOf(await driver.command('ask', null, { question: 'Who is the mayor?' }, { by: 'ben' })),
      ).toContain('Ingrid Salloway');
    }),

    scenario('an abstention shows the nearest sentences and how to ask better', async (driver) => {
      const answer = await askHarbour(driver, 'Did Barack Obama open the tunnel?');
      expect(answer.text).toMatch(
        /Not in the article[\s\S]*Obama[\s\S]*nearest sentences[\s\S]*1\. “[\s\S]*Try /,
      );
    }),

    scenario('a follow-up leans on what the same person asked before', async (driver) => {
      await askHarbour(driver, 'Who is the mayor of Kelderwick?');
      expect(textOf(await driver.command('ask', null, { question: 'And the deputy mayor?' }))).toContain(
        'Tomas Brandreth',
      );
    }),

    scenario('a wrong brief or theme gets a private sentence with the near one', async (driver) => {
      const brief = only(await driver.command('brief', 'show', { brief: 'harbor-budget' }));
      expect(brief.onlyFor).not.toBeNull();
      expect(brief.text).toContain('Did you mean "harbour-budget"?');
      expect(
        textOf(await driver.command('brief', 'show', { brief: 'harbour-budget', theme: 'finanse' })),
      ).toContain('Did you mean "finance"?');
    }),

    scenario('a command typed wrongly is answered with what was probably meant', async (driver) => {
      const reply = await driver.typed('/brief shw harbour-budget');
      if (reply === null) throw notOffered;
      expect(only(reply).onlyFor).not.toBeNull();
      expect(only(reply).text).toContain('Did you mean /brief show?');
      expect(textOf((await driver.typed('/ask Who is the mayor? —brief harbour-budget')) ?? reply)).toContain(
        'Ingrid Salloway',
      );
    }),

    scenario('a question left out opens a form, whose answer comes to the same place', async (driver) => {
      const reply = await driver.typed('/ask --brief harbour-budget');
      if (reply === null) throw notOffered;
      expect(reply.messages).toEqual([]);
      const sent = await reply.form?.send({ 'What do you want to know?': 'Who is the mayor?' });
      expect(sent && textOf(sent)).toContain('Ingrid Salloway');
    }),

    scenario('briefs and themes are suggested while they are typed', async (driver) => {
      const briefs = await driver.suggestions('brief', 'show', 'brief', 'tunnel');
      if (briefs === null) throw notOffered;
      expect(briefs).toEqual([expect.stringContaining('Kelderwick')]);
      expect(await driver.suggestions('brief', 'show', 'theme', 'crit')).toEqual([
        expect.stringContaining('Voices'),
      ]);
    }),

    scenario('adding and removing a brief is for those who may', async (driver) => {
      const denied = await driver.command('brief', 'add', {});
      expect(denied.form).toBeNull();
      expect(only(denied).text).toMatch(/Only people/);
      const { form } = await driver.command('brief', 'add', {}, { by: 'manager' });
      const added = await form?.send({ Title: 'The bridge of Lindow', Text: bridge });
      expect(added && textOf(added)).toContain('is now the brief the-bridge-of-lindow');
      const asked = { question: 'Who opened the bridge?', brief: 'the-bridge-of-lindow' };
      expect(textOf(await driver.command('ask', null, asked))).toContain('Ada Marsh');
      expect(textOf(await driver.command('brief', 'remove', { brief: 'the-bridge-of-lindow' }))).toMatch(
        /Only people/,
      );
      expect(
        textOf(await driver.command('brief', 'remove', { brief: 'the-bridge-of-lindow' }, { by: 'manager' })),
      ).toMatch(/is removed/);
      expect(textOf(await driver.command('ask', null, asked))).toMatch(/no brief "the-bridge-of-lindow"/);
    }),

    scenario('an added brief is seen in no other workspace', async (driver) => {
      const { form } = await driver.command('brief', 'add', {}, { by: 'manager' });
      await form?.send({ Title: 'The bridge of Lindow', Text: bridge });
      const asked = { question: 'Who opened the bridge?', brief: 'the-bridge-of-lindow' };
      const elsewhere = textOf(await driver.command('ask', null, asked, { in: 'elsewhere' }));
      if (driver.workspaces === 1) throw notOffered;
      expect(elsewhere).toMatch(/no brief "the-bridge-of-lindow"/);
      expect(elsewhere).not.toContain('Ada Marsh');
    }),

    scenario('the start page lists the briefs and opens one', async (driver) => {
      const home = await driver.home();
      if (home === null) throw notOffered;
      expect(home.text).toContain('harbour-budget');
      const opened = await driver.choose(home, home.menus[0]?.choices[0] ?? '');
      expect(textOf(opened)).toContain('At a glance');
    }),
  ],
};
