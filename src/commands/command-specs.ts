/** The slash commands, written once. */
import type { CommandSpec, OptionSpec } from './command-spec.ts';
import { digestSpec } from './digest-spec.ts';

/** A longer question is cut by no platform before this. */
export const longestQuestion = 1000;

const brief: OptionSpec = {
  name: 'brief',
  description: 'Which brief: its id or title',
  kind: 'text',
  required: false,
  suggests: true,
  takesRest: false,
};

export const commandSpecs: readonly CommandSpec[] = [
  {
    name: 'brief',
    description: 'Themed cards of an article: list, show, add',
    usageHint: 'show [brief] [theme] | list | add | remove [brief] | forget | help',
    options: [],
    subcommands: [
      { name: 'list', description: 'The briefs there are', options: [] },
      {
        name: 'show',
        description: 'Show the cards of a brief',
        options: [
          brief,
          {
            name: 'theme',
            description: 'One card, for example people; or all',
            kind: 'text',
            required: false,
            suggests: true,
            takesRest: true,
          },
        ],
      },
      {
        name: 'add',
        description: 'Add an article as a brief of this workspace',
        options: [
          {
            name: 'file',
            description: 'A text or Markdown file in UTF-8; without it you can paste a text',
            kind: 'file',
            required: false,
            suggests: false,
            takesRest: false,
          },
        ],
      },
      {
        name: 'remove',
        description: 'Remove a brief that was added here',
        options: [{ ...brief, required: true, takesRest: true }],
      },
      { name: 'forget', description: 'Delete all that is kept of this workspace', options: [] },
      { name: 'help', description: 'What Briefwire can do and how to ask', options: [] },
    ],
  },
  {
    name: 'ask',
    description: 'Ask the briefs a question; the answer is a quotation',
    usageHint: 'question [--brief id] [--public]',
    options: [
      {
        name: 'question',
        description: 'What you want to know, for example: Who attended the meeting?',
        kind: 'text',
        required: true,
        suggests: false,
        takesRest: true,
        maxLength: longestQuestion,
      },
      { ...brief, description: 'Which brief to ask; leave it out to search all' },
      {
        name: 'public',
        description: 'Answer for everyone in the channel',
        kind: 'switch',
        required: false,
        suggests: false,
        takesRest: false,
      },
    ],
    subcommands: [],
  },
  digestSpec,
];
