/** The forms there are. */
import { actionId } from './action-id.ts';
import { longestQuestion } from './command-specs.ts';
import type { Form } from './form.ts';
import type { Audience } from './reply.ts';

/** `brief`: its id; null where nothing says which. */
export function askForm(brief: string | null, audience: Audience): Form {
  return {
    id: actionId(brief === null ? { verb: 'question', audience } : { verb: 'ask', brief, audience }),
    title: 'Ask about the brief',
    send: 'Ask',
    fields: [
      {
        id: 'question',
        label: 'What do you want to know?',
        placeholder: 'Who attended the meeting?',
        long: false,
        required: true,
        maxLength: longestQuestion,
        suggests: null,
      },
    ],
    takesFile: false,
  };
}

/** What a form's field holds at the most, on any platform (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element). */
const longestField = 3000;

export const addForm: Form = {
  id: actionId({ verb: 'add' }),
  title: 'Add an article',
  send: 'Add',
  fields: [
    {
      id: 'title',
      label: 'Title',
      placeholder: 'Taken from the text where you leave it out',
      long: false,
      required: false,
      maxLength: 200,
      suggests: null,
    },
    {
      id: 'text',
      label: 'Text',
      placeholder: 'Paste the article, or add it as a file',
      long: true,
      required: false,
      maxLength: longestField,
      suggests: null,
    },
  ],
  takesFile: true,
};
