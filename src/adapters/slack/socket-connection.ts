/** Keeps a Socket Mode connection, since the SDK gives up for good (and rejects unheard) where opening one fails. */

import { setTimeout as wait } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { slackErrorName, toBriefingError } from './slack-error.ts';
import type { SlackTimings } from './slack-timings.ts';

export interface SocketConnection {
  /** Rejects with an error of the SDK where the first attempt fails; afterwards it reconnects by itself. */
  open(): Promise<void>;
  /** Called again, it does not wait for Slack to close its side. */
  close(): void;
}

type SocketClient = SocketModeReceiver['client'];

/** `client` must not reconnect by itself. */
export function createSocketConnection(config: {
  readonly client: SocketClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: SlackTimings;
  readonly address: string;
}): SocketConnection {
  const { client, clock, logger, timings, address } = config;
  let state: 'closed' | 'opening' | 'open' = 'closed';

  client.on('disconnected', () => {
    if (state === 'open') void reopen();
  });

  async function attempt(): Promise<void> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(new Error('Slack did not greet the connection'));
      void client.disconnect();
    }, timings.hello);
    try {
      await Promise.race([client.start(), late]);
    } catch (error) {
      // The SDK rejects with nothing where the connection was closed before the greeting.
      throw error ?? new Error('Slack closed the connection');
    } finally {
      clearTimeout(timer);
    }
  }

  async function reopen(): Promise<void> {
    state = 'opening';
    const lost = clock.now();
    const seconds = () => Math.round((clock.now() - lost) / 1000);
    let dead = false;
    const alarm = setTimeout(() => {
      dead = true;
      logger.error(`Slack: no connection for ${seconds()} s; still trying`);
    }, timings.dead);
    for (let failures = 0; isOpening(); failures++) {
      if (failures > 0)
        await wait(Math.min(timings.reconnect * 2 ** (failures - 1), timings.longestReconnect));
      if (!isOpening()) break;
      try {
        await attempt();
        // It may have been closed meanwhile.
        if (isOpening()) state = 'open';
        else void client.disconnect();
      } catch (error) {
        const name = slackErrorName(error);
        const told = toBriefingError(error, { variable: 'SLACK_APP_TOKEN', address });
        if (failures === 0 && name !== null)
          logger.error('Slack: cannot connect again; still trying', { error: told });
      }
    }
    clearTimeout(alarm);
    if (dead && state === 'open') logger.error(`Slack: connected again after ${seconds()} s`);
  }

  function isOpening(): boolean {
    return state === 'opening';
  }

  return {
    async open() {
      await attempt();
      state = 'open';
    },
    close() {
      state = 'closed';
      void client.disconnect();
    },
  };
}
