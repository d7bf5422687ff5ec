/** Digests as main runs them: over the platforms that serve, with the configuration's own subscriptions. */
import { randomBytes } from 'node:crypto';
import { createNodeScheduler } from '../adapters/scheduler/node-scheduler.ts';
import type { ChannelPoster, PostingPlatform } from '../commands/channel-poster.ts';
import type { DigestPorts } from '../commands/handle/handler-ports.ts';
import type { BriefwireConfig } from '../config/briefwire-config.ts';
import { checkDigestThemes, configuredSubscriptions } from '../config/configured-subscriptions.ts';
import { leastMinutesApart } from '../config/digest-settings.ts';
import { nextOccurrences } from '../core/calendar/next-occurrences.ts';
import { parseSchedule } from '../core/calendar/parse-schedule.ts';
import type { Taxonomy } from '../core/theme/theme.ts';
import { createDigests, type Digests } from '../digests/create-digests.ts';
import { digestTimings } from '../digests/digest-timings.ts';
import type { ArticleDesk } from '../ports/article-desk.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { Store } from '../ports/store.ts';

const hour = 60 * 60 * 1000;

export interface DigestRun {
  readonly digests: Digests;
  /** What `/digest` is given. */
  readonly ports: DigestPorts;
  /** From now on it can be posted to. */
  serves(platform: PostingPlatform): void;
}

export function runDigests(parts: {
  readonly config: BriefwireConfig;
  readonly store: Store;
  readonly desk: ArticleDesk;
  readonly taxonomy: Taxonomy;
  readonly clock: Clock;
  readonly logger: Logger;
}): DigestRun {
  const { config, clock, logger } = parts;
  const posters = new Map<string, ChannelPoster>();
  const posterOf = (platform: string) => posters.get(platform) ?? null;
  const digests = createDigests({
    ...parts,
    platforms: () => [...posters.keys()],
    posterOf,
    scheduler: createNodeScheduler({ clock, logger }),
    copy: randomHex(16),
    newDeliveryId: () => randomHex(16),
    random: Math.random,
    timings: { ...digestTimings, catchUp: config.digests.catchUpHours * hour },
  });
  return {
    digests,
    ports: { posterOf, onDue: digests.wake, leastMinutesApart, timeZone: config.digests.timezone },
    serves(platform) {
      posters.set(platform.name, platform.poster);
      digests.wake();
    },
  };
}

/** Makes the store's configured subscriptions be those of the file. Throws BriefingError `config-invalid` where one names a theme that there is not. */
export async function keepConfigured(
  store: Store,
  config: BriefwireConfig,
  taxonomy: Taxonomy,
): Promise<void> {
  checkDigestThemes(config, taxonomy);
  const now = await store.now();
  await store.subscriptions.configure(
    configuredSubscriptions(config).map((subscription) => {
      const { schedule, timeZone } = subscription;
      const [next] = nextOccurrences(parseSchedule(schedule), timeZone, now, 1);
      return { ...subscription, nextDue: next?.at ?? null };
    }),
  );
}

function randomHex(digits: number): string {
  return randomBytes(digits / 2).toString('hex');
}
