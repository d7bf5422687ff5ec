import { describe, expect, it } from 'vitest';
import { readFormMetadata, writeFormMetadata } from '../../../src/adapters/slack/form-metadata.ts';
import { formToSlackView } from '../../../src/adapters/slack/form-to-slack-view.ts';
import { slackLimits } from '../../../src/adapters/slack/slack-limits.ts';
import type { Form } from '../../../src/commands/form.ts';
import { addForm, askForm, subscribeForm } from '../../../src/commands/forms.ts';
import { brokenViewRules } from '../../fakes/slack/slack-rules.ts';

const at = (responseUrl: string) => ({
  origin: {
    platform: 'slack',
    workspace: 'slack:T1',
    channel: 'C1',
    thread: 'C1/1.1',
    user: 'U1',
    mayManage: false,
  },
  threadTs: '1.1',
  inThread: '1.1',
  direct: false,
  responseUrl,
  messageTs: '1.2',
});

describe('a form in Slack', () => {
  it.each([
    ['ask', askForm('bridge', 'private')],
    ['add', addForm],
    ['subscribe', subscribeForm],
  ])('%s keeps to the rules of views', (_name, form) => {
    expect(brokenViewRules(formToSlackView(form, '{}'))).toEqual([]);
  });

  it('has one input a field, and one for the file where it takes one', () => {
    const { blocks } = formToSlackView(addForm, '{}');
    expect(blocks).toMatchObject([
      { block_id: 'title', optional: true, element: { type: 'plain_text_input', multiline: false } },
      { block_id: 'text', optional: true, element: { type: 'plain_text_input', multiline: true } },
      { type: 'input', optional: true, element: { type: 'file_input', max_files: 1 } },
    ]);
  });

  it('has a menu where one of a few is chosen', () => {
    const say = { text: { text: 'Say so' }, value: 'say' };
    expect(formToSlackView(subscribeForm, '{}').blocks.at(-1)).toMatchObject({
      block_id: 'quiet',
      element: {
        type: 'static_select',
        options: [say, { text: { text: 'Post nothing' }, value: 'quiet' }],
        initial_option: say,
      },
    });
  });

  it.each([
    [slackLimits.viewTitle, slackLimits.viewTitle],
    [slackLimits.viewTitle + 1, slackLimits.viewTitle],
  ])('a title and a button of %i characters have %i', (length, shown) => {
    const form: Form = { ...askForm(null, 'private'), title: 't'.repeat(length), send: 's'.repeat(length) };
    const view = formToSlackView(form, '');
    expect([view.title.text.length, view.submit?.text.length]).toEqual([shown, shown]);
  });

  it('carries its place along, and finds it again', () => {
    const { origin, ...place } = at('https://hooks.slack.com/x');
    expect(readFormMetadata(writeFormMetadata({ origin, ...place }), 'U9')).toEqual({
      ...place,
      channel: 'C1',
    });
  });

  it('leaves out a response_url that would be too long', () => {
    const text = writeFormMetadata(at('x'.repeat(slackLimits.privateMetadata)));
    expect(text.length).toBeLessThanOrEqual(slackLimits.privateMetadata);
    expect(readFormMetadata(text, 'U9')).toMatchObject({ channel: 'C1', responseUrl: null });
  });

  it.each(['', 'nonsense', '{}', 'null'])('takes %j for direct messages with the sender', (metadata) => {
    expect(readFormMetadata(metadata, 'U9')).toMatchObject({ channel: 'U9', direct: true });
  });
});
