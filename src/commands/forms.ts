/** The forms there are. */
import { actionId } from './action-id.ts';
import { longestQuestion } from './command-specs.ts';
import type { Form, FormField } from './form.ts';
import type { Audience } from './reply.ts';

/** `brief`: its id; null to ask all. */
export function askForm(brief: string | null, audience: Audience): Form {
  return {
    id: actionId(brief === null ? { verb: 'question', audience } : { verb: 'ask', brief, audience }),
    title: brief === null ? 'Ask the briefs' : 'Ask about the brief',
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
        choices: null,
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
      choices: null,
    },
    {
      id: 'text',
      label: 'Text',
      placeholder: 'Paste the article, or add it as a file',
      long: true,
      required: false,
      maxLength: longestField,
      suggests: null,
      choices: null,
    },
  ],
  takesFile: true,
};

/** Which briefs are meant is for the command alone: a digest tells of new ones, and few know their ids. */
export const subscribeForm: Form = {
  id: actionId({ verb: 'subscribe' }),
  title: 'Subscribe this channel',
  send: 'Subscribe',
  fields: [
    digestField('schedule', 'When', 'weekdays 9:00, daily 18:30, mondays 8am, or cron', { required: true }),
    digestField('timezone', 'Time zone', 'Europe/Berlin; nothing for the usual one', {
      suggests: { command: 'digest', subcommand: 'subscribe', option: 'timezone' },
    }),
    digestField('themes', 'Themes', 'finance, people; nothing for all'),
    digestField('quiet', 'Where nothing is new', '', {
      choices: [
        { label: 'Say so', value: 'say' },
        { label: 'Post nothing', value: 'quiet' },
      ],
    }),
  ],
  takesFile: false,
};

function digestField(
  id: string,
  label: string,
  placeholder: string,
  more: Partial<FormField> = {},
): FormField {
  const usual = { long: false, required: false, maxLength: 300, suggests: null, choices: null };
  return { id, label, placeholder, ...usual, ...more };
}
