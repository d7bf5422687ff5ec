/** A form as a modal view. Pure: plain JSON out, no SDK at run time. */
import type { InputBlock, ModalView } from '@slack/types';
import type { Form, FormField } from '../../commands/form.ts';
import { plainText } from './action-blocks.ts';
import { slackLimits } from './slack-limits.ts';

/** Where a field's value stands in `view.state.values`: under its id, then under this. */
export const fieldAction = 'value';
/** Where the file stands in `view.state.values`: under this, then under {@link fieldAction}. No field has this id. */
export const fileBlock = '~file';

/** `metadata` comes back with what is sent, at most {@link slackLimits.privateMetadata} characters. */
export function formToSlackView(form: Form, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    title: plainText(form.title, slackLimits.viewTitle),
    submit: plainText(form.send, slackLimits.viewSubmit),
    close: plainText('Cancel', slackLimits.viewSubmit),
    private_metadata: metadata,
    blocks: [...form.fields.map(inputOf), ...(form.takesFile ? [fileInput] : [])],
  };
}

function inputOf({ id, label, placeholder, long, required, maxLength }: FormField): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plainText(label, slackLimits.inputLabel),
    optional: !required,
    element: {
      type: 'plain_text_input',
      action_id: fieldAction,
      multiline: long,
      max_length: Math.min(maxLength, slackLimits.inputText),
      ...(placeholder ? { placeholder: plainText(placeholder, slackLimits.placeholder) } : {}),
    },
  };
}

const fileInput: InputBlock = {
  type: 'input',
  block_id: fileBlock,
  label: plainText('Or a text or Markdown file', slackLimits.inputLabel),
  optional: true,
  element: { type: 'file_input', action_id: fieldAction, max_files: 1 },
};
