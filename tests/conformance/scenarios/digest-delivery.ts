import { expect } from 'vitest';
import type { By, ChatDriver, Outcome, SeenMessage } from '../chat-driver.ts';
import { latest, only, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

export const manager: By = { by: 'manager' };
export const oneBrief = { briefs: ['harbour-budget.md'] };

/** Subscribes the channel to a digest of every hour. */
export async function subscribed(
  driver: ChatDriver,
  options: Readonly<Record<string, string | boolean>> = {},
) {
  return only(await driver.command('digest', 'subscribe', { schedule: 'every hour', ...options }, manager));
}

export const now = (driver: ChatDriver) => driver.command('digest', 'now', {}, manager);
const publicOf = (outcome: Outcome) => latest(outcome).filter(({ onlyFor }) => onlyFor === null);

/** The head of the one digest that came of something, and what stands in the thread under it. */
function digestOf(outcome: Outcome): { readonly head: SeenMessage; readonly thread: readonly SeenMessage[] } {
  const posted = publicOf(outcome);
  const heads = posted.filter(({ thread }) => thread === null);
  expect(heads.map(({ text }) => text)).toHaveLength(1);
  const [head] = heads as [SeenMessage];
  const thread = posted.filter((message) => message.thread === head.ownThread);
  expect(thread.length).toBe(posted.length - 1);
  return { head, thread };
}

/** A digest of the harbour brief alone, whole and once. */
export function expectWhole(outcome: Outcome): {
  readonly head: SeenMessage;
  readonly thread: readonly SeenMessage[];
} {
  const digest = digestOf(outcome);
  expect(digest.head.text).toContain('1 new brief');
  expect(digest.head.text).toContain('Kelderwick council backs record budget');
  const numbers = digest.thread.flatMap(({ text }) =>
    [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number)),
  );
  expect(numbers.length).toBeGreaterThan(10);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  return digest;
}

export async function why(driver: ChatDriver): Promise<string> {
  return textOf(await driver.command('digest', 'why', {}));
}

export const digestDeliveryScenarios: ScenarioGroup = {
  heading: 'Digests posted',
  scenarios: [
    scenario(
      '`/digest now` posts a head in the channel, and the cards in a thread under it',
      async (driver) => {
        await subscribed(driver);
        const { head, thread } = expectWhole(await now(driver));
        expect(head.text).toContain('/brief show harbour-budget');
        expect(head.buttons).toEqual(['Ask', 'About this digest']);
        expect(thread.map(({ text }) => text).join('\n')).toMatch(/1\. .+ \[\d+\.\d+\]/);
      },
      oneBrief,
    ),

    scenario('a digest of several briefs has a card a theme in its thread', async (driver) => {
      await subscribed(driver, { themes: 'people,timeline' });
      const { head, thread } = digestOf(await now(driver));
      expect(head.text).toContain('2 new briefs');
      expect(head.menus[0]?.choices).toHaveLength(2);
      const text = thread.map((message) => message.text).join('\n');
      expect(text).toMatch(/People[\s\S]*Petra Quillfeather/);
      expect(text).toContain('Timeline');
      expect(text).not.toContain('Finance');
    }),

    scenario(
      'a digest that falls due is posted once, with two copies of the bot at work',
      async (driver, stage) => {
        await subscribed(driver);
        expectWhole(await stage.fallDue());
        expect(await why(driver)).toMatch(/, \d+:00 posted at /);
      },
      { ...oneBrief, copies: 2 },
    ),

    scenario(
      '`/digest now` posts once, with two copies of the bot at work',
      async (driver, stage) => {
        await subscribed(driver);
        expectWhole(
          await driver.during(async () => {
            const asked = now(driver);
            for (const copy of stage.copies) copy.wake();
            await asked;
          }),
        );
      },
      { ...oneBrief, copies: 2 },
    ),

    scenario(
      '`/digest now` that is delivered again posts nothing more',
      async (driver) => {
        await subscribed(driver);
        expectWhole(await now(driver));
        expect((await driver.redeliver()).messages).toEqual([]);
      },
      oneBrief,
    ),

    scenario(
      'a question and "more on 1" in the thread of a digest are answered there',
      async (driver) => {
        await subscribed(driver);
        const { head, thread } = expectWhole(await now(driver));
        const [, paragraph, sentence] = /^1\. .*\[(\d+)\.(\d+)\]/m.exec(thread[0]?.text ?? '') ?? [];
        const more = only(await driver.reply(head, 'more on 1', { mention: true }));
        expect(more.thread).toBe(head.ownThread);
        expect(more.text).toContain(`paragraph ${paragraph}, sentence ${sentence}`);
        const answer = only(await driver.reply(head, 'Who is the mayor?', { mention: true, by: 'ben' }));
        expect(answer.thread).toBe(head.ownThread);
        expect(answer.text).toContain('Ingrid Salloway');
      },
      oneBrief,
    ),

    scenario(
      '"About this digest" tells whoever presses it why it is there',
      async (driver) => {
        await subscribed(driver);
        const { head } = expectWhole(await now(driver));
        const about = only(await driver.press(head, 'About this digest', { by: 'ben' }));
        expect(about.onlyFor).not.toBeNull();
        expect(about.text).toMatch(/gets it every hour[\s\S]*asked for by \/digest now: posted at/);
        expect(about.text).toMatch(/\/digest why [0-9a-f]{8}/);
      },
      oneBrief,
    ),

    scenario('the buttons and menus of a digest show cards to whoever uses them', async (driver) => {
      await subscribed(driver);
      const { head } = digestOf(await now(driver));
      const brief = head.menus[0]?.choices.find((label) => label.includes('Kelderwick')) ?? '';
      const opened = only(await driver.choose(head, brief, { by: 'ben' }));
      expect(opened.onlyFor).not.toBeNull();
      expect(opened.text).toContain('At a glance');
    }),

    scenario(
      'where nothing is new a digest says so, and has no thread',
      async (driver) => {
        await subscribed(driver);
        expectWhole(await now(driver));
        const { head, thread } = digestOf(await now(driver));
        expect(head.text).toMatch(/Nothing new since .+\./);
        expect(head.buttons).toEqual(['About this digest']);
        expect(thread).toEqual([]);
      },
      oneBrief,
    ),

    scenario(
      'a quiet digest stays silent where nothing is new, and `/digest why` tells of it',
      async (driver, stage) => {
        await subscribed(driver, { quiet: true });
        expectWhole(await now(driver));
        expect((await stage.fallDue()).messages).toEqual([]);
        expect(await why(driver)).toContain('skipped: nothing was new, and this digest stays quiet then');
      },
      oneBrief,
    ),

    scenario('what has been added since is in the next digest, and nothing else', async (driver) => {
      await subscribed(driver);
      await now(driver);
      const { form } = await driver.command('brief', 'add', {}, manager);
      await form?.send({
        Title: 'The bridge of Lindow',
        Text: 'The mayor of Lindow, Ada Marsh, opened the new bridge on 3 May 2021. It cost 4.2 million dollars.',
      });
      const { head, thread } = digestOf(await now(driver));
      expect(head.text).toContain('1 new brief');
      expect(head.text).toContain('The bridge of Lindow');
      expect(head.text).not.toContain('Kelderwick');
      expect(thread.map(({ text }) => text).join('\n')).toContain('Ada Marsh');
    }),
  ],
};
