import { describe, expect, it } from 'vitest';
import {
  specsToDiscordCommands,
  suggestionsToChoices,
} from '../../../src/adapters/discord/render-commands.ts';
import { formToDiscordModal } from '../../../src/adapters/discord/render-form.ts';
import { threadName } from '../../../src/adapters/discord/thread-name.ts';
import type { CommandSpec, OptionSpec } from '../../../src/commands/command-spec.ts';
import { commandSpecs } from '../../../src/commands/command-specs.ts';
import { addForm, askForm, subscribeForm } from '../../../src/commands/forms.ts';
import { commandLength } from '../../fakes/discord/discord-rules.ts';

function option(name: string, more: Partial<OptionSpec> = {}): OptionSpec {
  return {
    name,
    description: 'An option',
    kind: 'text',
    required: false,
    suggests: false,
    takesRest: false,
    ...more,
  };
}

function command(options: readonly OptionSpec[], description = 'A command'): CommandSpec {
  return { name: 'do', description, options, subcommands: [], usageHint: '' };
}

describe('commands', () => {
  it('have real subcommands and typed options, required ones first', () => {
    const [made] = specsToDiscordCommands(
      [
        {
          ...command([]),
          subcommands: [
            {
              name: 'show',
              description: 'Show',
              options: [
                option('brief', { suggests: true }),
                option('loud', { kind: 'switch' }),
                option('file', { kind: 'file' }),
                option('question', { required: true, maxLength: 10 }),
              ],
            },
          ],
        },
      ],
      'guild',
    );
    expect(made).toEqual({
      type: 1,
      name: 'do',
      description: 'A command',
      options: [
        {
          type: 1,
          name: 'show',
          description: 'Show',
          options: [
            { type: 3, name: 'question', description: 'An option', required: true, max_length: 10 },
            {
              type: 3,
              name: 'brief',
              description: 'An option',
              required: false,
              max_length: 6000,
              autocomplete: true,
            },
            { type: 5, name: 'loud', description: 'An option', required: false },
            { type: 11, name: 'file', description: 'An option', required: false },
          ],
        },
      ],
    });
  });

  it('say where they can be used when they are global, and never hide behind a permission', () => {
    expect(specsToDiscordCommands([command([])], 'global')[0]).toMatchObject({
      contexts: [0, 1],
      integration_types: [0],
    });
    for (const scope of ['global', 'guild'] as const)
      for (const made of specsToDiscordCommands(commandSpecs, scope))
        expect(made).not.toHaveProperty('default_member_permissions');
  });

  it('of Briefwire keep to the limits', () => {
    for (const made of specsToDiscordCommands(commandSpecs, 'global')) {
      expect(commandLength(made)).toBeLessThanOrEqual(8000);
      expect(made.name).toMatch(/^[\p{Ll}\p{N}_-]{1,32}$/u);
      expect(made.description).not.toContain('…');
    }
  });

  it('have descriptions of 100 units and no more', () => {
    const described = (length: number) =>
      specsToDiscordCommands([command([], 'd'.repeat(length))], 'guild')[0]?.description;
    expect(described(100)).toBe('d'.repeat(100));
    expect(described(101)).toBe(`${'d'.repeat(99)}…`);
  });
});

describe('suggestions', () => {
  it('are 25 and no more, of 100 units and no more', () => {
    const many = (count: number) =>
      suggestionsToChoices(Array.from({ length: count }, (_, n) => ({ label: `L${n}`, value: `v${n}` })));
    expect([many(25).length, many(26).length]).toEqual([25, 25]);
    const [fits, long] = suggestionsToChoices([
      { label: 'a'.repeat(100), value: 'a' },
      { label: 'b'.repeat(101), value: 'b' },
    ]);
    expect(fits).toEqual({ name: 'a'.repeat(100), value: 'a' });
    expect(long).toEqual({ name: `${'b'.repeat(99)}…`, value: 'b' });
  });

  it('whose value does not fit are left out, and names without a glyph are replaced', () => {
    expect(
      suggestionsToChoices([
        { label: 'x', value: 'v'.repeat(101) },
        { label: '\u200b', value: 'v' },
        { label: 'a\nb\u202ec', value: 'w' },
      ]),
    ).toEqual([
      { name: 'v', value: 'v' },
      { name: 'a bc', value: 'w' },
    ]);
  });
});

describe('forms', () => {
  it('become modals of labelled fields, with a place for a file', () => {
    expect(formToDiscordModal(addForm)).toMatchObject({
      custom_id: 'add',
      title: 'Add an article',
      components: [
        {
          type: 18,
          label: 'Title',
          component: { type: 4, style: 1, custom_id: 'title', max_length: 200, required: false },
        },
        { type: 18, label: 'Text', component: { type: 4, style: 2, custom_id: 'text', max_length: 3000 } },
        { type: 18, component: { type: 19, max_values: 1, required: false } },
      ],
    });
    expect(formToDiscordModal(askForm('a', 'private')).components).toHaveLength(1);
  });

  it('have a menu where one of a few is chosen', () => {
    expect(formToDiscordModal(subscribeForm).components.at(-1)).toEqual({
      type: 18,
      label: 'Where nothing is new',
      component: {
        type: 3,
        custom_id: 'quiet',
        required: false,
        min_values: 0,
        max_values: 1,
        options: [
          { label: 'Say so', value: 'say', default: true },
          { label: 'Post nothing', value: 'quiet', default: false },
        ],
      },
    });
  });

  it('keep title and label within 45, placeholder within 100', () => {
    const form = (length: number) =>
      formToDiscordModal({
        ...askForm('a', 'private'),
        title: 't'.repeat(length),
        fields: [
          {
            id: 'f',
            label: 'l'.repeat(length),
            placeholder: 'p'.repeat(length + 55),
            long: false,
            required: false,
            maxLength: 5000,
            // Discord's forms cannot search: it is typed.
            suggests: { command: 'digest', subcommand: 'subscribe', option: 'timezone' },
            choices: null,
          },
        ],
      });
    expect(form(45)).toMatchObject({
      title: 't'.repeat(45),
      components: [
        { label: 'l'.repeat(45), component: { type: 4, placeholder: 'p'.repeat(100), max_length: 4000 } },
      ],
    });
    expect(form(46)).toMatchObject({
      title: `${'t'.repeat(44)}…`,
      components: [{ label: `${'l'.repeat(44)}…`, component: { placeholder: `${'p'.repeat(99)}…` } }],
    });
  });
});

describe('a thread', () => {
  it.each([
    ['Who came?', 'Who came?'],
    ['a\n\u202eb', 'a b'],
    [' ', 'Answer'],
    ['q'.repeat(100), 'q'.repeat(100)],
    ['q'.repeat(101), `${'q'.repeat(99)}…`],
    [`${'q'.repeat(98)}👩\u200d👩`, `${'q'.repeat(98)}…`],
  ])('on %j is called %j', (question, name) => expect(threadName(question)).toBe(name));
});
