import { expect } from 'vitest';
import type { ChatDriver } from '../chat-driver.ts';
import { askHarbour, latest, notOffered, only, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

const director = 'Who is the director of the museum?';
const mayor = 'Who is the mayor of Kelderwick?';
const all = 'Look in all briefs';

const ask = (driver: ChatDriver, question: string, options: Record<string, string | boolean> = {}) =>
  driver.command('ask', null, { question, ...options });

async function addBridge(driver: ChatDriver, title: string, opener: string): Promise<void> {
  const { form } = await driver.command('brief', 'add', {}, { by: 'manager', in: 'random' });
  const text = `The mayor of Lindow, ${opener}, opened the new bridge on 3 May 2021. It cost 4.2 million dollars.`;
  await form?.send({ Title: title, Text: text });
}

export const libraryScenarios: ScenarioGroup = {
  heading: 'Questions to all briefs',
  scenarios: [
    scenario('`/ask` without a brief is answered from the one that knows, which it names', async (driver) => {
      const answer = only(await ask(driver, mayor));
      expect(answer.onlyFor).not.toBeNull();
      expect(answer.text).toContain('Ingrid Salloway');
      expect(answer.text).toContain('From “Kelderwick council backs record budget');
      expect(answer.menus).toEqual([]);
    }),

    scenario(
      'a question that leans on the last one stays with its brief, another finds its own',
      async (driver) => {
        await ask(driver, mayor);
        expect(textOf(await ask(driver, 'And the deputy mayor?'))).toContain('Tomas Brandreth');
        expect(textOf(await ask(driver, director))).toContain('Leopold Winstay');
      },
    ),

    scenario(
      'a mention in a channel is answered from the brief that knows, and its thread goes on',
      async (driver) => {
        await driver.command('brief', 'show', { brief: 'museum-theft' });
        const answer = only(await driver.say(mayor, { mention: true }));
        expect(answer.text).toContain('Ingrid Salloway');
        const { channel, thread } = answer;
        expect(
          textOf(await driver.say('and the deputy mayor?', { mention: true, in: { channel, thread } })),
        ).toContain('Tomas Brandreth');
      },
    ),

    scenario('a direct message turns to another brief where it asks for it', async (driver) => {
      await driver.say(mayor, { in: 'direct' });
      expect(textOf(await driver.say('And the deputy mayor?', { in: 'direct' }))).toContain(
        'Tomas Brandreth',
      );
      expect(textOf(await driver.say(director, { in: 'direct' }))).toContain('Leopold Winstay');
    }),

    scenario(
      'what no brief answers gets a sentence, the nearest sentences, and no brief’s word for it',
      async (driver) => {
        const answer = only(await ask(driver, 'Which mayor of Kelderwick was born in Mongolia in 1903?'));
        expect(answer.text).toMatch(
          /Not in the briefs[\s\S]*all 2 briefs[\s\S]*nearest sentences[\s\S]*Kelderwick council/,
        );
      },
    ),

    scenario('"Look in all briefs" under a private abstention answers in its place', async (driver) => {
      const abstained = only(await ask(driver, mayor, { brief: 'museum-theft' }));
      expect(abstained.text).toContain('Not in the article');
      const answer = only(await driver.press(abstained, all));
      expect(answer).toMatchObject({ id: abstained.id, onlyFor: abstained.onlyFor, edits: 1 });
      expect(answer.text).toContain('Ingrid Salloway');
      expect((await askHarbour(driver, mayor)).buttons).not.toContain(all);
    }),

    scenario('"Look in all briefs" under a public one answers whoever presses it, alone', async (driver) => {
      const abstained = only(await ask(driver, mayor, { brief: 'museum-theft', public: true }));
      const answer = only(await driver.press(abstained, all, { by: 'ben' }));
      expect(answer.id).not.toBe(abstained.id);
      expect(answer.onlyFor).not.toBeNull();
      expect(answer.text).toContain('Ingrid Salloway');
      const shared = latest(await driver.press(answer, 'Share to channel', { by: 'ben' }));
      expect(shared.filter(({ onlyFor }) => onlyFor === null)).toMatchObject([
        { text: expect.stringContaining('Ingrid Salloway') },
      ]);
    }),

    scenario(
      'where briefs answer otherwise they are named, hostile titles included, and can be asked',
      async (driver) => {
        await addBridge(driver, '@everyone <!channel> **north** bridge', 'Ada Marsh');
        await addBridge(driver, '<@U1> http://evil.example south bridge', 'Tom Reed');
        const answer = only(await ask(driver, 'Who opened the new bridge?', { public: true }));
        expect(answer.text).toMatch(/Also in: .*bridge/);
        expect({ mentions: answer.mentions, links: answer.links }).toEqual({ mentions: [], links: [] });
        const [other = ''] = answer.menus[0]?.choices ?? [];
        const asked = only(await driver.choose(answer, other, { by: 'ben' }));
        expect(asked.onlyFor).not.toBeNull();
        const openers = (text: string) => ['Ada Marsh', 'Tom Reed'].filter((name) => text.includes(name));
        expect([...openers(answer.text), ...openers(asked.text)].sort()).toEqual(['Ada Marsh', 'Tom Reed']);
      },
    ),

    scenario('the briefs of another workspace are not looked in', async (driver) => {
      await addBridge(driver, 'The secret bridge', 'Ada Marsh');
      const question = { question: 'Who opened the new bridge of Lindow?' };
      expect(textOf(await driver.command('ask', null, question))).toContain('Ada Marsh');
      if (driver.workspaces === 1) throw notOffered;
      const elsewhere = textOf(await driver.command('ask', null, question, { in: 'elsewhere' }));
      expect(elsewhere).not.toMatch(/Ada Marsh|secret/);
    }),
  ],
};
