/** What everything that answers Discord needs. */
import type { Handlers } from '../../commands/handlers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { AcknowledgementGate } from './acknowledgement-gate.ts';
import type { DiscordApi } from './discord-api.ts';
import type { DiscordFiles } from './discord-files.ts';
import type { DiscordTimings } from './discord-timings.ts';

/** A channel or thread. */
export interface DiscordPlace {
  /** Null for direct messages. */
  readonly name: string | null;
  /** The channel above a thread; null for what is no thread. */
  readonly parent: string | null;
}

export interface DiscordContext {
  readonly api: DiscordApi;
  readonly handlers: Handlers;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly files: DiscordFiles;
  readonly gate: AcknowledgementGate;
  readonly timings: DiscordTimings;
  /** User id of the bot. */
  readonly bot: string;
  /** Whether messages that do not mention the bot come with their content. */
  readonly messageContent: boolean;
  /** Asks Discord where the gateway has not told. Rejects where it cannot be seen. */
  placeOf(channel: string): Promise<DiscordPlace>;
}
