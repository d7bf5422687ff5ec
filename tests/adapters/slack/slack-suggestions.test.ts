/** Fields of a form whose value is looked for while it is typed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { formToSlackView, readSuggestAction } from '../../../src/adapters/slack/form-to-slack-view.ts';
import type { Form, FormField } from '../../../src/commands/form.ts';
import type { FormRequest, SuggestRequest } from '../../../src/commands/request.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';
import { brokenViewRules } from '../../fakes/slack/slack-rules.ts';
import { useStands } from './slack-stand.ts';

const stand = useStands();

const typed: FormField = {
  id: 'schedule',
  label: 'When',
  placeholder: 'weekdays 9:00',
  long: false,
  required: true,
  maxLength: 100,
  suggests: null,
  choices: null,
};
const form: Form = {
  id: 'subscribe',
  title: 'Subscribe',
  send: 'Subscribe',
  takesFile: false,
  fields: [
    typed,
    {
      ...typed,
      id: 'zone',
      label: 'Time zone',
      placeholder: 'Berlin',
      required: false,
      suggests: { command: 'digest', subcommand: 'subscribe', option: 'timezone' },
    },
  ],
};
const zones = ['Europe/Berlin', 'Europe/Paris', 'America/New_York'];
const suggest = async ({ typed: text }: SuggestRequest) =>
  zones
    .filter((zone) => zone.toLowerCase().includes(text.toLowerCase()))
    .map((zone) => ({ label: `${zone} time`, value: zone }));

describe('the view', () => {
  it('keeps to the rules and searches from the start', () => {
    const view = formToSlackView(form, '{}');
    expect(brokenViewRules(view)).toEqual([]);
    expect(view.blocks).toMatchObject([
      { block_id: 'schedule', optional: false, element: { type: 'plain_text_input' } },
      {
        block_id: 'zone',
        optional: true,
        element: {
          type: 'external_select',
          min_query_length: 0,
          placeholder: { type: 'plain_text', text: 'Berlin' },
        },
      },
    ]);
  });

  it.each(['value', 'suggest:digest', 'suggest:a:b:', 'card:x:y:z'])(
    'asks for no suggestions by the action %s',
    (action) => expect(readSuggestAction(action)).toBeNull(),
  );
});

describe('somebody who types', () => {
  it('is given suggestions, for the place where the form was opened', async () => {
    const requests: SuggestRequest[] = [];
    const made = await stand({
      formFor: () => form,
      suggest: async (request) => {
        requests.push(request);
        return suggest(request);
      },
    });
    await made.people.type('U0MAX', 'C0RANDOM', '/ask');
    await made.quiet();
    const { options, acknowledgedMs } = await made.people.search('U0MAX', 'zone', 'europe');
    expect(options).toEqual([
      { label: 'Europe/Berlin time', value: 'Europe/Berlin' },
      { label: 'Europe/Paris time', value: 'Europe/Paris' },
    ]);
    expect(acknowledgedMs).not.toBeNull();
    expect(requests).toEqual([
      {
        origin: {
          platform: 'slack',
          workspace: 'slack:T0FAKE',
          channel: 'C0RANDOM',
          thread: null,
          user: 'U0MAX',
          mayManage: true,
        },
        command: 'digest',
        subcommand: 'subscribe',
        option: 'timezone',
        options: {},
        typed: 'europe',
      },
    ]);
  });

  it('sends what was chosen beside what was typed', async () => {
    const made = await stand({ formFor: () => form, suggest });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask');
    await made.quiet();
    await made.people.choose('U0ADA', 'zone', 'Europe/Paris');
    await made.people.send('U0ADA', { schedule: 'daily 18:30' });
    await made.quiet();
    expect(made.asked.at(-1)).toMatchObject({
      what: 'form',
      request: { id: 'subscribe', fields: { schedule: 'daily 18:30', zone: 'Europe/Paris' } },
    });
  });

  it('may leave it empty', async () => {
    const made = await stand({ formFor: () => form, suggest });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask');
    await made.quiet();
    await made.people.send('U0ADA', { schedule: 'daily 18:30' });
    await made.quiet();
    const request = made.asked.at(-1)?.request as FormRequest;
    expect(request.fields).toEqual({ schedule: 'daily 18:30' });
  });

  it('gets no more than Slack takes', async () => {
    const made = await stand({
      formFor: () => form,
      suggest: async () => [
        { label: 'nothing', value: '' },
        { label: 'too long', value: 'v'.repeat(151) },
        ...Array.from({ length: 120 }, (_, index) => ({
          label: `${index} ${'l'.repeat(98)}`,
          value: `v${index}`,
        })),
      ],
    });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask');
    await made.quiet();
    const { options } = await made.people.search('U0ADA', 'zone', '');
    expect(options).toHaveLength(100);
    expect(options[0]).toEqual({ label: expect.stringMatching(/^0 l+…$/), value: 'v0' });
  });

  it.each([
    ['fails', () => Promise.reject(new Error('no'))],
    ['takes too long', () => new Promise<never>(() => {})],
  ])('is told nothing where looking %s', async (_name, search) => {
    const made = await stand({ formFor: () => form, suggest: search }, { timings: { suggest: 50 } });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask');
    await made.quiet();
    const { options, acknowledgedMs } = await made.people.search('U0ADA', 'zone', 'x');
    expect(options).toEqual([]);
    expect(acknowledgedMs).not.toBeNull();
  });

  it('is answered over HTTP, too', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const made = await stand(
      { formFor: () => form, suggest },
      { config: { mode: 'http', port }, parts: { signingSecret: secrets.signingSecret } },
    );
    made.slack.delivery.urls.push(`http://127.0.0.1:${port}/slack/events`);
    await made.people.type('U0ADA', 'C0GENERAL', '/ask');
    await made.quiet();
    const { options } = await made.people.search('U0ADA', 'zone', 'york');
    expect(options.map(({ value }) => value)).toEqual(['America/New_York']);
  });
});
