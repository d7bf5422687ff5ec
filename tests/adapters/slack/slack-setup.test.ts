import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackManifest } from '../../../src/adapters/slack/slack-manifest.ts';
import { botScopes } from '../../../src/adapters/slack/slack-scopes.ts';
import { createSlackSetup, type SlackSetupParts } from '../../../src/adapters/slack/slack-setup.ts';
import { commandSpecs } from '../../../src/commands/command-specs.ts';
import { createFakeSlack, type FakeSlack } from '../../fakes/slack/fake-slack.ts';
import { secrets } from '../../fakes/slack/fake-slack-model.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await createFakeSlack();
  slack.api.scopes = botScopes;
});
afterEach(() => slack.close());

const setup = (over: Partial<SlackSetupParts> = {}) =>
  createSlackSetup({
    specs: commandSpecs,
    mode: 'socket',
    botToken: secrets.botToken,
    appToken: secrets.appToken,
    signingSecret: null,
    apiUrl: slack.apiUrl,
    channels: [],
    ...over,
  });
const wrong = async (over: Partial<SlackSetupParts> = {}) =>
  (await setup(over).check()).filter(({ ok }) => !ok).map(({ what, remedy }) => `${what} → ${remedy}`);

describe('the manifest', () => {
  const manifest = createSlackManifest({ specs: commandSpecs, mode: 'socket' });

  it('has the commands, scopes and events that the adapter uses', () => {
    expect(manifest.features?.slash_commands?.map(({ command }) => command)).toEqual(
      commandSpecs.map(({ name }) => `/${name}`),
    );
    expect(manifest.oauth_config?.scopes?.bot).toEqual(botScopes);
    expect(manifest.settings?.event_subscriptions?.bot_events).toContain('message.mpim');
    expect(manifest.settings).toMatchObject({
      socket_mode_enabled: true,
      interactivity: { is_enabled: true },
    });
    expect(manifest.features?.app_home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
  });

  // https://docs.slack.dev/reference/app-manifest
  it('keeps to the limits of manifests', () => {
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description?.length).toBeLessThanOrEqual(140);
    for (const { command, description, usage_hint: hint } of manifest.features?.slash_commands ?? []) {
      expect(command.length).toBeLessThanOrEqual(32);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint?.length).toBeLessThanOrEqual(1000);
    }
  });

  it('names a request address for HTTP, and none for Socket Mode', () => {
    const http = createSlackManifest({ specs: commandSpecs, mode: 'http' });
    expect(JSON.stringify(manifest)).not.toContain('https://');
    // Each command, events, buttons and forms, and what is suggested in forms.
    expect(JSON.stringify(http).match(/https:\/\/YOUR-HOST\/slack\/events/g)).toHaveLength(
      commandSpecs.length + 3,
    );
    expect(http.settings?.interactivity?.message_menu_options_url).toBe(
      http.settings?.interactivity?.request_url,
    );
    expect(http.settings?.socket_mode_enabled).toBe(false);
  });

  it.each(['socket', 'http'] as const)('stands at the top of the instructions for %s', async (mode) => {
    const text = await setup({ mode }).instructions();
    const json = text.slice(0, text.indexOf('\n}') + 2);
    expect(JSON.parse(json)).toEqual(createSlackManifest({ specs: commandSpecs, mode }));
    expect(text).toContain(mode === 'socket' ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET');
  });
});

describe('the check', () => {
  it('finds nothing wrong where all is well, by reading alone', async () => {
    const findings = await setup({ channels: ['C0GENERAL'] }).check();
    expect(findings.map(({ what }) => what)).toEqual([
      'slack: SLACK_BOT_TOKEN is accepted: briefwire in Fake',
      'slack: the app has all its scopes',
      'slack: the bot is in #general (C0GENERAL)',
      'slack: SLACK_APP_TOKEN is accepted: Socket Mode can connect',
    ]);
    expect(slack.model.messages).toEqual([]);
    expect(slack.model.violations).toEqual([]);
  });

  it('names what is not set', async () => {
    expect(await wrong({ botToken: null, appToken: null })).toEqual([
      expect.stringContaining('SLACK_BOT_TOKEN is not set → '),
      expect.stringContaining('SLACK_APP_TOKEN is not set → '),
    ]);
    expect(await wrong({ mode: 'http', appToken: null })).toEqual([
      expect.stringContaining('SLACK_SIGNING_SECRET is not set → '),
    ]);
    expect(await wrong({ mode: 'http', signingSecret: 's' })).toEqual([]);
  });

  it('names the token that is not accepted', async () => {
    expect(await wrong({ botToken: 'xoxb-no', appToken: 'xapp-no' })).toEqual([
      expect.stringMatching(/SLACK_BOT_TOKEN does not work → .*SLACK_BOT_TOKEN/),
      expect.stringMatching(/Socket Mode cannot connect → .*SLACK_APP_TOKEN/),
    ]);
  });

  it('names the scopes that are missing', async () => {
    slack.api.scopes = botScopes.filter((scope) => scope !== 'commands');
    slack.api.appScopes = [];
    expect(await wrong()).toEqual([
      expect.stringMatching(/scopes are missing → .*commands/),
      expect.stringMatching(/Socket Mode cannot connect → .*connections:write/),
    ]);
  });

  it('names the channels that the bot is not in, or cannot see', async () => {
    slack.model.addChannel({ id: 'C0OLD', name: 'old', archived: true });
    const direct = slack.model.directOf('U0ADA').id;
    expect(await wrong({ channels: ['C0STRANGE', 'C0NOWHERE', 'C0RANDOM', 'C0OLD', direct] })).toEqual([
      'slack: the bot is not in #strange (C0STRANGE) → Invite it there: /invite @briefwire',
      expect.stringContaining('there is no channel C0NOWHERE'),
      'slack: #old (C0OLD) is archived → Unarchive it, or choose another channel.',
    ]);
  });

  it('says so where Slack cannot be reached', async () => {
    const findings = await wrong({ apiUrl: 'http://127.0.0.1:1/api/' });
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(finding).toContain('cannot be reached at http://127.0.0.1:1/api/');
  });

  it('names no password of a proxy where Slack cannot be reached', async () => {
    const findings = await wrong({ apiUrl: 'http://user:pass-word@127.0.0.1:1/api/' });
    expect(findings).toHaveLength(2);
    for (const finding of findings) expect(finding).toContain('cannot be reached at http://127.0.0.1:1/api/');
    expect(findings.join()).not.toContain('pass-word');
  });
});
