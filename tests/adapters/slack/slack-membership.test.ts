/** Being in a workspace, and being removed from it. */
import { describe, expect, it } from 'vitest';
import type { Handlers } from '../../../src/commands/handlers.ts';
import { bot } from '../../fakes/slack/fake-slack-model.ts';
import { useStands } from './slack-stand.ts';

const stand = useStands();

function told(): { readonly calls: string[]; readonly handlers: Partial<Handlers> } {
  const calls: string[] = [];
  return {
    calls,
    handlers: {
      joined: async (workspace) => void calls.push(`joined ${workspace}`),
      left: async (workspace) => void calls.push(`left ${workspace}`),
    },
  };
}

describe('the workspace', () => {
  it('is joined at the start, and left when the app is removed, once', async () => {
    const { calls, handlers } = told();
    const made = await stand(handlers);
    expect(calls).toEqual(['joined slack:T0FAKE']);
    await made.slack.event({ type: 'app_uninstalled' });
    await made.slack.redeliver();
    await made.quiet();
    expect(calls).toEqual(['joined slack:T0FAKE', 'left slack:T0FAKE']);
    expect(made.log.filter((entry) => entry.includes('the app was removed'))).not.toEqual([]);
  });

  it('is left when the token of the bot is revoked, not when that of a person is', async () => {
    const { calls, handlers } = told();
    const made = await stand(handlers);
    await made.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ADA'], bot: [] } });
    await made.slack.event({ type: 'tokens_revoked', tokens: { oauth: ['U0ADA'] } });
    await made.quiet();
    expect(calls).toEqual(['joined slack:T0FAKE']);
    await made.slack.event({ type: 'tokens_revoked', tokens: { bot: [bot.user] } });
    await made.quiet();
    expect(calls).toEqual(['joined slack:T0FAKE', 'left slack:T0FAKE']);
  });

  it('that cannot be remembered or let go disturbs nothing', async () => {
    const broken = () => Promise.reject(new Error('no store'));
    const made = await stand({ joined: broken, left: broken });
    await made.slack.event({ type: 'app_uninstalled' });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(made.messages().map(({ read }) => read)).toEqual(['command']);
    expect(made.log.filter((entry) => entry.includes('no store'))).toHaveLength(2);
  });
});

describe('a command', () => {
  it('carries the event by which it was claimed', async () => {
    const claimed: string[] = [];
    const made = await stand({ isFirst: async (event) => claimed.push(event) > 0 });
    await made.people.type('U0ADA', 'C0GENERAL', '/ask x');
    await made.quiet();
    expect(claimed).toHaveLength(1);
    expect(made.asked[0]?.request).toMatchObject({ event: claimed[0] });
  });
});
