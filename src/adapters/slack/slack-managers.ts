/** Who may change what the workspace keeps. */
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { withoutSecrets } from './bolt-logger.ts';
import type { SlackTimings } from './slack-timings.ts';

/** Everyone, the administrators and owners of the workspace, or the users of these ids. */
export type SlackManagersRule = 'everyone' | 'admins' | readonly string[];

export interface SlackManagers {
  /** Never rejects; false where Slack does not say in time. */
  mayManage(user: string): Promise<boolean>;
}

export function createSlackManagers(config: {
  readonly rule: SlackManagersRule;
  readonly client: WebClient;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly timings: SlackTimings;
}): SlackManagers {
  const { rule, client, clock, logger, timings } = config;
  const known = new Map<string, { readonly admin: Promise<boolean>; readonly until: number }>();

  async function isAdmin(id: string): Promise<boolean> {
    const now = clock.now();
    const remembered = known.get(id);
    if (remembered && remembered.until > now) return remembered.admin;
    for (const [user, { until }] of known) if (until <= now) known.delete(user);
    const admin = ask(id);
    known.set(id, { admin, until: now + timings.adminMemory });
    return admin;
  }

  async function ask(id: string): Promise<boolean> {
    try {
      const { user } = await client.users.info({ user: id });
      return user?.is_admin === true || user?.is_owner === true;
    } catch (error) {
      known.delete(id);
      logger.warn('Slack: cannot tell whether somebody is an administrator', {
        problem: withoutSecrets(String(error)),
      });
      return false;
    }
  }

  return {
    async mayManage(user) {
      if (rule === 'everyone') return true;
      if (rule !== 'admins') return rule.includes(user);
      return isAdmin(user);
    },
  };
}
