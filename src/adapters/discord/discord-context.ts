/** What everything that answers Discord needs. */
import type { Handlers } from '../../commands/handlers.ts';
import type { Logger } from '../../ports/logger.ts';
import type { DiscordApi } from './discord-api.ts';
import type { DiscordTimings } from './discord-timings.ts';

export interface DiscordContext {
  readonly api: DiscordApi;
  readonly handlers: Handlers;
  readonly logger: Logger;
  readonly timings: DiscordTimings;
  /** User id of the bot. */
  readonly bot: string;
  /** Whether messages that do not mention the bot come with their content. */
  readonly messageContent: boolean;
  /** The channel above a thread; null for what is no thread. Asks Discord where the gateway has not told. */
  parentOf(channel: string): Promise<string | null>;
}
