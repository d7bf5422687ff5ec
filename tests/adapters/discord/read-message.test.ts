import type { APIMessage } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { mentionsOthers, readDiscordText } from '../../../src/adapters/discord/read-message.ts';

const mentions = [
  { id: '1', username: 'briefwire', global_name: null },
  { id: '2', username: 'ada', global_name: 'Ada M.' },
  { id: '3', username: 'ben', global_name: null },
] as unknown as APIMessage['mentions'];

const messageOf = (author: string) => ({ author: { id: author } }) as unknown as APIMessage;

it.each([
  ['<@1> Who came?', 'Who came?'],
  ['Who came, <@!1>?', 'Who came, ?'],
  ['did <@2> or <@!3> or <@9> come?', 'did @Ada M. or @ben or @someone come?'],
  ['<@&4> in <#5>', '@role in #channel'],
  ['<:gear:6> <a:spin:7>', ':gear: :spin:'],
  ['on <t:1620000000:D> or <t:99999999999999>', 'on 2021-05-03 or'],
  ['type </brief show:8>', 'type /brief show'],
  ['see <https://example.org/a>', 'see https://example.org/a'],
  [' a\n\n b ', 'a b'],
  ['', ''],
])('%j reads %j', (content, text) => expect(readDiscordText({ content, mentions }, '1')).toBe(text));

it.each([
  ['the bot alone', { mentions: mentions.slice(0, 1), mention_everyone: false, mention_roles: [] }, false],
  ['nobody', { mentions: [], mention_everyone: false, mention_roles: [] }, false],
  ['a person', { mentions, mention_everyone: false, mention_roles: [] }, true],
  ['everyone', { mentions: [], mention_everyone: true, mention_roles: [] }, true],
  [
    'somebody by replying without a mention',
    { mentions: [], mention_everyone: false, mention_roles: [], referenced_message: messageOf('2') },
    true,
  ],
  [
    'the bot by replying',
    { mentions: [], mention_everyone: false, mention_roles: [], referenced_message: messageOf('1') },
    false,
  ],
  ['a role', { mentions: [], mention_everyone: false, mention_roles: ['4'] }, true],
])('speaking to %s: others? %o → %s', (_name, message, others) =>
  expect(mentionsOthers(message, '1')).toBe(others),
);
