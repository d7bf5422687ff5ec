/** What a channel is: from the gateway, which tells of nearly all, else from Discord. */
import type { DiscordApi } from './discord-api.ts';
import type { DiscordPlace } from './discord-context.ts';
import { isThreadType } from './read-interaction.ts';
import type { ShardSession } from './shard-session.ts';

/** How many answers of Discord are kept. */
const mostKept = 1000;

/** Rejects with DiscordRequestError where the channel cannot be seen. */
export function createPlaceLookup(config: {
  readonly api: Pick<DiscordApi, 'channel'>;
  readonly sessions: () => readonly Pick<ShardSession, 'placeOf'>[];
}): (channel: string) => Promise<DiscordPlace> {
  const { api, sessions } = config;
  const kept = new Map<string, DiscordPlace>();
  return async (id) => {
    for (const session of sessions()) {
      const place = session.placeOf(id);
      if (place) return place;
    }
    const known = kept.get(id);
    if (known) return known;
    const channel = await api.channel(id);
    const inThread = isThreadType(channel.type) && 'parent_id' in channel;
    const place = { name: channel.name ?? null, parent: inThread ? (channel.parent_id ?? null) : null };
    if (kept.size >= mostKept) kept.clear();
    kept.set(id, place);
    return place;
  };
}
