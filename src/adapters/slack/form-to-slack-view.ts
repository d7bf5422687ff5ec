/** A form as a modal view. Pure: plain JSON out, no SDK at run time. */
import type { ExternalSelect, InputBlock, ModalView, PlainTextInput, StaticSelect } from '@slack/types';
import type { Form, FormChoice, FormField, FormSuggestions } from '../../commands/form.ts';
import { plainText } from './action-blocks.ts';
import { slackLimits } from './slack-limits.ts';

type InputBlockElement = InputBlock['element'];

/** The action of a field that is typed, or chosen from a few. */
const typedAction = 'value';
/** The file's block in `view.state.values`. No field has this id. */
export const fileBlock = '~file';
const suggestPrefix = 'suggest';

/** The action of a field that is chosen: it alone says what to suggest, since nothing of a view is kept. */
function suggestAction({ command, subcommand, option }: FormSuggestions): string {
  return [suggestPrefix, command, subcommand, option].join(':');
}

/** Null for any other action. */
export function readSuggestAction(action: string): FormSuggestions | null {
  const [prefix, command, subcommand, option] = action.split(':');
  return prefix === suggestPrefix && command && subcommand && option ? { command, subcommand, option } : null;
}

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

function inputOf(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: field.id,
    label: plainText(field.label, slackLimits.inputLabel),
    optional: !field.required,
    element: elementOf(field),
  };
}

function elementOf(field: FormField): InputBlockElement {
  if (field.choices) return menuOf(field.choices);
  return field.suggests ? selectOf(field, field.suggests) : textOf(field);
}

function textOf({ placeholder, long, maxLength }: FormField): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: typedAction,
    multiline: long,
    max_length: Math.min(maxLength, slackLimits.inputText),
    ...(placeholder ? { placeholder: plainText(placeholder, slackLimits.placeholder) } : {}),
  };
}

function selectOf({ placeholder }: FormField, suggests: FormSuggestions): ExternalSelect {
  return {
    type: 'external_select',
    action_id: suggestAction(suggests),
    // Suggestions before anything is typed, too.
    min_query_length: 0,
    ...(placeholder ? { placeholder: plainText(placeholder, slackLimits.placeholder) } : {}),
  };
}

function menuOf(choices: readonly FormChoice[]): StaticSelect {
  const options = choices.map(({ label, value }) => ({
    text: plainText(label, slackLimits.optionText),
    value,
  }));
  return {
    type: 'static_select',
    action_id: typedAction,
    options,
    ...(options[0] ? { initial_option: options[0] } : {}),
  };
}

const fileInput: InputBlock = {
  type: 'input',
  block_id: fileBlock,
  label: plainText('Or a text or Markdown file', slackLimits.inputLabel),
  optional: true,
  element: { type: 'file_input', action_id: typedAction, max_files: 1 },
};
