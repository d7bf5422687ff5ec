/** A neutral form → a Discord modal. */
import type {
  APIModalInteractionResponseCallbackData,
  APIStringSelectComponent,
  APITextInputComponent,
} from 'discord-api-types/v10';
import type { Form, FormChoice, FormField } from '../../commands/form.ts';
import { shorten } from '../../core/text/cut-text.ts';
import { visibleText } from '../../core/text/visible-text.ts';
import { modalLimits as limits, componentLimits as menus } from './discord-limits.ts';

/** The field that takes a file; ids of a form's own fields are words. */
export const fileFieldId = '~file';

/** Discord's modal has a send button of its own; {@link Form.send} is not shown. */
export function formToDiscordModal(form: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: form.id,
    title: own(form.title, limits.titleLength),
    components: [...form.fields.map(labelled), ...(form.takesFile ? [fileField] : [])],
  };
}

type TopComponent = APIModalInteractionResponseCallbackData['components'][number];

const fileField: TopComponent = {
  type: 18,
  label: 'Or a file',
  component: { type: 19, custom_id: fileFieldId, min_values: 0, max_values: 1, required: false },
};

function labelled(field: FormField): TopComponent {
  const component = field.choices ? selectOf(field, field.choices) : inputOf(field);
  return { type: 18, label: own(field.label, limits.labelLength), component };
}

function inputOf(field: FormField): APITextInputComponent {
  return {
    type: 4,
    custom_id: field.id,
    style: field.long ? 2 : 1,
    required: field.required,
    max_length: Math.min(field.maxLength, limits.inputLength),
    ...(field.placeholder === '' ? {} : { placeholder: own(field.placeholder, limits.placeholderLength) }),
  };
}

function selectOf({ id, required }: FormField, choices: readonly FormChoice[]): APIStringSelectComponent {
  return {
    type: 3,
    custom_id: id,
    required,
    min_values: required ? 1 : 0,
    max_values: 1,
    options: choices.map(({ label, value }, index) => ({
      label: own(label, menus.menuLabelLength),
      value,
      default: index === 0,
    })),
  };
}

function own(text: string, limit: number): string {
  return shorten(visibleText(text).trim(), limit) || '…';
}
