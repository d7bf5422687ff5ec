/** People, channels and guilds of the loopback Discord, as its API writes them. */
import { bot, botUser, everyonePermissions, type FakeChannel, type FakeUser } from './fake-discord-cast.ts';

export function userToJson({ id, name, bot: isBot }: FakeUser) {
  const common = { id, username: name, global_name: name, discriminator: '0', avatar: null };
  return { ...common, bot: isBot, public_flags: 0 };
}

export function memberToJson({ permissions }: FakeUser) {
  const common = { roles: [], joined_at: '2024-01-01T00:00:00.000000+00:00', nick: null, avatar: null };
  return { ...common, deaf: false, mute: false, flags: 0, pending: false, permissions };
}

export function channelToJson(channel: FakeChannel) {
  const { id, type, name, guild, parent, user, denied } = channel;
  const common = { id, type, flags: 0, last_message_id: null };
  if (type === 1) return { ...common, recipients: user ? [userToJson(user)] : [] };
  const inGuild = { ...common, name, guild_id: guild, parent_id: parent };
  if (type !== 11)
    return {
      ...inGuild,
      position: 0,
      permission_overwrites: denied === 0n ? [] : [{ id: guild, type: 0, allow: '0', deny: String(denied) }],
      nsfw: false,
      topic: null,
      rate_limit_per_user: 0,
    };
  return {
    ...inGuild,
    owner_id: bot.id,
    message_count: 0,
    member_count: 1,
    rate_limit_per_user: 0,
    total_message_sent: 0,
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: 1440,
      archive_timestamp: new Date().toISOString(),
      locked: channel.locked,
    },
  };
}

/** Of a guild: the one that everyone has. */
export function rolesToJson(guild: string) {
  return [
    {
      id: guild,
      name: '@everyone',
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      position: 0,
      permissions: String(everyonePermissions),
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ];
}

/** With all that GUILD_CREATE tells; `all`: the channels of every guild. */
export function guildToJson(id: string, name: string, all: Iterable<FakeChannel>) {
  const own = [...all].filter(({ guild }) => guild === id);
  return {
    id,
    name,
    icon: null,
    owner_id: '301000000000000099',
    roles: rolesToJson(id),
    channels: own.filter(({ type }) => type !== 11).map(channelToJson),
    threads: own.filter(({ type }) => type === 11).map(channelToJson),
    members: [{ ...memberToJson(botUser), user: userToJson(botUser) }],
    member_count: 5,
    joined_at: '2024-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    preferred_locale: 'en-US',
    features: [],
    emojis: [],
    stickers: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    vanity_url_code: null,
    description: null,
    banner: null,
    splash: null,
  };
}
