import { expect } from 'vitest';
import type { By, ChatDriver, SeenMessage } from '../chat-driver.ts';
import { notOffered, only, type ScenarioGroup, scenario, textOf } from '../scenario.ts';

const manager: By = { by: 'manager' };

/** Subscribes the channel, and gives the id of the digest. */
async function subscribed(driver: ChatDriver, schedule = 'weekdays 9:00', by: By = manager): Promise<string> {
  const options = { schedule, timezone: 'Europe/Berlin' };
  const { text } = only(await driver.command('digest', 'subscribe', options, by));
  return /\/digest pause ([0-9a-f]{8})/.exec(text)?.[1] ?? 'none';
}

/** The one private reply to `/digest` and this. */
async function said(
  driver: ChatDriver,
  subcommand: string,
  options: Readonly<Record<string, string>> = {},
  by: By = manager,
): Promise<SeenMessage> {
  const seen = only(await driver.command('digest', subcommand, options, by));
  expect(seen.onlyFor).not.toBeNull();
  return seen;
}

export const digestScenarios: ScenarioGroup = {
  heading: 'Digests',
  scenarios: [
    scenario(
      '`/digest subscribe` echoes schedule, zone and the next three times, privately',
      async (driver) => {
        const options = { schedule: 'weekdays 9:00', timezone: 'Europe/Berlin', themes: 'finance,people' };
        const reply = await said(driver, 'subscribe', options);
        expect(reply.text).toContain('weekdays at 9:00 (Europe/Berlin)');
        expect(reply.text.match(/(?:Mon|Tue|Wed|Thu|Fri) \d+ \w+ \d{4}, 9:00/g)).toHaveLength(3);
        expect(reply.text).toContain('Finance, People');
        expect(reply.text).toMatch(/\/digest pause [0-9a-f]{8}/);
      },
    ),

    scenario('a time zone may stand at the end of the schedule', async (driver) => {
      const reply = await said(driver, 'subscribe', { schedule: 'mondays 8am new york' });
      expect(reply.text).toContain('Mondays at 8:00 (America/New_York)');
    }),

    scenario('all of it may be typed in one line', async (driver) => {
      const typed =
        '/digest subscribe weekdays 9:00 --timezone Europe/Berlin --themes finance, people —quiet';
      const reply = await driver.typed(typed, manager);
      if (reply === null) throw notOffered;
      expect(textOf(reply)).toMatch(
        /weekdays at 9:00 \(Europe\/Berlin\)[\s\S]*Finance, People[\s\S]*stays quiet/,
      );
    }),

    scenario('`/digest subscribe` alone opens a form', async (driver) => {
      const asked = await driver.command('digest', 'subscribe', {}, manager);
      expect(asked.messages).toEqual([]);
      expect(asked.form?.fields).toEqual(['When', 'Time zone', 'Themes', 'Where nothing is new']);
      const sent = await asked.form?.send({ When: 'daily 18:30', 'Time zone': 'Asia/Tokyo' });
      expect(sent && only(sent).text).toContain('daily at 18:30 (Asia/Tokyo)');
      expect(sent && only(sent).onlyFor).not.toBeNull();
      expect((await said(driver, 'list')).text).toContain('daily at 18:30 (Asia/Tokyo)');
    }),

    scenario('a form with a mistake in it is answered with what to do', async (driver) => {
      const asked = await driver.command('digest', 'subscribe', {}, manager);
      const sent = await asked.form?.send({ When: 'now and then' });
      expect(sent && only(sent).text).toContain('I cannot read the schedule "now and then"');
      // The form is gone by then, and what was filled in shall not be.
      expect(sent && only(sent).text).toMatch(/\/digest subscribe (?:schedule:)?now and then/);
    }),

    scenario('time zones, schedules and digests are suggested while they are typed', async (driver) => {
      const id = await subscribed(driver);
      const zones = await driver.suggestions('digest', 'subscribe', 'timezone', 'new york', manager);
      if (zones === null) throw notOffered;
      expect(zones).toEqual(['America/New_York']);
      expect(await driver.suggestions('digest', 'subscribe', 'schedule', 'mon', manager)).toContain(
        'mondays 8:00',
      );
      expect(await driver.suggestions('digest', 'pause', 'digest', id.slice(0, 4), manager)).toEqual([
        `weekdays at 9:00 (Europe/Berlin) · ${id}`,
      ]);
    }),

    scenario(
      '`/digest list` shows every digest and marks those of the channel, to anybody',
      async (driver) => {
        const here = await subscribed(driver);
        const there = await subscribed(driver, 'daily 7:00', { ...manager, in: 'random' });
        const { text } = await said(driver, 'list', {}, { by: 'ada' });
        expect(text).toMatch(new RegExp(`${here} weekdays at 9:00 \\(Europe/Berlin\\) · this channel`));
        expect(text).toMatch(new RegExp(`${there} daily at 7:00 \\(Europe/Berlin\\) · in <#`));
      },
    ),

    scenario('`/digest pause`, `resume` and `remove` do so, and say how to go on', async (driver) => {
      const id = await subscribed(driver);
      expect((await said(driver, 'pause')).text).toContain(`/digest resume ${id}`);
      expect((await said(driver, 'list')).text).toContain('paused');
      expect((await said(driver, 'why', { digest: id })).text).toContain(`/digest resume ${id}`);
      expect((await said(driver, 'resume', { digest: id })).text).toMatch(/goes on[\s\S]*, 9:00\n/);
      expect((await said(driver, 'list')).text).not.toContain('paused');
      expect((await said(driver, 'remove')).text).toContain('is removed');
      expect((await said(driver, 'list')).text).not.toContain(id);
    }),

    scenario('`/digest why` tells what comes next, to anybody', async (driver) => {
      await subscribed(driver);
      const { text } = await said(driver, 'why', {}, { by: 'ada' });
      expect(text).toContain('has posted and skipped nothing yet');
      expect(text.match(/, 9:00/g)).toHaveLength(3);
    }),

    scenario('`/digest preview` shows the digest to the asker alone, and posts nothing', async (driver) => {
      await subscribed(driver);
      const { messages } = await driver.command('digest', 'preview', {}, { by: 'ada' });
      expect(messages.every(({ onlyFor }) => onlyFor !== null)).toBe(true);
      const text = messages.map((message) => message.text).join('\n');
      expect(text).toMatch(/Preview, for you alone: the digest that this channel gets weekdays at 9:00/);
      expect(text).toContain('Kelderwick council backs record budget');
      expect(text).toMatch(/\[\d+\.\d+\]/);
    }),

    scenario('`/digest now` says that it is on its way', async (driver) => {
      const id = await subscribed(driver);
      const { messages } = await driver.command('digest', 'now', {}, manager);
      const reply = messages.find(({ onlyFor }) => onlyFor !== null);
      expect(reply?.text).toContain('is on its way to this channel');
      expect((await said(driver, 'why', { digest: id })).text).toContain('(asked for)');
    }),

    scenario('what is typed wrongly gets a private sentence with what to do', async (driver) => {
      for (const [options, sentence] of [
        [{ schedule: 'daily 25:00' }, /cannot read the schedule "daily 25:00".*Say it like "weekdays 9:00"/],
        [{ schedule: 'every 5 minutes' }, /fires 5 minutes apart.*Choose times further apart/],
        [{ schedule: 'daily 9:00', timezone: 'Europe/Berlni' }, /Did you mean "Europe\/Berlin"\?/],
        [{ schedule: 'daily 9:00', themes: 'finanse' }, /Did you mean "finance"\?/],
        [{ schedule: 'daily 9:00', briefs: 'harbor-budget' }, /Did you mean "harbour-budget"\?/],
      ] as const)
        expect((await said(driver, 'subscribe', options)).text).toMatch(sentence);
      for (const subcommand of ['pause', 'resume', 'remove', 'now', 'why', 'preview'])
        expect((await said(driver, subcommand)).text).toMatch(/gets no digest yet.*\/digest subscribe/);
      await subscribed(driver);
      expect((await said(driver, 'pause', { digest: 'deadbeef' })).text).toMatch(/no digest "deadbeef" here/);
      const second = await subscribed(driver, 'daily 7:00');
      const { text } = await said(driver, 'pause');
      expect(text).toMatch(/several digests, so say which: \/digest pause [0-9a-f]{8}/);
      expect(text).toContain(second);
    }),

    scenario('what changes a digest is for those who may', async (driver) => {
      const id = await subscribed(driver);
      const denied = await driver.command('digest', 'subscribe', {}, { by: 'ada' });
      expect(denied.form).toBeNull();
      expect(only(denied).text).toMatch(/Only people/);
      for (const subcommand of ['pause', 'resume', 'remove', 'now'])
        expect((await said(driver, subcommand, { digest: id }, { by: 'ada' })).text).toMatch(/Only people/);
    }),

    scenario('a digest is found in no other workspace', async (driver) => {
      const id = await subscribed(driver);
      if (driver.workspaces === 1) throw notOffered;
      const elsewhere = { ...manager, in: 'elsewhere' } as const;
      expect((await said(driver, 'list', {}, elsewhere)).text).not.toContain(id);
      expect((await said(driver, 'why', { digest: id }, elsewhere)).text).toMatch(
        /no digest in this workspace/,
      );
    }),

    scenario('`/brief forget` asks, and its button deletes all that is kept', async (driver) => {
      const id = await subscribed(driver);
      expect(only(await driver.command('brief', 'forget', {})).text).toMatch(/Only people/);
      const asked = only(await driver.command('brief', 'forget', {}, manager));
      expect(asked.onlyFor).not.toBeNull();
      expect(asked.text).toMatch(/1 digest/);
      const done = only(await driver.press(asked, 'Forget everything', manager));
      expect(done).toMatchObject({ id: asked.id, onlyFor: asked.onlyFor });
      expect(done.text).toContain('is deleted');
      expect(done.buttons).toEqual([]);
      expect((await said(driver, 'list')).text).not.toContain(id);
    }),
  ],
};
