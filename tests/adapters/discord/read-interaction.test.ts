import type {
  APIChatInputApplicationCommandInteraction,
  APIInteraction,
  APIModalSubmitInteraction,
} from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { readCommand, readForm, readOrigin } from '../../../src/adapters/discord/read-interaction.ts';
import { fileFieldId } from '../../../src/adapters/discord/render-form.ts';

const files = {
  attachment: ({ filename, size }: { filename: string; size: number }) => ({
    name: filename,
    size,
    read: async () => new Uint8Array(),
  }),
};
const where = {
  id: '7',
  guild_id: '1',
  channel: { id: '2', type: 0 },
  member: { user: { id: '3' }, permissions: '0' },
};
const attachments = { '4': { filename: 'a.txt', size: 5, url: 'https://cdn.discordapp.com/a.txt' } };

describe('readCommand', () => {
  const read = (options: unknown) =>
    readCommand(
      {
        ...where,
        data: { name: 'brief', options, resolved: { attachments } },
      } as unknown as APIChatInputApplicationCommandInteraction,
      files,
    );

  it('knows a subcommand without options', () => {
    expect(read([{ type: 1, name: 'list' }])).toMatchObject({
      command: 'brief',
      subcommand: 'list',
      options: {},
    });
    expect(read(undefined)).toMatchObject({ subcommand: null, options: {} });
  });

  it('names what was done as it is asked for', () => {
    expect(read([{ type: 1, name: 'list' }]).event).toBe('discord:interaction:7');
  });

  it('takes a file as an attachment, and no option', () => {
    const asked = read([{ type: 1, name: 'add', options: [{ type: 11, name: 'file', value: '4' }] }]);
    expect(asked).toMatchObject({ subcommand: 'add', options: {}, attachment: { name: 'a.txt', size: 5 } });
  });
});

describe('readForm', () => {
  const read = (components: unknown) =>
    readForm(
      {
        ...where,
        data: { custom_id: 'add', components, resolved: { attachments } },
      } as unknown as APIModalSubmitInteraction,
      files,
    );

  it('reads fields in labels and in rows, and a file', () => {
    expect(
      read([
        { type: 18, component: { type: 4, custom_id: 'title', value: 'A' } },
        { type: 1, components: [{ type: 4, custom_id: 'text', value: '' }] },
        { type: 18, component: { type: 3, custom_id: 'quiet', values: ['say'] } },
        { type: 18, component: { type: 3, custom_id: 'empty', values: [] } },
        { type: 18, component: { type: 19, custom_id: fileFieldId, values: ['4'] } },
      ]),
    ).toMatchObject({ id: 'add', fields: { title: 'A', quiet: 'say' }, attachment: { name: 'a.txt' } });
  });
});

describe('readOrigin', () => {
  it.each([
    ['nothing', 0n, false],
    ['Manage Guild', 1n << 5n, true],
    ['Administrator', 1n << 3n, true],
    ['all but those', ~((1n << 5n) | (1n << 3n)) & 0xffffffffffffn, false],
  ])('with %s somebody may manage: %s → %s', (_name, permissions, may) => {
    const member = { user: { id: '3' }, permissions: String(permissions) };
    expect(readOrigin({ ...where, member } as unknown as APIInteraction).mayManage).toBe(may);
  });

  it('names the channel above a thread', () => {
    const channel = { id: '9', type: 12, parent_id: '2' };
    expect(readOrigin({ ...where, channel } as unknown as APIInteraction)).toMatchObject({
      channel: '2',
      thread: '9',
    });
  });
});
